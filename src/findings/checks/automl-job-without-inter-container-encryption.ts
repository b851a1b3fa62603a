import { KINDS } from '../resource-kinds.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';
import { switchCheck } from '../setting-check.ts';

export default switchCheck({
  id: 'automl-job-without-inter-container-encryption',
  title: 'AutoML jobs encrypt what their instances tell each other',
  why: 'Instances tell each other gradients and samples of the data: whoever is on the network between them can read and change them.',
  severity: 'low',
  known: { union: ['TR-AUTOML-ISO'] },
  topics: ['encryption'],
  resource: KINDS.autoMlJob,
  member: ['AutoMLJobConfig', 'SecurityConfig', 'EnableInterContainerTrafficEncryption'],
  example: SAGEMAKER.autoMlJob,
  says: ['traffic between its instances is encrypted', 'traffic between its instances is not encrypted'],
  fix: 'start AutoML jobs with SecurityConfig.EnableInterContainerTrafficEncryption',
});
