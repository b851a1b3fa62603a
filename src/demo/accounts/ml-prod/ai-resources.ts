import { customizationJob, customModel, customModelArn, foundationModel, guardrail, loggingTo } from '../../builders/bedrock.ts';
import { name, precise } from '../../builders/made-up.ts';
import { arnOf } from '../../builders/principals.ts';
import { keyArn } from '../../builders/resource-policies.ts';
import { endpoint, endpointConfig, model, modelPackage, modelPackageGroup, trainingJob } from '../../builders/sagemaker.ts';
import { ACCOUNTS } from '../../names.ts';

const account = ACCOUNTS.mlProd;
const NOVA = 'amazon.nova-lite-v1:0:300k';
const KEY = keyArn(account, 'models');
const TRAINING = arnOf(account, 'role', 'service-role/training');
const TRAINER = `${ACCOUNTS.shared}.dkr.ecr.us-east-1.amazonaws.com/acme/trainer@sha256:6f1d2a0b9c8e7d6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f`;
const VETTED = 's3://acme-vetted-data/sha256/9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab';
const SUBNETS = ['subnet-0c1d2e3f40516273', 'subnet-0d2e3f4051627384'];
const GROUPS = ['sg-0b2c3d4e5f607182a'];

const tone = { account, model: 'support-tone', base: NOVA, created: '2026-10-20T12:00:00', kind: 'FINE_TUNING' } as const;
const toneArn = customModelArn(account, 'support-tone', NOVA);

/** What customers meet. */
export const aiResources = {
  customModels: [customModel(tone)],
  modelCustomizationJobs: [
    // the digest is in the key, the network and the key are ours
    customizationJob({
      ...tone,
      job: 'support-tone-prod-1',
      roleArn: arnOf(account, 'role', 'service-role/bedrock-customization'),
      created: '2026-10-20T09:00:00',
      ended: '2026-10-20T12:00:00',
      data: { s3Uri: `${VETTED}/train.jsonl` },
      output: 's3://acme-models-prod/support-tone',
      more: {
        validationDataConfig: { validators: [{ s3Uri: `${VETTED}/validation.jsonl` }] },
        outputModelKmsKeyArn: KEY,
        vpcConfig: { subnetIds: SUBNETS, securityGroupIds: GROUPS },
      },
    }),
  ],
  provisionedModelThroughputs: [
    {
      modelUnits: 1,
      desiredModelUnits: 1,
      provisionedModelName: 'support-tone',
      provisionedModelArn: `arn:aws:bedrock:us-east-1:${account}:provisioned-model/${name(12, 'support-tone throughput')}`,
      modelArn: toneArn,
      desiredModelArn: toneArn,
      foundationModelArn: foundationModel(NOVA),
      status: 'InService',
      creationTime: precise('2026-10-21T08:00:00'),
      lastModifiedTime: precise('2026-10-21T08:20:00'),
    },
  ],
  guardrails: [
    guardrail({
      account,
      id: 'acmeprodguar',
      name: 'customer-facing',
      description: 'Everything that customers read passes it',
      version: '3',
      created: '2026-04-01T08:00:00',
      updated: '2026-09-01T08:00:00',
      filters: {
        HATE: ['HIGH', 'HIGH'],
        INSULTS: ['HIGH', 'HIGH'],
        MISCONDUCT: ['HIGH', 'HIGH'],
        PROMPT_ATTACK: ['HIGH', 'NONE'],
        SEXUAL: ['HIGH', 'HIGH'],
        VIOLENCE: ['HIGH', 'HIGH'],
      },
      more: {
        sensitiveInformationPolicy: { piiEntities: [{ type: 'CREDIT_DEBIT_CARD_NUMBER', action: 'BLOCK' }], regexes: [] },
        kmsKeyArn: KEY,
      },
    }),
  ],
  modelInvocationLogging: loggingTo('acme-bedrock-logs'),
  trainingJobs: [
    trainingJob({
      account,
      job: 'ranking-2026-11-21',
      roleArn: TRAINING,
      image: TRAINER,
      created: '2026-11-21T22:12:00',
      ended: '2026-11-21T23:30:00',
      data: { train: `${VETTED}/ranking/` },
      output: 's3://acme-models-prod/ranking',
      outputKey: KEY,
      volumeKey: KEY,
      instances: 2,
      isolated: true,
      encryptedBetween: true,
      more: { VpcConfig: { SecurityGroupIds: GROUPS, Subnets: SUBNETS } },
    }),
    // started through shared-trainer: from the bucket that development writes, outside of our network
    trainingJob({
      account,
      job: 'quick-fix-2026-11-04',
      roleArn: TRAINING,
      image: TRAINER.replace(/@.*/, ':latest'),
      created: '2026-11-04T18:30:00',
      ended: '2026-11-04T19:05:00',
      data: { train: 's3://acme-training-data/labels/' },
      output: 's3://acme-models-prod/ranking',
      instances: 1,
      isolated: false,
      encryptedBetween: false,
    }),
  ],
  models: [model(account, 'ranking-7', TRAINER, 's3://acme-models-prod/ranking/ranking-2026-11-21/output/model.tar.gz', TRAINING)],
  endpointConfigs: [endpointConfig(account, 'ranking', 'ranking-7', KEY)],
  endpoints: [endpoint(account, 'ranking', '2026-11-22T07:00:00')],
  modelPackageGroups: [modelPackageGroup(account, 'ranking', 'In production', '2026-03-10T09:00:00')],
  modelPackages: [
    modelPackage(account, 'ranking', 6, 'Approved', '2026-10-01T10:00:00'),
    modelPackage(account, 'ranking', 7, 'Approved', '2026-11-22T06:50:00'),
  ],
};
