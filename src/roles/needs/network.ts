import type { WrittenConditions } from '../../firewall/written-policy.ts';
import { together, type Need } from '../need.ts';
import type { TrainingJob } from '../training-job.ts';

/** How a service marks the network interfaces that it makes; undefined: it does not. */
export interface InterfaceMarks {
  /** A tag and the values that it may have. */
  readonly equals: Readonly<Record<string, string>>;
  /** A tag that holds the ARN of the job, and which ARNs. */
  readonly arns: Readonly<Record<string, string>>;
}

/** Calls that put the job into the customer's subnets and out of them again; none for a job that runs in no VPC of the customer. */
export function networkNeeds(job: TrainingJob, source: string, marks: InterfaceMarks | undefined): readonly Need[] {
  const { subnets, securityGroups } = job;
  if (subnets.length === 0) return [];
  const ec2 = (type: string, id: string): string => `arn:${job.partition}:ec2:${job.region}:${job.account}:${type}/${id}`;
  const subnetArns = subnets.map((id) => ec2('subnet', id));
  const interfaces = [ec2('network-interface', '*')];
  return [
    {
      sid: 'LookAtNetwork',
      why: 'looks at the subnets and security groups; these actions know no resource',
      source,
      actions: [
        'ec2:DescribeDhcpOptions',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
      ],
      when: { StringEquals: { 'aws:RequestedRegion': job.region } },
    },
    {
      sid: 'CreateInterfaceInSubnets',
      why: 'makes network interfaces in these subnets, with these security groups',
      source,
      actions: ['ec2:CreateNetworkInterface'],
      resources: [...subnetArns, ...securityGroups.map((id) => ec2('security-group', id))],
    },
    {
      sid: 'CreateInterface',
      why: marks === undefined ? 'makes network interfaces' : 'makes network interfaces that are marked as those of a job',
      source,
      actions: ['ec2:CreateNetworkInterface'],
      resources: interfaces,
      ...(marks === undefined ? { when: { ArnEquals: { 'ec2:Subnet': subnetArns } } } : { when: marked(marks, 'aws:RequestTag') }),
    },
    {
      sid: 'LendInterface',
      why: 'lends these interfaces to the service, and takes them away',
      source,
      actions: ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface', 'ec2:DeleteNetworkInterfacePermission'],
      resources: interfaces,
      when: together(marks === undefined ? undefined : marked(marks, 'ec2:ResourceTag'), { ArnEquals: { 'ec2:Subnet': subnetArns } }),
    },
    ...(marks === undefined
      ? []
      : [
          {
            sid: 'MarkInterface',
            why: 'marks the interfaces while it makes them',
            source,
            actions: ['ec2:CreateTags'],
            resources: interfaces,
            when: {
              StringEquals: { 'ec2:CreateAction': 'CreateNetworkInterface' },
              'ForAllValues:StringEquals': { 'aws:TagKeys': [...Object.keys(marks.equals), ...Object.keys(marks.arns)] },
              Null: { 'aws:TagKeys': 'false' },
            },
          },
        ]),
  ];
}

const marked = ({ equals, arns }: InterfaceMarks, prefix: string): WrittenConditions => ({
  StringEquals: withPrefix(prefix, equals),
  ArnLike: withPrefix(prefix, arns),
});

const withPrefix = (prefix: string, tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(tags).map(([tag, value]) => [`${prefix}/${tag}`, value]));
