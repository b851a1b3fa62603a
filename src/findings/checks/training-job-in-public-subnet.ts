import type { Example } from '../example.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { internetGatewayOf, SUBNET_READS } from '../answers/subnet-routes.ts';

const LOCAL = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' };
const OUT = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-0a', State: 'active' };

const routes = (...own: readonly unknown[]): Example => ({
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
  ],
});

export default resourceCheck({
  id: 'training-job-in-public-subnet',
  title: 'Training jobs run in subnets without a route to an internet gateway',
  why: 'A public address for one of its interfaces is enough for training data to leave the network past every endpoint policy.',
  severity: 'low',
  known: { gaps: ['GAP-26'] },
  topics: ['isolation'],
  resource: KINDS.trainingJob,
  reads: SUBNET_READS,
  examples: { pass: [routes(LOCAL)], fail: [routes(LOCAL, OUT)] },
  judge: (detail, { account, region }) => {
    const subnets = detail.at('VpcConfig')?.texts('Subnets') ?? [];
    // without a network the container has no use for a route
    if (subnets.length === 0 || detail.flag('EnableNetworkIsolation') === true) return undefined;
    for (const subnet of subnets) {
      const gateway = internetGatewayOf(subnet, { near: detail, account, region });
      if (gateway !== undefined)
        return fail(`${subnet} has a route to ${gateway}`, 'run training jobs in subnets that reach S3 through an endpoint only');
    }
    return pass('none of its subnets has a route to an internet gateway');
  },
});
