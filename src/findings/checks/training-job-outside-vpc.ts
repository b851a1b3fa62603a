import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { subnetsCheck } from '../rules/setting-check.ts';

export default subnetsCheck({
  id: 'training-job-outside-vpc',
  title: 'Training jobs run in a VPC of the customer',
  why: 'Outside of it no endpoint policy, no security group and no flow log sees where training data goes.',
  severity: 'medium',
  known: { union: ['TR-VPC'], prowler: ['sagemaker_training_jobs_vpc_settings_configured'] },
  topics: ['isolation'],
  resource: KINDS.trainingJob,
  member: ['VpcConfig', 'Subnets'],
  example: SAGEMAKER.trainingJob,
  fix: 'start training jobs with VpcConfig',
});
