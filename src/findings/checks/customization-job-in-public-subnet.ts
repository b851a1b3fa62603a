import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { internetGatewayOf, SUBNET_READS } from '../answers/subnet-routes.ts';

const JOB = {
  jobArn: 'arn:aws:bedrock:us-east-1:111122223333:model-customization-job/amazon.nova-lite-v1:0:300k/abcdefghijkl',
  roleArn: 'arn:aws:iam::111122223333:role/customization',
  vpcConfig: { subnetIds: ['subnet-0a', 'subnet-0b'], securityGroupIds: ['sg-0a'] },
};
const LOCAL = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' };
const OUT = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-0a', State: 'active' };

/** The first subnet has a route table of its own, the second uses the main one. */
const routes = (own: readonly unknown[], main: readonly unknown[]) => ({
  answers: [
    ['bedrock.GetModelCustomizationJob', 'job', JOB] as const,
    ['ec2.DescribeSubnets', 'all', { Subnets: [{ SubnetId: 'subnet-0b', VpcId: 'vpc-0a' }] }] as const,
    [
      'ec2.DescribeRouteTables',
      'all',
      {
        RouteTables: [
          { RouteTableId: 'rtb-0a', VpcId: 'vpc-0a', Associations: [{ SubnetId: 'subnet-0a', Main: false }], Routes: own },
          { RouteTableId: 'rtb-0b', VpcId: 'vpc-0a', Associations: [{ Main: true }], Routes: main },
        ],
      },
    ] as const,
  ],
});

export default resourceCheck({
  id: 'customization-job-in-public-subnet',
  title: 'Model customization jobs run in subnets without a route to an internet gateway',
  why: 'One public address is enough for training data to leave the network past every endpoint policy.',
  severity: 'medium',
  known: { union: ['CM-PRIVATE-SUBNET'] },
  topics: ['isolation'],
  resource: KINDS.customizationJob,
  reads: SUBNET_READS,
  examples: {
    pass: [routes([LOCAL], [LOCAL, { ...OUT, State: 'blackhole' }])],
    fail: [routes([LOCAL, OUT], [LOCAL]), routes([LOCAL], [LOCAL, OUT])],
  },
  judge: (detail, { account, region }) => {
    const subnets = detail.at('vpcConfig')?.texts('subnetIds') ?? [];
    if (subnets.length === 0) return undefined;
    for (const subnet of subnets) {
      const gateway = internetGatewayOf(subnet, { near: detail, account, region });
      if (gateway !== undefined)
        return fail(`${subnet} has a route to ${gateway}`, 'run customization jobs in subnets that reach S3 through an endpoint only');
    }
    return pass('none of its subnets has a route to an internet gateway');
  },
});
