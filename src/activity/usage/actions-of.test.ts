import { describe, expect, test } from 'vitest';
import { catalogueRows } from '../../catalogue/catalogue.ts';
import { findAction } from '../../catalogue/reference/reference.ts';
import { useActions } from '../../catalogue/use.ts';
import type { TrailEvent } from '../event.ts';
import { prefixOf } from '../event-sources.ts';
import { actionsOf, actionsOfOperation } from './actions-of.ts';
import { DATA_EVENTS, dataTypeOf } from './data-events.ts';
import { OPERATIONS } from './operations.ts';
import { unseenActions, unseenWhy } from './unseen-actions.ts';
import { WITHOUT_OPERATION } from './without-operation.fixture.ts';

const event = (source: string, name: string, more: Partial<TrailEvent> = {}): TrailEvent => ({
  id: '1',
  time: 0,
  source: `${source}.amazonaws.com`,
  name,
  region: 'us-east-1',
  account: '111122223333',
  actor: { type: 'AssumedRole' },
  ...more,
});
const role = 'arn:aws:iam::111122223333:role/tuner';

test.each([
  ['lex.amazonaws.com', 'lex'],
  ['runtime.lex.amazonaws.com', 'lex'],
  ['models-v2-lex.amazonaws.com', 'lex'],
  ['metrics-sagemaker.amazonaws.com', 'sagemaker'],
  ['runtime.sagemaker.amazonaws.com', 'sagemaker'],
  ['sagemaker-geospatial.amazonaws.com', 'sagemaker-geospatial'],
  ['qconnect.amazonaws.com', 'wisdom'],
  ['wisdom.amazonaws.com', 'wisdom'],
  ['bedrock-mantle.amazonaws.com', 'bedrock-mantle'],
  ['bedrock-runtime.amazonaws.com', 'bedrock'],
  ['bedrock.amazonaws.com.cn', 'bedrock'],
  ['mturk-requester.amazonaws.com', 'mechanicalturk'],
  ['example.com', 'example'],
  ['', ''],
])('what %s writes is of %s', (source, prefix) => {
  expect(prefixOf(source)).toBe(prefix);
});

test.each<readonly [string, TrailEvent, readonly string[] | undefined]>([
  ['an operation like its action', event('bedrock', 'DeleteGuardrail'), ['bedrock:DeleteGuardrail']],
  ['Converse', event('bedrock', 'Converse'), ['bedrock:InvokeModel']],
  ['ConverseStream', event('bedrock', 'ConverseStream'), ['bedrock:InvokeModelWithResponseStream']],
  ['an asynchronous call', event('bedrock', 'StartAsyncInvoke'), ['bedrock:InvokeModel']],
  [
    'an API key of Bedrock',
    event('bedrock', 'Converse', { additional: { callWithBearerToken: true } }),
    ['bedrock:InvokeModel', 'bedrock:CallWithBearerToken'],
  ],
  [
    'an API key of Mantle',
    event('bedrock-mantle', 'CreateInference', { request: { callWithBearerToken: true, bearerTokenType: 'ABSK' } }),
    ['bedrock-mantle:CreateInference', 'bedrock-mantle:CallWithBearerToken'],
  ],
  [
    'no API key',
    event('bedrock-mantle', 'CreateInference', { request: { callWithBearerToken: false } }),
    ['bedrock-mantle:CreateInference'],
  ],
  [
    'a role that is handed over',
    event('bedrock', 'CreateModelCustomizationJob', { request: { roleArn: role, jobName: 'j' } }),
    ['bedrock:CreateModelCustomizationJob', `iam:PassRole ${role}`],
  ],
  [
    'a role deep in a request',
    event('sagemaker', 'CreateHyperParameterTuningJob', { request: { trainingJobDefinitions: [{ roleArn: role }] } }),
    ['sagemaker:CreateHyperParameterTuningJob', `iam:PassRole ${role}`],
  ],
  [
    'a role that is handed over by a call that failed',
    event('sagemaker', 'CreateTrainingJob', { request: { roleArn: role }, error: 'ValidationException' }),
    ['sagemaker:CreateTrainingJob'],
  ],
  [
    'a refusal that names what was missing',
    event('sagemaker', 'CreateTrainingJob', {
      request: { roleArn: role },
      error: 'AccessDeniedException',
      errorMessage: `User: x is not authorized to perform: iam:PassRole on resource: ${role}`,
    }),
    ['iam:PassRole'],
  ],
  ['a refusal that names nothing', event('bedrock', 'Converse', { error: 'AccessDenied' }), ['bedrock:InvokeModel']],
  ['a dated name', event('lambda', 'UpdateFunctionCode20150331v2'), ['lambda:UpdateFunctionCode']],
  ['a copy', event('s3', 'CopyObject'), ['s3:PutObject', 's3:GetObject']],
  ['a list of buckets', event('s3', 'ListBuckets'), ['s3:ListAllMyBuckets']],
  [
    'a session with tags and a source identity',
    event('sts', 'AssumeRole', { request: { roleArn: role, tags: [{ key: 'a', value: 'b' }], sourceIdentity: 'ana' } }),
    ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
  ],
  ['somebody who signs in', event('signin', 'ConsoleLogin'), []],
  ['an operation that AWS does not have', event('bedrock', 'DescribeInstances'), undefined],
  ['another case', event('bedrock', 'deleteguardrail'), ['bedrock:DeleteGuardrail']],
  ['a member of every object', event('bedrock', '__proto__'), undefined],
])('%s', (_, given, expected) => {
  expect(actionsOf(given)?.map(({ action, role: passed }) => (passed === undefined ? action : `${action} ${passed}`))).toEqual(expected);
});

