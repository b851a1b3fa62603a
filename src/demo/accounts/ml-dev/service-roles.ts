import { arnOf, awsManaged, role } from '../../builders/principals.ts';
import { bucketArns, functionArn, keyArn } from '../../builders/resource-policies.ts';
import { allow, policy } from '../../builders/statements.ts';
import { byService, byServiceFor } from '../../builders/trust.ts';
import { ACCOUNTS } from '../../names.ts';

const id = ACCOUNTS.mlDev;
const ofBedrock = (resource: string): string => `arn:aws:bedrock:us-east-1:${id}:${resource}/*`;
const LOGS = awsManaged('service-role/AWSLambdaBasicExecutionRole');
const MODELS = 'arn:aws:bedrock:*::foundation-model/*';

const readTrainingData = policy(
  allow(['s3:GetObject', 's3:ListBucket'], { sid: 'Data', resource: bucketArns('acme-training-data') }),
  allow('kms:Decrypt', { sid: 'Key', resource: keyArn(id, 'training-data') }),
);

/** What services run with: training, agents, functions. Some can be taken by anybody's job, for want of a condition. */
export const serviceRoles = [
  role(id, 'AmazonSageMaker-ExecutionRole', byService('sagemaker'), {
    path: '/service-role/',
    attached: [awsManaged('AmazonSageMakerFullAccess')],
    inline: { data: policy(allow(['s3:GetObject', 's3:PutObject', 's3:ListBucket'], { resource: bucketArns('acme-training-data') })) },
    lastUsed: '2026-11-22T21:00:00',
  }),
  role(id, 'bedrock-customization', byServiceFor('bedrock', id, ofBedrock('model-customization-job')), {
    path: '/service-role/',
    inline: {
      data: readTrainingData,
      output: policy(allow('s3:PutObject', { resource: 'arn:aws:s3:::acme-model-output/*' })),
      reward: policy(allow('lambda:InvokeFunction', { resource: functionArn(id, 'reward-support-tone') })),
    },
    lastUsed: '2026-11-18T23:40:00',
  }),
  // without a condition Bedrock may be made to use it for somebody else's agent
  role(id, 'bedrock-agent', byService('bedrock'), {
    path: '/service-role/',
    inline: { invoke: policy(allow('bedrock:InvokeModel', { resource: MODELS })) },
    lastUsed: '2026-11-12T12:00:00',
  }),
  role(id, 'bedrock-knowledge-base', byServiceFor('bedrock', id, ofBedrock('knowledge-base')), {
    path: '/service-role/',
    inline: {
      documents: policy(
        allow(['s3:GetObject', 's3:ListBucket'], { resource: bucketArns('acme-handbook') }),
        allow('aoss:APIAccessAll', { resource: `arn:aws:aoss:us-east-1:${id}:collection/acmehandbook00000001` }),
        allow('bedrock:InvokeModel', { resource: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0' }),
      ),
    },
    lastUsed: '2026-11-22T02:00:00',
  }),
  role(id, 'agentcore-runtime', byService('bedrock-agentcore'), {
    path: '/service-role/',
    inline: { run: policy(allow(['bedrock:InvokeModel', 'bedrock-agentcore:GetWorkloadAccessToken'])) },
    lastUsed: '2026-11-20T20:01:00',
  }),
  // an agent that may write what models learn from
  role(id, 'agentcore-interpreter', byServiceFor('bedrock-agentcore', id, `arn:aws:bedrock-agentcore:us-east-1:${id}:*`), {
    path: '/service-role/',
    inline: {
      tools: policy(
        allow(['s3:GetObject', 's3:PutObject', 's3:ListBucket'], { sid: 'Files', resource: bucketArns('acme-training-data') }),
        allow('bedrock:StartIngestionJob', { sid: 'Refresh', resource: ofBedrock('knowledge-base') }),
      ),
    },
    lastUsed: '2026-11-20T20:02:00',
  }),
  role(id, 'fn-tuning-scheduler', byService('lambda'), {
    attached: [LOGS],
    inline: {
      tune: policy(
        allow(['bedrock:CreateModelCustomizationJob', 'bedrock:GetModelCustomizationJob'], { sid: 'Tune' }),
        allow('iam:PassRole', {
          sid: 'WithTheServiceRole',
          resource: arnOf(id, 'role', 'service-role/bedrock-customization'),
          condition: { StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } },
        }),
      ),
    },
    lastUsed: '2026-11-22T01:00:00',
  }),
  // the judge of reinforcement fine-tuning: who changes its code decides what the model learns
  role(id, 'reward-support-tone', byService('lambda'), {
    attached: [LOGS],
    inline: { judge: policy(allow('bedrock:InvokeModel', { resource: MODELS })) },
    lastUsed: '2026-11-18T23:20:00',
  }),
  role(id, 'fn-notes', byService('lambda'), {
    attached: [LOGS],
    inline: { notes: policy(allow(['s3:GetObject', 's3:PutObject'], { resource: 'arn:aws:s3:::acme-notes/*' })) },
    lastUsed: '2026-11-22T09:00:00',
  }),
  role(id, 'glue-features', byService('glue'), {
    attached: [awsManaged('service-role/AWSGlueServiceRole')],
    inline: { features: policy(allow(['s3:GetObject', 's3:PutObject', 's3:ListBucket'], { resource: bucketArns('acme-training-data') })) },
    lastUsed: '2026-11-23T03:00:00',
  }),
  role(id, 'states-retraining', byServiceFor('states', id, `arn:aws:states:us-east-1:${id}:stateMachine:retraining*`), {
    inline: {
      retrain: policy(
        allow(['sagemaker:CreateTrainingJob', 'sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob'], {
          resource: `arn:aws:sagemaker:us-east-1:${id}:training-job/recommender-*`,
        }),
        allow(['events:PutRule', 'events:PutTargets', 'events:DescribeRule'], {
          resource: `arn:aws:events:us-east-1:${id}:rule/StepFunctionsGetEventsForSageMakerTrainingJobsRule`,
        }),
        allow('iam:PassRole', {
          resource: arnOf(id, 'role', 'service-role/AmazonSageMaker-ExecutionRole'),
          condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
        }),
      ),
    },
    lastUsed: '2026-10-04T04:00:00',
  }),
];
