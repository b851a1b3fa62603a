import { trainingInstances } from '../answers/job-instances.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { switchCheck } from '../rules/setting-check.ts';

export default switchCheck({
  id: 'training-job-without-inter-container-encryption',
  title: 'Training jobs with several instances encrypt what these tell each other',
  why: 'Instances tell each other gradients and samples of the data: whoever is on the network between them can read and change them.',
  severity: 'low',
  known: { union: ['TR-INTERCONTAINER'], prowler: ['sagemaker_training_jobs_intercontainer_encryption_enabled'] },
  topics: ['encryption'],
  resource: KINDS.trainingJob,
  member: ['EnableInterContainerTrafficEncryption'],
  example: SAGEMAKER.trainingJob,
  says: ['traffic between its instances is encrypted', 'traffic between its instances is not encrypted'],
  fix: 'start training jobs with EnableInterContainerTrafficEncryption',
  applies: (detail) => (trainingInstances(detail)?.count ?? 1) > 1,
});
