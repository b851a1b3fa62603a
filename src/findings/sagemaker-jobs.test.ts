import { describe, expect, test } from 'vitest';
import automl from './checks/automl-job-without-inter-container-encryption.ts';
import schedule from './checks/monitoring-schedule-without-inter-container-encryption.ts';
import fromOutside from './checks/training-data-from-outside.ts';
import digest from './checks/training-image-without-digest.ts';
import publicSubnet from './checks/training-job-in-public-subnet.ts';
import wayOut from './checks/training-job-with-way-out.ts';
import interContainer from './checks/training-job-without-inter-container-encryption.ts';
import isolation from './checks/training-job-without-network-isolation.ts';
import qualityVolume from './checks/data-quality-volume-without-customer-key.ts';
import output from './checks/training-output-without-customer-key.ts';
import volume from './checks/training-volume-without-customer-key.ts';
import tuningVolume from './checks/tuning-volume-without-customer-key.ts';
import unversioned from './checks/unversioned-training-data-bucket.ts';
import type { Check } from './check.ts';
import type { Example } from './example.ts';
import { SAGEMAKER } from './examples/sagemaker-examples.ts';
import { judged } from './scanned.fixture.ts';

type Json = Readonly<Record<string, unknown>>;
type Answers = NonNullable<Example['answers']>;

/** What a check says of resources; what it says of the account is left out. */
const verdicts = (check: Check, ...answers: Answers): readonly string[] =>
  judged(check, { answers }).flatMap(([verdict, id]) => (id.startsWith('arn:') ? [verdict] : []));

const job = (more: Json, without: readonly string[] = []): Answers[number] => {
  const body = Object.fromEntries(Object.entries({ ...SAGEMAKER.trainingJob, ...more }).filter(([key]) => !without.includes(key)));
  return ['sagemaker.DescribeTrainingJob', 'example', body];
};
const on = (ResourceConfig: Json): Answers[number] => job({ ResourceConfig });
const groups = (...types: readonly string[]): Answers[number] =>
  on({
    VolumeSizeInGB: 50,
    InstanceGroups: types.map((InstanceType, index) => ({ InstanceType, InstanceCount: 1, InstanceGroupName: `g${index}` })),
  });
const serverless = job({ ServerlessJobConfig: { BaseModelArn: 'arn:aws:sagemaker:us-east-1:aws:hub-content/x', JobType: 'FineTuning' } }, [
  'ResourceConfig',
  'AlgorithmSpecification',
]);

describe('a key for the volume is asked for', () => {
  test.each([
    ['where AWS takes one', groups('ml.m5.xlarge', 'ml.c5.xlarge'), ['fail']],
    [
      'and found with groups of instances',
      on({ VolumeKmsKeyId: 'x', InstanceGroups: [{ InstanceType: 'ml.m5.xlarge', InstanceCount: 1 }] }),
      ['pass'],
    ],
    ['but not where the instances have disks of their own', on({ InstanceType: 'ml.p4d.24xlarge', InstanceCount: 1 }), []],
    ['nor where those of one group have', groups('ml.m5.xlarge', 'ml.g5.xlarge'), []],
    ['nor of a job without instances', serverless, []],
    ['and nothing is said where the instances are not told', on({ VolumeSizeInGB: 50 }), ['unknown']],
    ['or nothing of them', job({}, ['ResourceConfig']), ['unknown']],
  ] as const)('%s', (_, answer, expected) => {
    expect(verdicts(volume, answer)).toEqual(expected);
  });

  test('of each definition of a tuning job, by the instances that it may choose from', () => {
    const { TrainingJobDefinition: definition, ...tuning } = SAGEMAKER.tuningJob;
    const choosing = (...types: readonly string[]): Json => ({
      HyperParameterTuningResourceConfig: { InstanceConfigs: types.map((InstanceType) => ({ InstanceType, InstanceCount: 1 })) },
    });
    const told = (...TrainingJobDefinitions: readonly Json[]) =>
      verdicts(tuningVolume, ['sagemaker.DescribeHyperParameterTuningJob', 'example', { ...tuning, TrainingJobDefinitions }]);
    expect(told(choosing('ml.g5.xlarge'), choosing('ml.m5d.xlarge', 'ml.m5.xlarge'))).toEqual([]);
    expect(told(choosing('ml.g5.xlarge'), definition)).toEqual(['fail']);
    expect(told()).toEqual(['unknown']);
  });
});

describe('encryption between instances is asked for', () => {
  test.each([
    ['with several instances', on({ InstanceType: 'ml.m5.xlarge', InstanceCount: 2 }), ['fail']],
    ['with several groups', groups('ml.m5.xlarge', 'ml.m5.xlarge'), ['fail']],
    ['with several instances of one group', on({ InstanceGroups: [{ InstanceType: 'ml.m5.xlarge', InstanceCount: 3 }] }), ['fail']],
    ['but not with one', on({ InstanceType: 'ml.m5.xlarge', InstanceCount: 1 }), []],
    ['nor with one group of one', groups('ml.m5.xlarge'), []],
    ['nor of a job without instances', serverless, []],
    ['and nothing is said where their number is not told', on({ InstanceType: 'ml.m5.xlarge' }), ['unknown']],
  ] as const)('%s', (_, answer, expected) => {
    expect(verdicts(interContainer, answer)).toEqual(expected);
  });

  test.each([
    ['of a schedule with one instance it is not', { MonitoringJobDefinition: resources({ InstanceCount: 1 }) }, []],
    ['nor of one that names a job definition', { MonitoringJobDefinitionName: 'quality', MonitoringType: 'DataQuality' }, []],
    ['of a schedule whose instances are not told nothing is said', { MonitoringJobDefinition: resources({}) }, ['unknown']],
  ])('%s', (_, MonitoringScheduleConfig, expected) => {
    const described = { ...SAGEMAKER.monitoringSchedule, MonitoringScheduleConfig };
    expect(verdicts(schedule, ['sagemaker.DescribeMonitoringSchedule', 'example', described])).toEqual(expected);
  });
});

