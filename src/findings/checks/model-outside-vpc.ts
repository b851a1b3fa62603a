import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { subnetsCheck } from '../rules/setting-check.ts';

export default subnetsCheck({
  id: 'model-outside-vpc',
  title: 'Models run in a VPC of the customer',
  why: 'Outside of it no endpoint policy, no security group and no flow log sees what a model sends where.',
  severity: 'low',
  known: { union: ['MD-VPC'], prowler: ['sagemaker_models_vpc_settings_configured'] },
  topics: ['isolation'],
  resource: KINDS.model,
  member: ['VpcConfig', 'Subnets'],
  example: SAGEMAKER.model,
  fix: 'create the model anew with VpcConfig',
});
