import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { switchCheck } from '../rules/setting-check.ts';

export default switchCheck({
  id: 'model-bias-job-without-network-isolation',
  title: 'Model-bias jobs run without a network',
  why: 'The job sees what people send to an endpoint, and its container can send it anywhere.',
  severity: 'medium',
  known: { union: ['JD-ISOLATION'], securityHub: ['SageMaker.12'] },
  topics: ['isolation'],
  resource: KINDS.modelBiasJob,
  member: ['NetworkConfig', 'EnableNetworkIsolation'],
  example: SAGEMAKER.modelBiasJob,
  says: ['its container has no network', 'its container has a network'],
  fix: 'define the job anew with NetworkConfig.EnableNetworkIsolation',
});
