import { dataKeyNeeds, viaService } from '../needs/kms.ts';
import { networkNeeds } from '../needs/network.ts';
import { readNeeds, writeNeeds } from '../needs/s3.ts';
import { together } from '../need.ts';
import type { TrainingService } from '../training-service.ts';
import { trustOfService } from '../needs/trust.ts';
import { roleArn, type TrainingJob } from '../training-job.ts';

const PAGE = 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createtrainingjob-perms';
const REFERENCE = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html';

const jobs = ({ partition, region, account }: TrainingJob): string => `arn:${partition}:sagemaker:${region}:${account}:training-job/*`;
const logGroup = ({ partition, region, account }: TrainingJob): string =>
  `arn:${partition}:logs:${region}:${account}:log-group:/aws/sagemaker/TrainingJobs`;

const service: TrainingService = {
  name: 'sagemaker',
  about: 'jobs of sagemaker:CreateTrainingJob',
  needs: ['training', 'output', 'imageRepository'],
  takes: ['validation', 'dataKeys', 'outputKey', 'modelKey', 'subnets', 'securityGroups', 'writers'],
  runsInVpc: true,
  trust: (job) => trustOfService(job, 'sagemaker', 'training-job/*'),
  permissions: (job) => [
    ...readNeeds(job, PAGE),
    ...writeNeeds(job, PAGE, []),
    ...dataKeyNeeds(job, ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey']),
    ...(job.modelKey === undefined
      ? []
      : [
          {
            sid: 'EncryptVolumes',
            why: 'lets SageMaker use the key for the volumes of the instances',
            source: PAGE,
            actions: ['kms:CreateGrant'],
            resources: [job.modelKey],
            when: viaService(job, 'sagemaker'),
          },
        ]),
    {
      sid: 'PullImage',
      why: 'pulls the training image',
      source: PAGE,
      actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      resources: [job.imageRepository ?? ''],
    },
    {
      sid: 'SignInToRegistry',
      why: 'signs in to the registry; the action knows no resource',
      source: PAGE,
      actions: ['ecr:GetAuthorizationToken'],
      when: { StringEquals: { 'aws:RequestedRegion': job.region } },
    },
    {
      sid: 'FindLogs',
      why: 'finds its log group, or makes it',
      source: PAGE,
      actions: ['logs:CreateLogGroup', 'logs:DescribeLogStreams'],
      resources: [logGroup(job), `${logGroup(job)}:*`],
    },
    {
      sid: 'WriteLogs',
      why: 'writes the logs of the job',
      source: PAGE,
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${logGroup(job)}:log-stream:*`],
    },
    {
      sid: 'WriteMetrics',
      why: 'writes the metrics of the job',
      source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html',
      actions: ['cloudwatch:PutMetricData'],
      when: { StringEquals: { 'cloudwatch:namespace': '/aws/sagemaker/TrainingJobs' } },
    },
    ...networkNeeds(job, PAGE, undefined),
  ],
  starter: (job) => [
    {
      sid: 'StartJob',
      why: 'starts a job: isolated, and in this network and with these keys where they are named',
      source: REFERENCE,
      actions: ['sagemaker:CreateTrainingJob'],
      resources: [jobs(job)],
      when: together(
        { Bool: { 'sagemaker:NetworkIsolation': 'true' }, BoolIfExists: { 'sagemaker:EnableRemoteDebug': 'false' } },
        job.subnets.length === 0
          ? undefined
          : {
              Bool: { 'sagemaker:NetworkIsolation': 'true', 'sagemaker:InterContainerTrafficEncryption': 'true' },
              // without the Null, a job without any VPC would pass: all of no values are in the list
              'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': job.subnets, 'sagemaker:VpcSecurityGroupIds': job.securityGroups },
              Null: { 'sagemaker:VpcSubnets': 'false', 'sagemaker:VpcSecurityGroupIds': 'false' },
            },
        job.modelKey === undefined && job.outputKey === undefined
          ? undefined
          : {
              ArnEquals: {
                ...(job.modelKey === undefined ? {} : { 'sagemaker:VolumeKmsKeyArn': job.modelKey }),
                ...(job.outputKey === undefined ? {} : { 'sagemaker:OutputKmsKeyArn': job.outputKey }),
              },
            },
      ),
    },
    {
      sid: 'FollowJob',
      why: 'looks at jobs, and stops them',
      source: REFERENCE,
      actions: ['sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob'],
      resources: [jobs(job)],
    },
    {
      sid: 'PassRole',
      why: 'hands this role, and no other, to SageMaker',
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
      actions: ['iam:PassRole'],
      resources: [roleArn(job)],
      when: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    },
  ],
  residuals: ({ subnets, modelKey }) => [
    'the code in the training image runs under this role: whoever may push to the repository may do what the role may do',
    'no condition key of sagemaker:CreateTrainingJob names the role, the image or the data: compare each job with what was meant',
    'a metric may carry anything out to whoever reads metrics of the account',
    ...(modelKey === undefined
      ? ['without a key for the volumes nothing demands one: those of instances with local NVMe disks are encrypted by hardware alone']
      : []),
    ...(subnets.length === 0 ? ['without a VPC nothing but the network isolation of the job keeps its code from the internet'] : []),
  ],
};

export default service;
