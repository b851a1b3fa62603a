import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrailEvent } from '../event.ts';
import type { TrailPart } from '../trail.ts';
import { observe, type Place } from './observe.ts';
import { principalKey } from './principal-key.ts';
import { trailUseOf } from './trail-use.ts';

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/team/tuner`;
const DAY = 86_400_000;

const event = (day: number, name: string, more: Partial<TrailEvent> = {}): TrailEvent => ({
  id: `${day} ${name}`,
  time: day * DAY,
  source: 'bedrock.amazonaws.com',
  name,
  region: 'us-east-1',
  account: ACCOUNT,
  actor: { type: 'AssumedRole', issuer: { arn: ROLE } },
  ...more,
});
const other = { actor: { type: 'IAMUser', arn: `arn:aws:iam::${ACCOUNT}:user/ana` } };
const reads = { ...other, readOnly: true } as const;
const invoked = { ...other, data: true } as const;
const partsOf = (events: readonly TrailEvent[]): readonly TrailPart[] =>
  events.map(({ account, region, time }) => ({ account, region, first: time, last: time }));
const useOf = (events: readonly TrailEvent[], files: readonly string[] = [], window = 90) =>
  trailUseOf({ events, parts: partsOf(events), problems: files.map((file) => ({ file, offset: undefined, reason: 'damaged' })) }, window);

const place = (action: string, more: Partial<Place> = {}): Place => ({
  account: ACCOUNT,
  action,
  regions: [],
  records: () => 'unknown',
  ...more,
});
/** Ninety days of somebody else's work. */
const WRITES = Array.from({ length: 16 }, (_, week) => event(Math.min(6 * week, 89), 'CreateGuardrail', other));
const LONG = [...WRITES, event(1, 'GetGuardrail', reads)];
const state = (events: readonly TrailEvent[], asked: Place, files: readonly string[] = []): string => {
  const found = observe(useOf(events, files), ROLE, asked);
  return found.state === 'not observable' ? found.why : found.state;
};

describe('what a trail tells of a right', () => {
  test.each<readonly [string, readonly TrailEvent[], Place, string | RegExp]>([
    ['it was used', [...LONG, event(2, 'DeleteGuardrail')], place('bedrock:DeleteGuardrail'), 'used'],
    ['it was used by another operation', [...LONG, event(2, 'Converse')], place('bedrock:InvokeModel'), 'used'],
    [
      'a session without its role names it by its ARN',
      [event(2, 'DeleteGuardrail', { actor: { type: 'AssumedRole', arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Tuner/x` } })],
      place('bedrock:DeleteGuardrail'),
      'used',
    ],
    [
      'a call that failed was allowed',
      [...LONG, event(2, 'DeleteGuardrail', { error: 'ConflictException' })],
      place('bedrock:DeleteGuardrail'),
      'used',
    ],
    [
      'a call that was refused is no use',
      [...LONG, event(2, 'DeleteGuardrail', { error: 'AccessDenied' })],
      place('bedrock:DeleteGuardrail'),
      'not seen',
    ],
    ['nobody else counts', LONG, place('bedrock:CreateGuardrail'), 'not seen'],
    ['in a short trail it was used', [event(2, 'DeleteGuardrail')], place('bedrock:DeleteGuardrail'), 'used'],
    ['a short trail', LONG.slice(0, 2), place('bedrock:DeleteGuardrail'), /covers 7 days of the account without a gap, and 90/],
    [
      'a trail with a gap',
      LONG.filter(({ time }) => time < 30 * DAY || time > 40 * DAY),
      place('bedrock:DeleteGuardrail'),
      /covers 48 days of the account without a gap/,
    ],
    ['no trail', [], place('bedrock:DeleteGuardrail'), /no file of the account/],
    ['another account', LONG, place('bedrock:DeleteGuardrail', { account: '444455556666' }), /no file of the account/],
    ['a region is missing', LONG, place('bedrock:DeleteGuardrail', { regions: ['us-east-1', 'eu-west-1'] }), /no file .* in eu-west-1/],
    ['nothing that reads', WRITES, place('bedrock:InvokeModel'), /no event of the account that reads/],
    ['no data events', LONG, place('bedrock:InvokeAgent'), /no data event of AWS::Bedrock::AgentAlias/],
    ['data events of another kind', [...LONG, event(3, 'Retrieve', invoked)], place('bedrock:InvokeAgent'), /no data event/],
    ['data events', [...LONG, event(3, 'InvokeAgent', invoked)], place('bedrock:InvokeAgent'), 'not seen'],
    ['data events that the trail is known to record', LONG, place('bedrock:InvokeAgent', { records: () => 'yes' }), 'not seen'],
    [
      'data events that are known not to be recorded',
      [...LONG, event(3, 'InvokeAgent', invoked)],
      place('bedrock:InvokeAgent', { records: () => 'no' }),
      /no trail records data events/,
    ],
    ['an action that leaves no event', LONG, place('sagemaker:InvokeEndpoint'), /does not record calls of endpoints/],
    [
      'an API key',
      [...LONG, event(4, 'Converse', { additional: { callWithBearerToken: true } })],
      place('bedrock:CallWithBearerToken'),
      'used',
    ],
  ])('%s', (_, events, asked, expected) => {
    if (typeof expected === 'string') expect(state(events, asked)).toBe(expected);
    else expect(state(events, asked)).toMatch(expected);
  });

  test('a file that cannot be read leaves its account unknown, or all where its name tells none', () => {
    const asked = place('bedrock:DeleteGuardrail');
    expect(state(LONG, asked, [`/t/${ACCOUNT}_CloudTrail_us-east-1_x.json.gz`])).toMatch(/could not be read/);
    expect(state(LONG, asked, ['/t/444455556666_CloudTrail_us-east-1_x.json.gz'])).toBe('not seen');
    expect(state(LONG, asked, ['/t/copy.json'])).toMatch(/could not be read/);
  });
});

