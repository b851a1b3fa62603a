import { KINDS } from '../resource-kinds.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';
import { subnetsCheck } from '../setting-check.ts';

export default subnetsCheck({
  id: 'cluster-outside-vpc',
  title: 'HyperPod clusters run in a VPC of the customer',
  why: 'Outside of it no endpoint policy, no security group and no flow log sees where training data goes.',
  severity: 'medium',
  known: { union: ['HYPERPOD'] },
  topics: ['isolation'],
  resource: KINDS.cluster,
  member: ['VpcConfig', 'Subnets'],
  example: SAGEMAKER.cluster,
  fix: 'create the cluster anew with VpcConfig',
});
