import { expect, test } from 'vitest';
import { buildActivity } from '../activity.ts';
import type { TrailEvent } from '../event.ts';
import { type Use, usageOf } from './usage.ts';

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/tuner`;

let made = 0;
const event = (name: string, more: Partial<TrailEvent> = {}): TrailEvent => ({
  id: `e${++made}`,
  time: made,
  source: 'bedrock.amazonaws.com',
  name,
  region: 'us-east-1',
  account: ACCOUNT,
  actor: { type: 'AssumedRole', issuer: { arn: ROLE } },
  ...more,
});
const usage = (...events: readonly TrailEvent[]) => usageOf(buildActivity(events));
const use = (events: readonly TrailEvent[], action: string): Use | undefined => usage(...events).uses.find((one) => one.action === action);

test('calls that succeeded, that failed and that were refused are counted apart', () => {
  const calls = [
    event('Converse'),
    event('InvokeModel', { region: 'eu-west-1' }),
    event('Converse', { error: 'ThrottlingException' }),
    event('Converse', { error: 'AccessDeniedException' }),
  ];
  expect(use(calls, 'bedrock:InvokeModel')).toMatchObject({
    count: 2,
    failed: 1,
    refused: 1,
    regions: ['eu-west-1', 'us-east-1'],
    service: false,
  });
});

test.each([
  ['AccessDenied', undefined, 'refused'],
  ['AccessDeniedException', 'User: x is not authorized to perform: bedrock:InvokeModel on resource: y', 'refused'],
  ['AccessDeniedException', "You don't have access to the model with the specified model ID.", 'failed'],
  ['Client.UnauthorizedOperation', undefined, 'refused'],
  ['UnrecognizedClientException', undefined, 'refused'],
  ['ExpiredTokenException', undefined, 'refused'],
  ['KMSAccessDeniedException', undefined, 'failed'],
  ['ValidationException', 'access denied is only a word here', 'failed'],
])('a call with %s (%s) was %s', (error, errorMessage, expected) => {
  const found = use([event('InvokeModel', { error, ...(errorMessage === undefined ? {} : { errorMessage }) })], 'bedrock:InvokeModel');
  expect(found?.refused).toBe(expected === 'refused' ? 1 : 0);
  expect(found?.failed).toBe(expected === 'failed' ? 1 : 0);
});

test('what was named stands before what was made, and both are bounded', () => {
  const job = { request: { baseModelIdentifier: 'nova', roleArn: ROLE, trainingDataConfig: { s3Uri: 's3://data/set.jsonl' } } };
  const calls = Array.from({ length: 30 }, (_, at) =>
    event('CreateModelCustomizationJob', {
      ...job,
      response: { jobArn: `arn:aws:bedrock:us-east-1:${ACCOUNT}:model-customization-job/${at}` },
    }),
  );
  const found = use(calls, 'bedrock:CreateModelCustomizationJob');
  expect(found?.touched.slice(0, 2)).toEqual(['nova', 's3://data/set.jsonl']);
  expect(found?.touched).toHaveLength(20);
  expect(found?.touchedMore).toBe(12);
  expect(use(calls, 'iam:PassRole')).toMatchObject({ count: 30, touched: [ROLE] });
});

test('what is hidden is no name', () => {
  expect(
    use(
      [event('UpdateGuardrail', { request: { guardrailIdentifier: 'gr1', name: 'HIDDEN_DUE_TO_SECURITY_REASONS' } })],
      'bedrock:UpdateGuardrail',
    )?.touched,
  ).toEqual(['gr1']);
});

test('a call that stands in the trails of two accounts is one', () => {
  const calls = [event('Converse', { shared: 's1' }), event('Converse', { shared: 's1', account: '444455556666' })];
  expect(use(calls, 'bedrock:InvokeModel')?.count).toBe(1);
});

test('services and their roles are marked', () => {
  const linked = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/bedrock.amazonaws.com/AWSServiceRoleForBedrock`;
  const calls = [
    event('Converse', { actor: { type: 'AWSService', invokedBy: 'bedrock.amazonaws.com' } }),
    event('Converse', { actor: { type: 'AssumedRole', issuer: { arn: linked } } }),
  ];
  expect(usage(...calls).uses.map(({ principal, service }) => [principal, service])).toEqual([
    [linked, true],
    ['bedrock.amazonaws.com', true],
  ]);
});

test('an event that no action explains is told', () => {
  expect(usage(event('DescribeInstances'), event('DescribeInstances'), event('Converse')).unmapped).toEqual([
    { event: 'bedrock:DescribeInstances', count: 2 },
  ]);
});