test.each([
  [ROLE, `${ACCOUNT} role tuner`],
  [`arn:aws:sts::${ACCOUNT}:assumed-role/TUNER/session/x`, `${ACCOUNT} role tuner`],
  [`arn:aws-cn:iam::${ACCOUNT}:user/a/b/Ana`, `${ACCOUNT} user ana`],
  [`arn:aws:iam::${ACCOUNT}:root`, `arn:aws:iam::${ACCOUNT}:root`],
  ['', ''],
])('%s is %s', (arn, key) => {
  expect(principalKey(arn)).toBe(key);
});

describe('laws', () => {
  const names = ['CreateGuardrail', 'DeleteGuardrail', 'GetGuardrail', 'InvokeAgent', 'Converse', 'Retrieve', 'NoSuchOperation'];
  const anyEvent = fc.record({
    day: fc.nat(30),
    name: fc.constantFrom(...names),
    region: fc.constantFrom('us-east-1', 'eu-west-1'),
    account: fc.constantFrom(ACCOUNT, '444455556666'),
    mine: fc.boolean(),
    refused: fc.boolean(),
    data: fc.boolean(),
    readOnly: fc.boolean(),
  });
  const anyTrail = fc.array(
    anyEvent.map(({ day, name, region, account, mine, refused, data, readOnly }) =>
      event(day, name, {
        region,
        account,
        ...(mine ? {} : other),
        ...(refused ? { error: 'AccessDenied' } : {}),
        ...(data ? { data } : {}),
        ...(readOnly ? { readOnly } : {}),
      }),
    ),
    { maxLength: 12 },
  );
  const anyPlace = fc
    .record({
      action: fc.constantFrom(
        'CreateGuardrail',
        'DeleteGuardrail',
        'GetGuardrail',
        'InvokeAgent',
        'InvokeModel',
        'Retrieve',
        'CallWithBearerToken',
      ),
      regions: fc.subarray(['us-east-1', 'eu-west-1']),
      records: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
    })
    .map(({ action, regions, records }) => place(`bedrock:${action}`, { regions, records: () => records }));

  test('more events never make a use anything else', () => {
    fc.assert(
      fc.property(anyTrail, anyTrail, anyPlace, (some, more, asked) => {
        fc.pre(observe(useOf(some, [], 10), ROLE, asked).state === 'used');
        expect(observe(useOf([...some, ...more], [], 10), ROLE, asked).state).toBe('used');
      }),
      { numRuns: 300 },
    );
  });

  test('fewer events never make what is not observable unseen', () => {
    fc.assert(
      fc.property(anyTrail, anyTrail, anyPlace, (some, more, asked) => {
        fc.pre(observe(useOf([...some, ...more], [], 10), ROLE, asked).state === 'not observable');
        expect(observe(useOf(some, [], 10), ROLE, asked).state).not.toBe('not seen');
      }),
      { numRuns: 300 },
    );
  });

  test('the order of events changes nothing', () => {
    fc.assert(
      fc.property(anyTrail, anyPlace, (events, asked) => {
        expect(observe(useOf([...events].reverse(), [], 10), ROLE, asked)).toEqual(observe(useOf(events, [], 10), ROLE, asked));
      }),
    );
  });
});
