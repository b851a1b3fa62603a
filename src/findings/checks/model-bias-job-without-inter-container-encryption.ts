import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { switchCheck } from '../rules/setting-check.ts';

export default switchCheck({
  id: 'model-bias-job-without-inter-container-encryption',
  title: 'Model-bias jobs encrypt what their instances tell each other',
  why: 'The jobs look at what people send to an endpoint: whoever is on the network between the instances can read it.',
  severity: 'low',
  known: { union: ['JD-INTERCONTAINER'], securityHub: ['SageMaker.15'] },
  topics: ['encryption'],
  resource: KINDS.modelBiasJob,
  member: ['NetworkConfig', 'EnableInterContainerTrafficEncryption'],
  example: SAGEMAKER.modelBiasJob,
  says: ['traffic between its instances is encrypted', 'traffic between its instances is not encrypted'],
  fix: 'define the job anew with NetworkConfig.EnableInterContainerTrafficEncryption',
  applies: (detail) => detail.needAt('JobResources').needAt('ClusterConfig').needNumber('InstanceCount') > 1,
});
