import { permissionSetArn } from '../builders/principals.ts';
import { ACCOUNTS } from '../names.ts';
import { PEOPLE, userNameOf } from '../people.ts';
import { call, DAY, type DemoRecord, keyOf, serviceRole, signIn, takeRole, workflow } from './records.ts';

/** The days of the trail: three weeks, Monday to Sunday. */
export const DAYS = 21;

/** The path and name of the role of a permission set. */
export const setRole = (account: string, set: string): string => permissionSetArn(account, set).replace(/^.*:role\//, '');

/** The address of somebody at home or at work: always the same. */
export const ADDRESSES = {
  lindqvist: '203.0.113.14',
  mendes: '203.0.113.27',
  patel: '203.0.113.31',
  okafor: '203.0.113.45',
  silva: '203.0.113.52',
  kowalski: '203.0.113.60',
} as const;

const NOVA = { modelId: 'amazon.nova-lite-v1:0' };
const isWorkday = (day: number): boolean => day % 7 < 5;
const minutesOf = (day: number, hour: number, minute = 0): number => day * DAY + hour * 60 + minute;

/** What happens every day when nothing happens. */
export function ordinaryWork(): readonly DemoRecord[] {
  const records: DemoRecord[] = [];
  for (let day = 0; day < DAYS; day++) {
    records.push(...shop(day), ...watching(day), ...nightly(day));
    if (isWorkday(day)) records.push(...dataScience(day), ...audit(day));
  }
  return [...records, ...tuning(2)];
}

/** Customers ask the shop's assistant, by itself and through the gateway of ml-prod. */
function* shop(day: number): Iterable<DemoRecord> {
  const start = minutesOf(day, 9, 7);
  const assistant = serviceRole(ACCOUNTS.storefront, 'assistant-api', 'lambda.amazonaws.com', 'assistant-api', start, '10.20.4.17');
  yield* assistant.records;
  for (const minute of [2, 31, 55]) yield call(assistant.caller, 'bedrock:Converse', start + minute, { request: NOVA });
  const gateway = takeRole(assistant.caller, ACCOUNTS.mlProd, 'inference-gateway', 'assistant', start + 3, 'assistant-api');
  yield* gateway.records;
  yield call(gateway.caller, 'bedrock:InvokeModel', start + 4, { request: NOVA });
}

/** The security account looks at what guards models. */
function* watching(day: number): Iterable<DemoRecord> {
  const start = minutesOf(day, 4);
  const tooling = serviceRole(ACCOUNTS.security, 'SecurityTooling', 'lambda.amazonaws.com', 'posture', start, '10.2.1.9');
  const read = takeRole(tooling.caller, ACCOUNTS.mlProd, 'security-read', 'posture', start + 1);
  yield* [...tooling.records, ...read.records];
  for (const event of ['bedrock:ListGuardrails', 'bedrock:GetModelInvocationLoggingConfiguration'])
    yield call(read.caller, event, start + 2);
}

/** The pipeline trains on Wednesdays, and looks at its jobs every night. */
function* nightly(day: number): Iterable<DemoRecord> {
  const start = minutesOf(day, 22, 10);
  const ci = workflow(ACCOUNTS.shared, 'ci-models', 'repo:acme/models:ref:refs/heads/main', start);
  const pipeline = takeRole(ci.caller, ACCOUNTS.mlProd, 'ai-privileged/model-pipeline', 'nightly', start + 1);
  yield* [...ci.records, ...pipeline.records];
  yield call(pipeline.caller, 'sagemaker:ListTrainingJobs', start + 2);
  if (day % 7 !== 2) return;
  yield call(pipeline.caller, 'sagemaker:CreateTrainingJob', start + 3, {
    request: trainingRequest(`offers-${day}`),
    response: jobArn(ACCOUNTS.mlProd, `offers-${day}`),
  });
}

/** What a careful training job asks for. */
export const trainingRequest = (job: string): Readonly<Record<string, unknown>> => ({
  trainingJobName: job,
  roleArn: `arn:aws:iam::${ACCOUNTS.mlProd}:role/service-role/training`,
  algorithmSpecification: {
    trainingImage: `${ACCOUNTS.shared}.dkr.ecr.us-east-1.amazonaws.com/trainer@sha256:${'5f'.repeat(32)}`,
    trainingInputMode: 'File',
  },
  inputDataConfig: [
    { channelName: 'train', dataSource: { s3DataSource: { s3DataType: 'S3Prefix', s3Uri: 's3://acme-vetted-data/offers/' } } },
  ],
  outputDataConfig: { s3OutputPath: 's3://acme-models-prod/offers/', kmsKeyId: 'alias/training' },
  resourceConfig: { instanceCount: 1, instanceType: 'ml.g6.2xlarge', volumeSizeInGB: 100 },
  vpcConfig: { subnets: ['subnet-0a11', 'subnet-0b22'], securityGroupIds: ['sg-0c33'] },
  enableNetworkIsolation: true,
});

/** What a job is called when it was made. */
export const jobArn = (account: string, job: string): Readonly<Record<string, unknown>> => ({
  trainingJobArn: `arn:aws:sagemaker:us-east-1:${account}:training-job/${job}`,
});

/** Data scientists try models; an analyst does it with a key of her own. */
function* dataScience(day: number): Iterable<DemoRecord> {
  const ben = signIn(
    ACCOUNTS.mlDev,
    setRole(ACCOUNTS.mlDev, 'DataScientist'),
    userNameOf(PEOPLE.lindqvist),
    minutesOf(day, 8, 40),
    ADDRESSES.lindqvist,
  );
  yield* ben.records;
  yield call(ben.caller, 'bedrock:ListFoundationModels', minutesOf(day, 8, 42));
  yield call(ben.caller, 'bedrock:InvokeModel', minutesOf(day, 9, 15), { request: NOVA });
  const carla = signIn(
    ACCOUNTS.mlDev,
    setRole(ACCOUNTS.mlDev, 'DataScientist'),
    userNameOf(PEOPLE.mendes),
    minutesOf(day, 10, 5),
    ADDRESSES.mendes,
  );
  yield* carla.records;
  yield call(carla.caller, 'sagemaker:ListTrainingJobs', minutesOf(day, 10, 8));
  if (day % 7 !== 1) return;
  const grace = keyOf(ACCOUNTS.mlDev, 'people/grace.adeyemi', '203.0.113.77', 'aws-cli/2.31.18 md/awscrt#0.27.6');
  yield call(grace, 'bedrock:InvokeModel', minutesOf(day, 14, 20), { request: NOVA });
}

/** On Mondays somebody audits. */
function* audit(day: number): Iterable<DemoRecord> {
  if (day % 7 !== 0) return;
  const dev = signIn(
    ACCOUNTS.mlProd,
    setRole(ACCOUNTS.mlProd, 'SecurityAudit'),
    userNameOf(PEOPLE.patel),
    minutesOf(day, 13),
    ADDRESSES.patel,
  );
  yield* dev.records;
  yield call(dev.caller, 'bedrock:ListGuardrails', minutesOf(day, 13, 4));
  yield call(dev.caller, 'sagemaker:ListNotebookInstances', minutesOf(day, 13, 6));
}

/** Data are supplied, and the support model is tuned with them. */
function* tuning(day: number): Iterable<DemoRecord> {
  const nina = signIn(
    ACCOUNTS.mlDev,
    setRole(ACCOUNTS.mlDev, 'DataSteward'),
    userNameOf(PEOPLE.kowalski),
    minutesOf(day, 9),
    ADDRESSES.kowalski,
  );
  yield* nina.records;
  yield call(nina.caller, 's3:PutObject', minutesOf(day, 9, 12), {
    request: { bucketName: 'acme-training-data', key: 'support/october.jsonl' },
    data: true,
    more: { resources: [{ type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::acme-training-data/support/october.jsonl' }] },
  });
  const ben = signIn(
    ACCOUNTS.mlDev,
    setRole(ACCOUNTS.mlDev, 'DataScientist'),
    userNameOf(PEOPLE.lindqvist),
    minutesOf(day, 15),
    ADDRESSES.lindqvist,
  );
  yield* ben.records;
  yield call(ben.caller, 'bedrock:CreateModelCustomizationJob', minutesOf(day, 15, 9), {
    request: {
      jobName: 'support-october',
      customModelName: 'support-october',
      roleArn: `arn:aws:iam::${ACCOUNTS.mlDev}:role/service-role/bedrock-customization`,
      baseModelIdentifier: 'amazon.nova-lite-v1:0:300k',
      customizationType: 'FINE_TUNING',
      trainingDataConfig: { s3Uri: 's3://acme-training-data/support/october.jsonl' },
      outputDataConfig: { s3Uri: 's3://acme-model-output/support/' },
      customModelKmsKeyId: 'alias/models',
      vpcConfig: { subnetIds: ['subnet-0d44'], securityGroupIds: ['sg-0e55'] },
    },
    response: { jobArn: `arn:aws:bedrock:us-east-1:${ACCOUNTS.mlDev}:model-customization-job/amazon.nova-lite-v1:0:300k/q7w2e9r4t1y6` },
  });
}
