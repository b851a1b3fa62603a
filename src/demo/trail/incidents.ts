import { arnOf } from '../builders/principals.ts';
import { name } from '../builders/made-up.ts';
import { ACCOUNTS } from '../names.ts';
import { assume, longTerm, signIn, workflow } from './callers.ts';
import { askModel, look } from './calls.ts';
import type { Trail } from './trail.ts';

const { mlDev, mlProd } = ACCOUNTS;
const MINUTE = 60_000;

/** A guardrail goes, and the same person asks the model without it. */
export function guardrailDeleted(trail: Trail, time: number): void {
  const scientist = signIn(trail, 'mendes', mlDev, 'DataScientist', time);
  const engineer = assume(trail, scientist, arnOf(mlDev, 'role', 'prompt-engineer'), 'test', time + MINUTE);
  trail.add(engineer, time + 2 * MINUTE, 'bedrock', 'DeleteGuardrail', {
    request: { guardrailIdentifier: 'acmedevguard' },
    readOnly: false,
  });
  askModel(trail, engineer, time + 3 * MINUTE, 5);
}

/** Nobody writes down any more what the models in production are asked. */
export function loggingOff(trail: Trail, time: number): void {
  const admin = signIn(trail, 'okafor', mlProd, 'MLPlatformAdmin', time);
  const observability = assume(trail, admin, arnOf(mlProd, 'role', 'observability'), 'cleanup', time + MINUTE);
  trail.add(observability, time + 2 * MINUTE, 'bedrock', 'DeleteModelInvocationLoggingConfiguration', { readOnly: false });
  askModel(trail, admin, time + 4 * MINUTE, 6);
}

/** A long-term API key, from an address where it has never been, tunes a model on the plane that policies forget. */
export function tunedByKey(trail: Trail, time: number): void {
  const key = longTerm(mlDev, 'BedrockAPIKey-x7q2', '203.0.113.200', true);
  const bearer = { callWithBearerToken: true, bearerTokenType: 'ABSK' };
  const project = `arn:aws:bedrock-mantle:us-east-1:${mlDev}:project/default`;
  trail.add(key, time, 'bedrock-mantle', 'CreateFile', {
    request: { purpose: 'fine-tune', filename: 'train.jsonl', bytes: 91_234, ...bearer },
    data: true,
    readOnly: false,
    more: { resources: [{ accountId: mlDev, type: 'AWS::BedrockMantle::Project', ARN: project }] },
  });
  trail.add(key, time + 2 * MINUTE, 'bedrock-mantle', 'CreateFineTuningJob', {
    request: {
      model: 'openai.gpt-oss-20b',
      trainingFile: `file-${name(12, 'train.jsonl')}`,
      validationFile: null,
      method: { type: 'supervised' },
      ...bearer,
    },
    readOnly: false,
  });
}

/** A repository of somebody else, whose name begins as ours do, comes through a trust policy that is too wide. */
export function foreignRepository(trail: Trail, time: number): void {
  const fork = workflow(trail, 'ci-anything', 'repo:acme-fork/tools:ref:refs/heads/main', time);
  const deploy = assume(trail, fork, arnOf(mlProd, 'role', 'ci-deploy'), 'GitHubActions', time + MINUTE);
  look(trail, deploy, time + 2 * MINUTE, ['bedrock:ListCustomModels', 'sagemaker:ListEndpoints']);
  trail.add(deploy, time + 3 * MINUTE, 'bedrock', 'CreateModelImportJob', {
    request: {
      jobName: 'import-1',
      importedModelName: 'assistant',
      roleArn: arnOf(mlProd, 'role', 'service-role/bedrock-customization'),
      modelDataSource: { s3DataSource: { s3Uri: 's3://tools-weights/assistant/' } },
    },
    response: { jobArn: `arn:aws:bedrock:us-east-1:${mlProd}:model-import-job/${name(12, 'import-1')}` },
    readOnly: false,
  });
}
