import { describe, expect, test } from 'vitest';
import { findAction } from '../catalogue/reference/reference.ts';
import { parseEvaluationInput } from '../iam/evaluation-input.ts';
import { explainDecision } from '../iam/explain.ts';
import { fineTuningRole, type FineTuningRole } from './generate/fine-tuning-role.ts';
import { proveRole } from './generate/prove-role.ts';
import type { RoleDocument, RoleStatement } from './need.ts';
import { trainingServices } from './services/index.ts';
import { roleArn, type TrainingJob } from './training-job.ts';

const ACCOUNT = '111122223333';
const VPCE = 'vpce-0123456789abcdef0';
const key = (id: string): string => `arn:aws:kms:us-east-1:${ACCOUNT}:key/${id}`;
const BASE: TrainingJob = {
  service: 'bedrock',
  name: 'tuner',
  path: '/mantlet/fine-tuning/',
  partition: 'aws',
  account: ACCOUNT,
  region: 'us-east-1',
  training: [{ bucket: 'vetted', key: 'chat/' }],
  validation: [{ bucket: 'vetted', key: 'val/v.jsonl' }],
  output: { bucket: 'tuned', key: 'chat/' },
  dataAccount: ACCOUNT,
  dataKeys: [key('data')],
  outputKey: key('out'),
  modelKey: key('model'),
  subnets: ['subnet-0123456789abcdef0'],
  securityGroups: ['sg-0123456789abcdef0'],
  endpoint: VPCE,
  baseModel: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
  imageRepository: undefined,
  grader: undefined,
  project: undefined,
  files: [],
  trusted: [],
  subject: undefined,
  writers: ['arn:aws:iam::111122223333:role/vetting'],
};
const SAGEMAKER: TrainingJob = {
  ...BASE,
  service: 'sagemaker',
  baseModel: undefined,
  imageRepository: `arn:aws:ecr:us-east-1:${ACCOUNT}:repository/trainer`,
};
const MANTLE: TrainingJob = {
  ...BASE,
  service: 'bedrock-mantle',
  training: [],
  validation: [],
  output: undefined,
  dataKeys: [],
  outputKey: undefined,
  modelKey: undefined,
  subnets: [],
  securityGroups: [],
  baseModel: 'base-1',
  project: `arn:aws:bedrock-mantle:us-east-1:${ACCOUNT}:project/tuning`,
  files: ['file-1', 'file-2'],
  trusted: [`arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`],
  subject: 'repo:acme/tuning:environment:training',
  writers: [],
};
const JOBS: Readonly<Record<string, TrainingJob>> = {
  bedrock: BASE,
  'bedrock with a grader': { ...BASE, grader: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:grader` },
  'bedrock without keys': { ...BASE, dataKeys: [], outputKey: undefined, modelKey: undefined },
  'bedrock without a VPC': { ...BASE, subnets: [], securityGroups: [], endpoint: undefined },
  'bedrock, all in one bucket': { ...BASE, output: { bucket: 'vetted', key: 'out/' } },
  'bedrock, a whole bucket': { ...BASE, training: [{ bucket: 'vetted', key: '' }], validation: [] },
  'bedrock, data of another account': { ...BASE, dataAccount: '444455556666' },
  'bedrock in GovCloud': {
    ...BASE,
    partition: 'aws-us-gov',
    region: 'us-gov-west-1',
    dataKeys: [],
    outputKey: undefined,
    modelKey: undefined,
    writers: [],
    baseModel: 'arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/m',
  },
  sagemaker: SAGEMAKER,
  'sagemaker without a VPC': { ...SAGEMAKER, subnets: [], securityGroups: [], endpoint: undefined },
  'sagemaker without keys': { ...SAGEMAKER, dataKeys: [], outputKey: undefined, modelKey: undefined },
  'bedrock-mantle': MANTLE,
  'bedrock-mantle from anywhere': { ...MANTLE, endpoint: undefined },
};

const undecided = (role: FineTuningRole): readonly string[] =>
  proveRole(role).flatMap(({ claim, answer }) => (answer.answer === 'proved' ? [] : [`${claim.id}: ${JSON.stringify(answer)}`]));

describe.each(Object.entries(JOBS))('the role for %s', (_, job) => {
  const role = fineTuningRole(job);

  test('is allowed what the job needs and nothing else, for every request', () => {
    expect(undecided(role)).toEqual([]);
  });

  test('speaks of actions of AWS, on resources of their types', () => {
    for (const { sid, actions, resources } of [...role.needs, ...role.starterNeeds])
      for (const action of actions) {
        const facts = findAction(action);
        expect({ sid, action, isKnown: facts !== undefined }).toEqual({ sid, action, isKnown: true });
        // an action without resource types is authorised on `*`
        if (facts?.resourceTypes.length === 0) expect({ sid, action, resources }).toEqual({ sid, action, resources: undefined });
        for (const arn of resources ?? [])
          expect({ action, arn, fits: facts?.resourceTypes.some((type) => fits(type.arn ?? '', arn)) }).toEqual({
            action,
            arn,
            fits: true,
          });
      }
  });

  test('has Sids that AWS takes, each once', () => {
    for (const { Statement } of [role.trust, role.permissions, role.boundary, ...(role.starter === undefined ? [] : [role.starter])]) {
      const sids = Statement.map(({ Sid }) => Sid);
      expect(new Set(sids).size).toBe(sids.length);
      for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
    }
  });
});

/** Whether an ARN, patterns in it apart, can be of a resource type as AWS writes it. */
function fits(type: string, arn: string): boolean {
  const form = type.replaceAll(/[.*+?^()|[\]\\]/g, String.raw`\$&`).replaceAll(/\$\{[^}]*\}/g, '.+');
  // a log group is also written with `:*` at its end
  return [arn, arn.replace(/:\*$/, '')].some((one) => new RegExp(`^${form}$`).test(one));
}

const ROLE = roleArn(BASE);
const ENDPOINT = { 'aws:SourceVpce': VPCE, 'aws:SecureTransport': 'true' };
const OBJECT = 'arn:aws:s3:::vetted/chat/a.jsonl';
const VIA_S3 = { 'kms:ViaService': 's3.us-east-1.amazonaws.com', 'kms:EncryptionContext:aws:s3:arn': OBJECT };
const MARKS = {
  'aws:RequestTag/BedrockManaged': 'true',
  'aws:RequestTag/BedrockModelCustomizationJobArn': `arn:aws:bedrock:us-east-1:${ACCOUNT}:model-customization-job/j`,
};
const INTERFACE = `arn:aws:ec2:us-east-1:${ACCOUNT}:network-interface/eni-1`;

interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  readonly account?: string;
}
const CALLS: readonly (readonly [what: string, call: Asked, allowed: boolean])[] = [
  ['reads its data', { action: 's3:GetObject', resource: OBJECT, context: ENDPOINT }, true],
  ['reads the one validation object', { action: 's3:GetObject', resource: 'arn:aws:s3:::vetted/val/v.jsonl', context: ENDPOINT }, true],
  ['reads its neighbour', { action: 's3:GetObject', resource: 'arn:aws:s3:::vetted/val/v.jsonl.bak', context: ENDPOINT }, false],
  ['reads a folder that begins alike', { action: 's3:GetObject', resource: 'arn:aws:s3:::vetted/chat-old/a', context: ENDPOINT }, false],
  ['reads another bucket', { action: 's3:GetObject', resource: 'arn:aws:s3:::vetted2/chat/a', context: ENDPOINT }, false],
  ['reads outside of the endpoint', { action: 's3:GetObject', resource: OBJECT, context: { 'aws:SecureTransport': 'true' } }, false],
  [
    'reads through another endpoint',
    { action: 's3:GetObject', resource: OBJECT, context: { ...ENDPOINT, 'aws:SourceVpce': 'vpce-other' } },
    false,
  ],
  ['reads without TLS', { action: 's3:GetObject', resource: OBJECT, context: { ...ENDPOINT, 'aws:SecureTransport': 'false' } }, false],
  [
    'reads a bucket of that name in another account',
    { action: 's3:GetObject', resource: OBJECT, context: ENDPOINT, account: '999988887777' },
    false,
  ],
  ['writes what it reads', { action: 's3:PutObject', resource: OBJECT, context: ENDPOINT }, false],
  ['tags what it reads', { action: 's3:PutObjectTagging', resource: OBJECT, context: ENDPOINT }, false],
  ['writes its output', { action: 's3:PutObject', resource: 'arn:aws:s3:::tuned/chat/m.bin', context: ENDPOINT }, true],
  ['deletes its output', { action: 's3:DeleteObject', resource: 'arn:aws:s3:::tuned/chat/m.bin', context: ENDPOINT }, false],
  ['writes beside its output', { action: 's3:PutObject', resource: 'arn:aws:s3:::tuned/other/m.bin', context: ENDPOINT }, false],
  ['lists its folder', { action: 's3:ListBucket', resource: 'arn:aws:s3:::vetted', context: { ...ENDPOINT, 's3:prefix': 'chat/' } }, true],
  ['lists the bucket', { action: 's3:ListBucket', resource: 'arn:aws:s3:::vetted', context: ENDPOINT }, false],
  [
    'lists by an empty prefix',
    { action: 's3:ListBucket', resource: 'arn:aws:s3:::vetted', context: { ...ENDPOINT, 's3:prefix': '' } },
    false,
  ],
  ['decrypts its data by S3', { action: 'kms:Decrypt', resource: key('data'), context: VIA_S3 }, true],
  [
    'decrypts under a bucket key',
    { action: 'kms:Decrypt', resource: key('data'), context: { ...VIA_S3, 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::vetted' } },
    true,
  ],
  ['decrypts itself', { action: 'kms:Decrypt', resource: key('data'), context: {} }, false],
  [
    'decrypts other objects',
    { action: 'kms:Decrypt', resource: key('data'), context: { ...VIA_S3, 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::vetted/x' } },
    false,
  ],
  ['decrypts by another key', { action: 'kms:Decrypt', resource: key('other'), context: VIA_S3 }, false],
  ['encrypts its data again', { action: 'kms:GenerateDataKey', resource: key('data'), context: VIA_S3 }, false],
  ['makes a marked interface', { action: 'ec2:CreateNetworkInterface', resource: INTERFACE, context: MARKS }, true],
  ['makes an unmarked interface', { action: 'ec2:CreateNetworkInterface', resource: INTERFACE }, false],
  [
    'makes one in another subnet',
    { action: 'ec2:CreateNetworkInterface', resource: `arn:aws:ec2:us-east-1:${ACCOUNT}:subnet/subnet-other` },
    false,
  ],
  ['tags what it has not made', { action: 'ec2:CreateTags', resource: INTERFACE, context: { 'aws:TagKeys': ['BedrockManaged'] } }, false],
  ['calls a model', { action: 'bedrock:InvokeModel', resource: 'arn:aws:bedrock:us-east-1::foundation-model/m' }, false],
  ['becomes another role', { action: 'sts:AssumeRole', resource: `arn:aws:iam::${ACCOUNT}:role/admin` }, false],
  ['changes its boundary', { action: 'iam:PutRolePermissionsBoundary', resource: ROLE }, false],
];

const resourcePolicyFor = (role: FineTuningRole, resource: string): RoleDocument | undefined => {
  const found = role.resourcePolicies.find(
    ({ of, type }) =>
      (type === 'bucket' && resource.startsWith(`arn:aws:s3:::${of}`) && /^(?:$|\/)/.test(resource.slice(13 + of.length))) ||
      of === resource,
  );
  return found && { Version: '2012-10-17', Statement: found.statements };
};

test.each(CALLS)('a role that %s', (_, { action, resource, context = {}, account = ACCOUNT }, allowed) => {
  const role = fineTuningRole(BASE);
  const input = parseEvaluationInput({
    request: {
      principal: { type: 'role-session', arn: `arn:aws:sts::${ACCOUNT}:assumed-role/tuner/job`, roleArn: ROLE, account: ACCOUNT },
      action,
      resource: { arn: resource, account },
      context,
    },
    policies: { identity: [role.permissions], boundary: [role.boundary], resource: resourcePolicyFor(role, resource) },
  });
  if (typeof input === 'string') throw new Error(input);
  const { verdict } = explainDecision(input.request, input.layers);
  expect({ verdict }).toEqual({ verdict: allowed ? 'allow' : expect.stringMatching(/Deny$/) });
});

const TRUST: readonly (readonly [string, TrainingJob, Readonly<Record<string, unknown>>, boolean])[] = [
  ['Bedrock for a job of the account', BASE, serviceCall('bedrock', ACCOUNT, 'model-customization-job/j'), true],
  ['Bedrock for a job of another account', BASE, serviceCall('bedrock', '999988887777', 'model-customization-job/j'), false],
  ['Bedrock for another kind of job', BASE, serviceCall('bedrock', ACCOUNT, 'model-invocation-job/j'), false],
  ['Bedrock that does not say for whom', BASE, { principal: { type: 'service', arn: 'bedrock.amazonaws.com' }, context: {} }, false],
  ['SageMaker for a role of Bedrock', BASE, serviceCall('sagemaker', ACCOUNT, 'training-job/j'), false],
  ['SageMaker for a job of the account', SAGEMAKER, serviceCall('sagemaker', ACCOUNT, 'training-job/j'), true],
  ['SageMaker for a notebook', SAGEMAKER, serviceCall('sagemaker', ACCOUNT, 'notebook-instance/j'), false],
  ['the pipeline', MANTLE, token('repo:acme/tuning:environment:training'), true],
  ['another branch', MANTLE, token('repo:acme/tuning:ref:refs/heads/x'), false],
  ['another repository', MANTLE, token('repo:evil/tuning:environment:training'), false],
];

function serviceCall(service: string, account: string, resource: string): Readonly<Record<string, unknown>> {
  return {
    principal: { type: 'service', arn: `${service}.amazonaws.com` },
    context: { 'aws:SourceAccount': account, 'aws:SourceArn': `arn:aws:${service}:us-east-1:${account}:${resource}` },
  };
}

function token(subject: string): Readonly<Record<string, unknown>> {
  const host = 'token.actions.githubusercontent.com';
  return {
    action: 'sts:AssumeRoleWithWebIdentity',
    principal: { type: 'web-identity', provider: `arn:aws:iam::${ACCOUNT}:oidc-provider/${host}` },
    context: { [`${host}:aud`]: 'sts.amazonaws.com', [`${host}:sub`]: subject },
  };
}

test.each(TRUST)('who becomes the role: %s', (_, job, request, allowed) => {
  const role = fineTuningRole(job);
  const input = parseEvaluationInput({
    request: { action: 'sts:AssumeRole', resource: { arn: role.arn, account: ACCOUNT }, ...request },
    policies: { resource: role.trust },
  });
  if (typeof input === 'string') throw new Error(input);
  const { verdict } = explainDecision(input.request, input.layers);
  expect({ verdict }).toEqual({ verdict: allowed ? 'allow' : expect.stringMatching(/Deny$/) });
});

/** Every small change to a statement that makes it allow more, or less. */
function* mutants(statement: RoleStatement): Generator<readonly [string, RoleStatement | undefined]> {
  yield ['dropped', undefined];
  if (String(statement.Resource) !== '*') yield ['any resource of the service', { ...statement, Resource: '*' }];
  yield ['all of the service', { ...statement, Action: `${String([statement.Action].flat()[0]).split(':')[0] ?? ''}:*` }];
  for (const resource of [statement.Resource ?? []].flat()) {
    if (resource === '*') continue;
    if (!resource.endsWith('*'))
      yield [`${resource}x*`, { ...statement, Resource: [...[statement.Resource ?? []].flat(), `${resource}x*`] }];
    const others = [statement.Resource ?? []].flat().filter((one) => one !== resource);
    if (others.length > 0) yield [`without ${resource}`, { ...statement, Resource: others }];
  }
  for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
    const { [operator]: _, ...rest } = statement.Condition ?? {};
    yield [`without ${operator}`, { ...statement, Condition: rest }];
    // the key is always there, or another operator demands it
    if (operator === 'Null' || operator.startsWith('ForAllValues') || Object.keys(keys).join() === 'aws:RequestedRegion') continue;
    yield [`${operator}IfExists`, { ...statement, Condition: { ...rest, [`${operator}IfExists`]: keys } }];
  }
}

test.each([BASE, SAGEMAKER, MANTLE])('a change to the role for $service is refuted', (job) => {
  const role = fineTuningRole(job);
  const survivors: string[] = [];
  let count = 0;
  for (const [index, statement] of role.permissions.Statement.entries())
    for (const [what, changed] of mutants(statement)) {
      const statements = role.permissions.Statement.flatMap((one, at) => (at !== index ? [one] : changed === undefined ? [] : [changed]));
      const mutant: RoleDocument = { Version: '2012-10-17', Statement: statements };
      // as if the boundary had changed alike: it would hide what is too much
      const answers = proveRole({ ...role, permissions: mutant, boundary: mutant });
      count++;
      if (answers.every(({ answer }) => answer.answer === 'proved')) survivors.push(`${statement.Sid}: ${what}`);
      else if (!answers.some(({ answer }) => answer.answer === 'refuted'))
        survivors.push(
          `${statement.Sid}: ${what}: ${answers.map(({ answer }) => (answer.answer === 'unknown' ? answer.because : '')).join('')}`,
        );
    }
  expect(count).toBeGreaterThan(10);
  expect(survivors).toEqual([]);
});

test('every plane has a role here', () => {
  expect(new Set(Object.values(JOBS).map(({ service }) => service))).toEqual(new Set(trainingServices.map(({ name }) => name)));
});
