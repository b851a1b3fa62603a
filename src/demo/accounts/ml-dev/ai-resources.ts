import { agent, agentRuntime, codeInterpreter, customizationJob, customModel, customModelArn, guardrail } from '../../builders/bedrock.ts';
import { precise } from '../../builders/made-up.ts';
import { arnOf } from '../../builders/principals.ts';
import { functionArn } from '../../builders/resource-policies.ts';
import { domain, modelPackage, modelPackageGroup, notebook, trainingJob, userProfile } from '../../builders/sagemaker.ts';
import { ACCOUNTS } from '../../names.ts';

const account = ACCOUNTS.mlDev;
const serviceRole = (name: string): string => arnOf(account, 'role', `service-role/${name}`);
const EXECUTION = serviceRole('AmazonSageMaker-ExecutionRole');
const CUSTOMIZATION = serviceRole('bedrock-customization');
const TRAINER = `${ACCOUNTS.shared}.dkr.ecr.us-east-1.amazonaws.com/acme/trainer`;
const NOVA = 'amazon.nova-lite-v1:0:300k';
const MICRO = 'amazon.nova-micro-v1:0:128k';
const LLAMA = 'meta.llama3-2-3b-instruct-v1:0:128k';

const tone = { account, model: 'support-tone', base: NOVA, created: '2026-10-02T12:00:00', kind: 'FINE_TUNING' } as const;
const judged = {
  account,
  model: 'support-tone-judged',
  base: LLAMA,
  created: '2026-11-18T20:00:00',
  kind: 'REINFORCEMENT_FINE_TUNING',
} as const;
const distilled = { account, model: 'support-small', base: MICRO, created: '2026-11-05T10:00:00', kind: 'DISTILLATION' } as const;