function resources(ClusterConfig: Json): Json {
  return { MonitoringResources: { ClusterConfig: { InstanceType: 'ml.m5.xlarge', ...ClusterConfig } } };
}

test('an AutoML job that the first operation refuses to describe is judged by the second', () => {
  const list = ['sagemaker.ListAutoMLJobs', 'all', { AutoMLJobSummaries: [{ AutoMLJobArn: SAGEMAKER.autoMlJob.AutoMLJobArn }] }] as const;
  const refused = ['sagemaker.DescribeAutoMLJob', 'example', { Error: { Code: 'ValidationException' } }] as const;
  const told = ['sagemaker.DescribeAutoMLJobV2', 'example', { ...SAGEMAKER.autoMlJob, SecurityConfig: {} }] as const;
  expect(judged(automl, { answers: [list, refused] }).map(([verdict]) => verdict)).toEqual(['unknown']);
  expect(judged(automl, { answers: [list, refused, told] }).map(([verdict]) => verdict)).toEqual(['fail']);
});

test('no key is asked for where S3 Express One Zone takes the output', () => {
  const into = (bucket: string) => verdicts(output, job({ OutputDataConfig: { S3OutputPath: `s3://${bucket}/out/` } }));
  expect(into('models--use1-az4--x-s3')).toEqual([]);
  expect(into('models')).toEqual(['fail']);
  expect(verdicts(output, job({}, ['OutputDataConfig']))).toEqual(['unknown']);
});

test.each([
  ['an algorithm of AWS', { TrainingImage: '382416733822.dkr.ecr.us-east-1.amazonaws.com/kmeans:1' }],
  ['an algorithm of the marketplace', { AlgorithmName: 'arn:aws:sagemaker:us-east-1:999999999999:algorithm/x' }],
])('%s is not for the customer to pin', (_, AlgorithmSpecification) => {
  expect(verdicts(digest, job({ AlgorithmSpecification }))).toEqual([]);
});

test('a serverless job has no image, and no container of the customer', () => {
  expect(verdicts(digest, serverless)).toEqual([]);
  expect(verdicts(isolation, serverless)).toEqual([]);
});

test('monitoring on instances with disks of their own takes no key either', () => {
  const JobResources = { ClusterConfig: { InstanceType: 'ml.m5d.xlarge', InstanceCount: 1, VolumeSizeInGB: 20 } };
  const described = { ...SAGEMAKER.dataQualityJob, JobResources };
  expect(verdicts(qualityVolume, ['sagemaker.DescribeDataQualityJobDefinition', 'example', described])).toEqual([]);
});

describe('the way out of a subnet', () => {
  const inSubnet = (more: Json = {}) => job({ VpcConfig: { Subnets: ['subnet-0a'], SecurityGroupIds: ['sg-0a'] }, ...more });
  const routes = (...Routes: readonly Json[]): Answers[number] => [
    'ec2.DescribeRouteTables',
    'all',
    { RouteTables: [{ RouteTableId: 'rtb-0a', VpcId: 'vpc-0a', Associations: [{ SubnetId: 'subnet-0a' }], Routes }] },
  ];
  const out = (target: Json): Json => ({ DestinationCidrBlock: '0.0.0.0/0', State: 'active', ...target });

  test.each([
    ['through a transit gateway leads nobody knows where', out({ TransitGatewayId: 'tgw-0a' }), ['unknown']],
    ['through a firewall leads nobody knows where', out({ GatewayId: 'vpce-0a' }), ['unknown']],
    ['through a NAT gateway of which nothing was read may be one', out({ NatGatewayId: 'nat-0a' }), ['unknown']],
    ['is none where a peer has one network only', { DestinationCidrBlock: '10.1.0.0/16', VpcPeeringConnectionId: 'pcx-0a' }, ['pass']],
  ])('%s', (_, route, expected) => {
    expect(verdicts(wayOut, inSubnet(), routes(route))).toEqual(expected);
  });

  test('does not matter to a container without a network', () => {
    const isolated = inSubnet({ EnableNetworkIsolation: true });
    const open = routes(out({ GatewayId: 'igw-0a' }), out({ NatGatewayId: 'nat-0a' }));
    expect(verdicts(wayOut, isolated, open)).toEqual([]);
    expect(verdicts(publicSubnet, isolated, open)).toEqual([]);
  });
});

describe('inputs', () => {
  const channel = (DataSource: Json): Json => ({ ChannelName: 'train', DataSource });
  const files = channel({ FileSystemDataSource: { FileSystemId: 'fs-0a' } });
  const point = channel({ S3DataSource: { S3Uri: 's3://arn:aws:s3:us-east-1:111122223333:accesspoint/train' } });

  test('that are files are of no bucket', () => {
    expect(verdicts(fromOutside, job({ InputDataConfig: [files] }))).toEqual([]);
    expect(verdicts(unversioned, job({ InputDataConfig: [files] }))).toEqual([]);
  });

  test('through an access point are of a bucket that is not known', () => {
    const told = judged(unversioned, { answers: [job({ InputDataConfig: [point] })] });
    expect(told.map(([verdict]) => verdict)).not.toContain('pass');
    expect(told.some(([verdict, , message]) => verdict === 'unknown' && message.includes('accesspoint/train'))).toBe(true);
  });

  test('without a source cannot be read', () => {
    expect(verdicts(fromOutside, job({ InputDataConfig: [{ ChannelName: 'train' }] }))).toEqual(['unknown']);
  });
});
