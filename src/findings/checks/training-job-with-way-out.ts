import type { Example } from '../example.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { worstOf } from '../rules/several-outcomes.ts';
import { WAY_OUT_READS, wayOutOf } from '../answers/subnet-routes.ts';

const LOCAL = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' };
const S3 = { DestinationPrefixListId: 'pl-0a', GatewayId: 'vpce-0a', State: 'active' };
const OUT = { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0a', State: 'active' };
const OUT_6 = { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-0a', State: 'active' };
const INTERNET = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-0a', State: 'active' };

const routes = (own: readonly unknown[], ...nats: readonly string[]): Example => ({
  answers: [
    [
      'sagemaker.DescribeTrainingJob',
      'job',
      { ...SAGEMAKER.trainingJob, VpcConfig: { Subnets: ['subnet-0a'], SecurityGroupIds: ['sg-0a'] } },
    ],
    [
      'ec2.DescribeRouteTables',
      'all',
      { RouteTables: [{ RouteTableId: 'rtb-0a', VpcId: 'vpc-0a', Associations: [{ SubnetId: 'subnet-0a', Main: false }], Routes: own }] },
    ],
    ...nats.map(
      (ConnectivityType) =>
        ['ec2.DescribeNatGateways', 'all', { NatGateways: [{ NatGatewayId: 'nat-0a', ConnectivityType, State: 'available' }] }] as const,
    ),
  ],
});

export default resourceCheck({
  id: 'training-job-with-way-out',
  title: 'Training jobs that have a network run in subnets without a way to the internet',
  why: 'A poisoned package in the training image sends the data out through the NAT gateway, or fetches what it is to do.',
  severity: 'medium',
  known: { gaps: ['GAP-26'] },
  topics: ['isolation'],
  resource: KINDS.trainingJob,
  reads: WAY_OUT_READS,
  examples: {
    pass: [
      routes([LOCAL, S3]),
      routes([LOCAL, { ...OUT, State: 'blackhole' }]),
      routes([LOCAL, OUT], 'private'),
      routes([LOCAL, INTERNET]),
    ],
    fail: [
      routes([LOCAL, OUT], 'public'),
      routes([LOCAL, OUT_6]),
      routes([LOCAL, { ...OUT, DestinationCidrBlock: '198.51.100.0/24' }], 'public'),
    ],
  },
  judge: (detail, { account, region }) => {
    const subnets = detail.at('VpcConfig')?.texts('Subnets') ?? [];
    if (subnets.length === 0 || detail.flag('EnableNetworkIsolation') === true) return undefined;
    const near = { near: detail, account, region };
    return worstOf(
      subnets.map((subnet) => () => {
        const gateway = wayOutOf(subnet, near);
        return gateway === undefined
          ? pass('none of its subnets has a way to the internet')
          : fail(
              `${subnet} has a route to ${gateway}`,
              'run training jobs in subnets that reach nothing but endpoints of AWS, or isolate them',
            );
      }),
    );
  },
});
