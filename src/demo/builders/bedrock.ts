import { REGION } from '../names.ts';
import type { Json } from './json.ts';
import { name, precise, uuid } from './made-up.ts';

/** Base models by the ids of their ARNs. */
const BASES: Readonly<Record<string, string>> = {
  'amazon.nova-lite-v1:0:300k': 'Nova Lite',
  'amazon.nova-micro-v1:0:128k': 'Nova Micro',
  'meta.llama3-2-3b-instruct-v1:0:128k': 'Llama 3.2 3B Instruct',
};

/** The ARN of a base model. */
export const foundationModel = (model: string): string => `arn:aws:bedrock:${REGION}::foundation-model/${model}`;

/** The ARN of a custom model carries the model that it was made from. */
export const customModelArn = (account: string, model: string, base: string): string =>
  `arn:aws:bedrock:${REGION}:${account}:custom-model/${base}/${name(12, `${account} ${model}`)}`;

/** A custom model and how it was made. */
export interface CustomModel {
  readonly account: string;
  readonly model: string;
  readonly base: string;
  readonly created: string;
  readonly kind: 'FINE_TUNING' | 'REINFORCEMENT_FINE_TUNING' | 'DISTILLATION' | 'CONTINUED_PRE_TRAINING';
}

/** One of ListCustomModels. */
export const customModel = ({ account, model, base, created, kind }: CustomModel): Json => ({
  modelArn: customModelArn(account, model, base),
  modelName: model,
  creationTime: precise(created),
  baseModelArn: foundationModel(base),
  baseModelName: BASES[base],
  customizationType: kind,
  ownerAccountId: account,
  modelStatus: 'Active',
});

/** A customization job and the model that it makes. */
export interface CustomizationJob extends CustomModel {
  readonly job: string;
  readonly roleArn: string;
  /** When it ended; left out while it runs. */
  readonly ended?: string;
  /** Another custom model, where training goes on from one. */
  readonly from?: string;
  readonly data: Json;
  readonly output: string;
  /** VPC, keys, validation data, reward or teacher: what GetModelCustomizationJob adds. */
  readonly more?: Json;
}

/** GetModelCustomizationJob. */
export const customizationJob = ({
  account,
  model,
  base,
  created,
  kind,
  job,
  roleArn,
  ended,
  from,
  data,
  output,
  more = {},
}: CustomizationJob): Json => ({
  jobArn: `arn:aws:bedrock:${REGION}:${account}:model-customization-job/${base}/${name(12, `job ${account} ${job}`)}`,
  jobName: job,
  outputModelName: model,
  ...(ended === undefined ? {} : { outputModelArn: customModelArn(account, model, base) }),
  clientRequestToken: uuid(`token ${account} ${job}`),
  roleArn,
  status: ended === undefined ? 'InProgress' : 'Completed',
  creationTime: precise(created),
  lastModifiedTime: precise(ended ?? created),
  ...(ended === undefined ? {} : { endTime: precise(ended) }),
  baseModelArn: from ?? foundationModel(base),
  hyperParameters: { batchSize: '1', epochCount: '2', learningRate: '0.00001' },
  trainingDataConfig: data,
  outputDataConfig: { s3Uri: output },
  customizationType: kind,
  ...more,
});

/** A guardrail. */
export interface Guardrail {
  readonly account: string;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** `DRAFT` or a number. */
  readonly version: string;
  readonly created: string;
  readonly updated: string;
  /** Strength on the way in and out, by category. */
  readonly filters: Readonly<Record<string, readonly [input: string, output: string]>>;
  readonly more?: Json;
}

/** The ARN of a guardrail. */
export const guardrailArn = (account: string, id: string): string => `arn:aws:bedrock:${REGION}:${account}:guardrail/${id}`;

/** GetGuardrail. */
export const guardrail = ({ account, id, name: called, description, version, created, updated, filters, more = {} }: Guardrail): Json => ({
  name: called,
  description,
  guardrailId: id,
  guardrailArn: guardrailArn(account, id),
  version,
  status: 'READY',
  contentPolicy: {
    filters: Object.entries(filters).map(([type, [inputStrength, outputStrength]]) => ({ type, inputStrength, outputStrength })),
    tier: { tierName: 'CLASSIC' },
  },
  ...more,
  createdAt: precise(created),
  updatedAt: precise(updated),
  statusReasons: [],
  failureRecommendations: [],
  blockedInputMessaging: 'We cannot answer this.',
  blockedOutputsMessaging: 'We cannot answer this.',
});

/** GetAgent, without its envelope. */
export const agent = (
  account: string,
  id: string,
  called: string,
  model: string,
  roleArn: string,
  prepared: string,
  more: Json = {},
): Json => ({
  agentId: id,
  agentName: called,
  agentArn: `arn:aws:bedrock:${REGION}:${account}:agent/${id}`,
  agentStatus: 'PREPARED',
  foundationModel: model,
  idleSessionTTLInSeconds: 600,
  agentResourceRoleArn: roleArn,
  createdAt: precise('2026-06-01T08:00:00'),
  updatedAt: precise(prepared),
  preparedAt: precise(prepared),
  ...more,
});

/** GetModelInvocationLoggingConfiguration. Where nothing is logged the answer is empty. */
export const loggingTo = (bucket: string): Json => ({
  loggingConfig: {
    s3Config: { bucketName: bucket, keyPrefix: '' },
    textDataDeliveryEnabled: true,
    imageDataDeliveryEnabled: true,
    embeddingDataDeliveryEnabled: true,
    videoDataDeliveryEnabled: true,
  },
});

/** GetAgentRuntime of AgentCore. */
export const agentRuntime = (
  account: string,
  called: string,
  roleArn: string,
  image: string,
  network: 'PUBLIC' | 'VPC',
  updated: string,
): Json => {
  const id = `${called}-${name(10, `${account} ${called}`)}`;
  return {
    agentRuntimeArn: `arn:aws:bedrock-agentcore:${REGION}:${account}:runtime/${id}`,
    agentRuntimeName: called,
    agentRuntimeId: id,
    agentRuntimeVersion: '4',
    createdAt: precise('2026-05-20T10:00:00'),
    lastUpdatedAt: precise(updated),
    roleArn,
    networkConfiguration: { networkMode: network },
    status: 'READY',
    agentRuntimeArtifact: { containerConfiguration: { containerUri: image } },
    protocolConfiguration: { serverProtocol: 'HTTP' },
  };
};

/** GetCodeInterpreter of AgentCore. */
export const codeInterpreter = (account: string, called: string, roleArn: string, network: 'PUBLIC' | 'SANDBOX' | 'VPC'): Json => {
  const id = `${called}-${name(10, `${account} ${called}`)}`;
  return {
    codeInterpreterId: id,
    codeInterpreterArn: `arn:aws:bedrock-agentcore:${REGION}:${account}:code-interpreter-custom/${id}`,
    name: called,
    executionRoleArn: roleArn,
    networkConfiguration: { networkMode: network },
    status: 'READY',
    createdAt: precise('2026-05-20T10:30:00'),
    lastUpdatedAt: precise('2026-08-02T09:00:00'),
  };
};
