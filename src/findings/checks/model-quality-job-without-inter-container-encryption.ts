import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { switchCheck } from '../rules/setting-check.ts';

export default switchCheck({
  id: 'model-quality-job-without-inter-container-encryption',
  title: 'Model-quality jobs encrypt what their instances tell each other',
  why: 'The jobs look at what people send to an endpoint: whoever is on the network between the instances can read it.',
  severity: 'low',
  known: { union: ['JD-INTERCONTAINER'], securityHub: ['SageMaker.13'] },
  topics: ['encryption'],
  resource: KINDS.modelQualityJob,
  member: ['NetworkConfig', 'EnableInterContainerTrafficEncryption'],
  example: SAGEMAKER.modelQualityJob,
  says: ['traffic between its instances is encrypted', 'traffic between its instances is not encrypted'],
  fix: 'define the job anew with NetworkConfig.EnableInterContainerTrafficEncryption',
  applies: (detail) => detail.needAt('JobResources').needAt('ClusterConfig').needNumber('InstanceCount') > 1,
});
