import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { switchCheck } from '../rules/setting-check.ts';

export default switchCheck({
  id: 'data-quality-job-without-network-isolation',
  title: 'Data-quality jobs run without a network',
  why: 'The job sees what people send to an endpoint, and its container can send it anywhere.',
  severity: 'medium',
  known: { union: ['JD-ISOLATION'], securityHub: ['SageMaker.11'] },
  topics: ['isolation'],
  resource: KINDS.dataQualityJob,
  member: ['NetworkConfig', 'EnableNetworkIsolation'],
  example: SAGEMAKER.dataQualityJob,
  says: ['its container has no network', 'its container has a network'],
  fix: 'define the job anew with NetworkConfig.EnableNetworkIsolation',
});