describe('the tables are about actions that AWS has', () => {
  test.each(Object.entries(OPERATIONS))('%s', (_, actions) => {
    for (const action of actions) expect(findAction(action), action).toBeDefined();
  });

  test('actions that leave data events', () => {
    const missing = Object.entries(DATA_EVENTS).flatMap(([prefix, types]) =>
      Object.values(types)
        .flatMap((names) => names.split(' '))
        .filter((name) => name !== '*' && findAction(`${prefix}:${name}`) === undefined)
        .map((name) => `${prefix}:${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('actions that leave no event', () => {
    expect(unseenActions().filter((action) => !action.endsWith(':*') && findAction(action) === undefined)).toEqual([]);
  });

  test('no action is in both', () => {
    expect(unseenActions().filter((action) => dataTypeOf(action) !== undefined && !action.endsWith(':*'))).toEqual([]);
  });
});

test('every action that matters is shown by an event, or it is said why not', () => {
  const shown = new Set(Object.values(OPERATIONS).flat());
  const matters = [
    ...catalogueRows()
      .filter(({ tier }) => tier <= 2)
      .map(({ action }) => action),
    ...useActions(),
  ];
  const open = matters.filter((action) => {
    const [prefix = '', name = ''] = action.split(':');
    return unseenWhy(action) === undefined && !shown.has(action) && !actionsOfOperation(prefix, name)?.includes(action);
  });
  expect(open).toEqual([]);
  expect(matters.length).toBeGreaterThan(1000);
});

/** Actions without a public operation whose events are known all the same. */
const KNOWN_EVENTS: readonly RegExp[] = [
  // a real record of it is published: DataDog/stratus-red-team
  /^bedrock:PutFoundationModelEntitlement$/,
  // https://docs.aws.amazon.com/bedrock/latest/userguide/logging-cloudtrail-mantle.html
  /^bedrock-mantle:(?:CreateProject|UpdateProject|CreateFineTuningJob)$/,
  // https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/logging-using-cloudtrail.html
  /^codewhisperer:/,
  // services that are closed: their guides say that all calls are recorded
  /^(?:lookoutmetrics|lookoutvision|monitron|panorama):/,
  // permissions of S3 that operations of another name need
  /^s3:(?:PutReplicationConfiguration|PutBucketPublicAccessBlock)$/,
  // the two operations of Q Apps that are no longer in the SDK
  /^qapps:/,
];

test('what has no operation of its name leaves a data event, a known event, or it is said why none', () => {
  const matters = catalogueRows().filter(({ action, tier }) => tier <= 2 || useActions().includes(action));
  const open = matters
    .map(({ action }) => action)
    .filter((action) => {
      const [prefix = '', name = ''] = action.split(':');
      const without = Object.hasOwn(WITHOUT_OPERATION, prefix) ? WITHOUT_OPERATION[prefix] : undefined;
      if (without === undefined || !(without === '*' || without.split(' ').includes(name))) return false;
      return unseenWhy(action) === undefined && dataTypeOf(action) === undefined && !KNOWN_EVENTS.some((known) => known.test(action));
    });
  expect(open).toEqual([]);
});
