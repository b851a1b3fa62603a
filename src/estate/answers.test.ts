import { expect, test } from 'vitest';
import { createEstateBuilder } from './create-estate-builder.ts';

const ONE = '111122223333';
const place = (operation: string, subject: string, region = 'us-east-1') => ({
  operation,
  region,
  subject,
  file: `accounts/${ONE}/responses/${region}/${operation}/${subject}.json`,
});

function answers(...given: readonly [unknown, ReturnType<typeof place>][]) {
  const builder = createEstateBuilder();
  for (const [document, at] of given) builder.answer(ONE, document, at);
  const estate = builder.build(new Map());
  const problems = estate.problems.filter(({ file }) => file.includes('/responses/'));
  return { of: (operation: string) => estate.accounts.get(ONE)?.answers.get(operation) ?? [], problems };
}

test('answers are kept as they came, by operation, in the order of region and file', () => {
  const { of, problems } = answers(
    [{ agent: { agentId: 'B' } }, place('bedrock-agent.GetAgent', 'B')],
    [{ agent: { agentId: 'A' } }, place('bedrock-agent.GetAgent', 'A')],
    [{ agent: { agentId: 'C' } }, place('bedrock-agent.GetAgent', 'C', 'eu-west-1')],
    [{ Buckets: [] }, place('s3.ListBuckets', 'all', 'global')],
  );
  expect(of('bedrock-agent.GetAgent').map(({ region, subject, body }) => [region, subject, body])).toEqual([
    ['eu-west-1', 'C', { agent: { agentId: 'C' } }],
    ['us-east-1', 'A', { agent: { agentId: 'A' } }],
    ['us-east-1', 'B', { agent: { agentId: 'B' } }],
  ]);
  expect(of('s3.ListBuckets')).toMatchObject([{ region: undefined, body: { Buckets: [] } }]);
  expect(of('kms.ListKeys')).toEqual([]);
  expect(problems).toEqual([]);
});

test.each([
  ['an answer that is no object', [], 'the answer is not a JSON object'],
  [
    'a refusal',
    { Error: { Code: 'AccessDeniedException', Message: 'no' } },
    'AWS did not answer bedrock.GetGuardrail: AccessDeniedException',
  ],
  ['throttling', { Error: { Code: 'ThrottlingException' } }, 'AWS did not answer bedrock.GetGuardrail: ThrottlingException'],
])('%s is an answer without a body, and leaves the estate incomplete', (_, document, message) => {
  const { of, problems } = answers([document, place('bedrock.GetGuardrail', 'g')]);
  expect(of('bedrock.GetGuardrail')).toMatchObject([{ body: undefined }]);
  expect(problems).toMatchObject([{ severity: 'error', message, account: ONE }]);
});

test.each([
  'ResourceNotFoundException',
  'NoSuchBucketPolicy',
  'ServerSideEncryptionConfigurationNotFoundError',
  'NoSuchPublicAccessBlockConfiguration',
])('the error %s tells that something is not there, and nothing is missing', (Code) => {
  const { of, problems } = answers([{ Error: { Code } }, place('s3.GetBucketPolicy', 'bucket')]);
  expect(of('s3.GetBucketPolicy')).toMatchObject([{ body: undefined, errorCode: Code }]);
  expect(problems).toEqual([]);
});

test('a file that could not be read is an answer without a body', () => {
  expect(answers([undefined, place('bedrock.GetGuardrail', 'g')]).of('bedrock.GetGuardrail')).toMatchObject([
    { body: undefined, errorCode: undefined },
  ]);
});
