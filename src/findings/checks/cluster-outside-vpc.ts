import type { Detail } from '../answers/detail.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const VPC = { SecurityGroupIds: ['sg-0a'], Subnets: ['subnet-0a'] };
const [workers] = SAGEMAKER.cluster.InstanceGroups;
const cluster = (more: Readonly<Record<string, unknown>>) => ({ described: { ...SAGEMAKER.cluster, ...more } });

export default resourceCheck({
  id: 'cluster-outside-vpc',
  title: 'HyperPod clusters run in a VPC of the customer',
  why: 'Outside of it no endpoint policy, no security group and no flow log sees where training data goes.',
  severity: 'medium',
  known: { union: ['HYPERPOD'] },
  topics: ['isolation'],
  resource: KINDS.cluster,
  examples: {
    pass: [cluster({ VpcConfig: VPC }), cluster({ InstanceGroups: [{ ...workers, OverrideVpcConfig: VPC }] })],
    fail: [
      cluster({}),
      cluster({ VpcConfig: { SecurityGroupIds: ['sg-0a'], Subnets: [] } }),
      cluster({ InstanceGroups: [{ ...workers, OverrideVpcConfig: VPC }, workers] }),
      cluster({ InstanceGroups: [], RestrictedInstanceGroups: [workers] }),
    ],
  },
  judge: (detail) => {
    const subnets = subnetsOf(detail.at('VpcConfig'));
    if (subnets.length > 0) return pass(`it runs in ${subnets.join(', ')}`);
    const groups = [...detail.list('InstanceGroups'), ...detail.list('RestrictedInstanceGroups')];
    const outside = groups
      .filter((group) => subnetsOf(group.at('OverrideVpcConfig')).length === 0)
      .map((group) => group.needText('InstanceGroupName'));
    if (groups.length > 0 && outside.length === 0) return pass('every instance group runs in subnets of its own');
    return fail(`${outside.length === 0 ? 'it' : outside.join(', ')} runs in the network of AWS`, 'create the cluster anew with VpcConfig');
  },
});

const subnetsOf = (vpc: Detail | undefined): readonly string[] => vpc?.texts('Subnets') ?? [];