/** What there is to shape: lists of API answers, by the names of the snapshot format. */
export const aiResources = {
  customModels: [customModel(tone), customModel(judged), customModel(distilled)],
  modelCustomizationJobs: [
    // a bucket and a name: whoever writes there after the vetting decides what is learnt
    customizationJob({
      ...tone,
      job: 'support-tone-1',
      roleArn: CUSTOMIZATION,
      created: '2026-10-02T09:10:00',
      ended: '2026-10-02T12:00:00',
      data: { s3Uri: 's3://acme-training-data/support/tone.jsonl' },
      output: 's3://acme-model-output/support-tone',
    }),
    // learns what a function rewards
    customizationJob({
      ...judged,
      job: 'support-tone-judged-1',
      roleArn: CUSTOMIZATION,
      created: '2026-11-18T14:30:00',
      ended: '2026-11-18T23:40:00',
      data: { s3Uri: 's3://acme-training-data/support/judged.jsonl' },
      output: 's3://acme-model-output/support-tone-judged',
      more: {
        customizationConfig: {
          rftConfig: { graderConfig: { lambdaGrader: { lambdaArn: functionArn(account, 'reward-support-tone') } } },
        },
      },
    }),
    // learns what users typed
    customizationJob({
      ...distilled,
      job: 'support-small-1',
      roleArn: CUSTOMIZATION,
      created: '2026-11-05T06:00:00',
      ended: '2026-11-05T10:00:00',
      data: {
        invocationLogsConfig: {
          usePromptResponse: true,
          invocationLogSource: { s3Uri: `s3://acme-bedrock-logs/AWSLogs/${ACCOUNTS.storefront}/BedrockModelInvocationLogs/` },
        },
      },
      output: 's3://acme-model-output/support-small',
      more: {
        customizationConfig: {
          distillationConfig: {
            teacherModelConfig: {
              teacherModelIdentifier: customModelArn(account, 'support-tone', NOVA),
              maxResponseLengthForInference: 1000,
            },
          },
        },
      },
    }),
  ],
  guardrails: [
    guardrail({
      account,
      id: 'acmedevguard',
      name: 'dev-default',
      description: 'For trying things',
      version: 'DRAFT',
      created: '2026-05-05T08:00:00',
      updated: '2026-11-06T17:12:00',
      filters: { HATE: ['LOW', 'LOW'], PROMPT_ATTACK: ['NONE', 'NONE'] },
    }),
  ],
  agents: [
    agent(account, 'ACMEHELP01', 'handbook-helper', 'amazon.nova-lite-v1:0', serviceRole('bedrock-agent'), '2026-11-12T12:00:00', {
      instruction: 'Answer questions of employees from the handbook.',
    }),
  ],
  knowledgeBases: [
    {
      knowledgeBaseId: 'ACMEHBOOK1',
      name: 'handbook',
      knowledgeBaseArn: `arn:aws:bedrock:us-east-1:${account}:knowledge-base/ACMEHBOOK1`,
      roleArn: serviceRole('bedrock-knowledge-base'),
      knowledgeBaseConfiguration: {
        type: 'VECTOR',
        vectorKnowledgeBaseConfiguration: { embeddingModelArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0' },
      },
      storageConfiguration: {
        type: 'OPENSEARCH_SERVERLESS',
        opensearchServerlessConfiguration: {
          collectionArn: `arn:aws:aoss:us-east-1:${account}:collection/acmehandbook00000001`,
          vectorIndexName: 'handbook',
          fieldMapping: { vectorField: 'vector', textField: 'text', metadataField: 'metadata' },
        },
      },
      status: 'ACTIVE',
      createdAt: precise('2026-06-03T09:00:00'),
      updatedAt: precise('2026-11-22T02:00:00'),
    },
  ],
  agentRuntimes: [
    agentRuntime(account, 'handbook_agent', serviceRole('agentcore-runtime'), `${TRAINER}:agent-latest`, 'PUBLIC', '2026-11-20T20:00:00'),
  ],
  codeInterpreters: [codeInterpreter(account, 'data_tools', serviceRole('agentcore-interpreter'), 'PUBLIC')],
  // GetModelInvocationLoggingConfiguration where nothing is configured
  modelInvocationLogging: {},
  trainingJobs: [
    // no VPC, no keys, an image that may change, and data that only the environment names
    trainingJob({
      account,
      job: 'recommender-2026-11-21',
      roleArn: EXECUTION,
      image: `${TRAINER}:latest`,
      created: '2026-11-21T20:00:00',
      ended: '2026-11-21T22:40:00',
      data: {},
      output: 's3://acme-model-output/recommender',
      instances: 2,
      isolated: false,
      encryptedBetween: false,
      more: { Environment: { DATASET: 's3://acme-training-data/recommender/clicks.parquet' } },
    }),
    trainingJob({
      account,
      job: 'recommender-2026-11-16',
      roleArn: EXECUTION,
      image: `${TRAINER}@sha256:6f1d2a0b9c8e7d6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f`,
      created: '2026-11-16T07:45:00',
      ended: '2026-11-16T09:20:00',
      data: { train: 's3://acme-training-data/recommender/train/', validation: 's3://acme-training-data/recommender/validation/' },
      output: 's3://acme-model-output/recommender',
      instances: 1,
      isolated: true,
      encryptedBetween: true,
      more: { VpcConfig: { SecurityGroupIds: ['sg-0a1b2c3d4e5f60718'], Subnets: ['subnet-0a1b2c3d', 'subnet-0e4f5a6b'] } },
    }),
  ],
  notebookInstances: [
    notebook({
      account,
      notebook: 'exploration',
      roleArn: EXECUTION,
      running: true,
      created: '2026-08-01T08:00:00',
      openToInternet: true,
      rootAccess: true,
    }),
    notebook({
      account,
      notebook: 'recommender-study',
      roleArn: EXECUTION,
      running: false,
      created: '2026-02-17T08:00:00',
      openToInternet: false,
      rootAccess: false,
      more: { SubnetId: 'subnet-0a1b2c3d', SecurityGroups: ['sg-0a1b2c3d4e5f60718'], KmsKeyId: 'alias/training-data' },
    }),
  ],
  domains: [domain(account, 'studio', EXECUTION, 'PublicInternetOnly')],
  // both people act as one role
  userProfiles: [userProfile(account, 'studio', 'ben-lindqvist', EXECUTION), userProfile(account, 'studio', 'carla-mendes', EXECUTION)],
  modelPackageGroups: [modelPackageGroup(account, 'recommender', 'Candidates for the shop', '2026-03-01T09:00:00')],
  modelPackages: [
    modelPackage(account, 'recommender', 7, 'Approved', '2026-11-16T09:30:00'),
    modelPackage(account, 'recommender', 8, 'PendingManualApproval', '2026-11-21T22:50:00'),
  ],
};
