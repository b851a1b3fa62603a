import { dataKeyNeeds, viaService } from '../needs/kms.ts';
import { networkNeeds } from '../needs/network.ts';
import { readNeeds, writeNeeds } from '../needs/s3.ts';
import type { TrainingService } from '../training-service.ts';
import { trustOfService } from '../needs/trust.ts';
import { roleArn, type TrainingJob } from '../training-job.ts';

const PAGE = 'https://docs.aws.amazon.com/bedrock/latest/userguide/custom-model-job-access-security.html';
const ENCRYPTION = 'https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-custom-job.html';
const REFERENCE = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html';

const jobs = ({ partition, region, account }: TrainingJob): string =>
  `arn:${partition}:bedrock:${region}:${account}:model-customization-job/*`;

const service: TrainingService = {
  name: 'bedrock',
  about: 'jobs of bedrock:CreateModelCustomizationJob',
  needs: ['training', 'output', 'baseModel'],
  takes: ['validation', 'dataKeys', 'outputKey', 'modelKey', 'subnets', 'securityGroups', 'grader', 'writers'],
  runsInVpc: true,
  trust: (job) => trustOfService(job, 'bedrock', 'model-customization-job/*'),
  permissions: (job) => [
    ...readNeeds(job, PAGE),
    ...writeNeeds(job, PAGE, ['s3:GetObject']),
    ...dataKeyNeeds(job, ['kms:Decrypt', 'kms:GenerateDataKey']),
    ...(job.modelKey === undefined
      ? []
      : [
          {
            sid: 'EncryptModel',
            why: 'encrypts the custom model, and lets Bedrock use the key for it',
            source: ENCRYPTION,
            actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
            resources: [job.modelKey],
            when: viaService(job, 'bedrock'),
          },
        ]),
    ...networkNeeds(job, `${PAGE}#vpc-data-access-role`, {
      equals: { BedrockManaged: 'true' },
      arns: { BedrockModelCustomizationJobArn: jobs(job) },
    }),
    ...(job.grader === undefined
      ? []
      : [
          {
            sid: 'AskGrader',
            why: 'asks the function that rewards answers',
            source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/rft-access-security.html',
            actions: ['lambda:InvokeFunction'],
            resources: [job.grader],
          },
        ]),
  ],
  starter: (job) => [
    {
      sid: 'StartJob',
      why: 'starts a job on this base model',
      source: REFERENCE,
      actions: ['bedrock:CreateModelCustomizationJob'],
      resources: [job.baseModel ?? '', `arn:${job.partition}:bedrock:${job.region}:${job.account}:custom-model/*`],
      when: { StringEquals: { 'aws:RequestedRegion': job.region } },
    },
    {
      sid: 'FollowJob',
      why: 'looks at jobs, and stops them',
      source: REFERENCE,
      actions: ['bedrock:GetModelCustomizationJob', 'bedrock:StopModelCustomizationJob'],
      resources: [jobs(job)],
    },
    {
      sid: 'PassRole',
      why: 'hands this role, and no other, to Bedrock',
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
      actions: ['iam:PassRole'],
      resources: [roleArn(job)],
      when: { StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } },
    },
  ],
  residuals: ({ grader, subnets }) => [
    'no condition key of AWS demands a VPC, a key, this role or these data of a CreateModelCustomizationJob: compare each job with what was meant',
    'invocation logs as training data (trainingDataConfig.invocationLogsConfig) are read under this role, where they lie in the prefix',
    'AWS does not say which operations Bedrock asks for in its grant on the key of the model: the grant is confined by key and service alone',
    ...(grader === undefined ? [] : ['whoever may change the code of the grader shapes the model']),
    ...(subnets.length === 0 ? ['without a VPC the data travel over networks of AWS: no endpoint can be demanded'] : []),
  ],
};

export default service;
