import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Exemption, type Intent, NOTHING_SAID, type Suppression } from './intent.ts';
import { exemptionFor, exemptionsOf } from './intent-exemptions.ts';
import { expiresWithin, expiryOf } from './intent-expiry.ts';
import { coversAction } from './intent-needs.ts';
import { isBreakGlass, matchesArnPatterns, useCasesOf } from './intent-principals.ts';
import { suppressionFor } from './intent-suppressions.ts';

const NOW = '2026-11-23T12:00:00Z';
const role = (name: string, account = '111122223333'): string => `arn:aws:iam::${account}:role/${name}`;
const exemption = (parts: Partial<Exemption>): Exemption => ({
  identities: [role('a')],
  actions: [],
  checks: [],
  owner: 'o',
  reason: 'r',
  ticket: undefined,
  expires: '2026-12-31',
  ...parts,
});
const suppression = (parts: Partial<Suppression>): Suppression => ({
  check: 'c',
  subjects: [role('a')],
  owner: 'o',
  reason: 'r',
  ticket: 't',
  expires: '2026-12-31',
  ...parts,
});
const said = (parts: Partial<Intent>): Intent => ({ ...NOTHING_SAID, ...parts });

describe('a principal fits a pattern', () => {
  it.each<[pattern: string, arn: string, fits: boolean]>([
    [role('a'), role('a'), true],
    [role('a'), role('ab'), false],
    [role('a'), role('A'), false],
    [role('a*'), role('ab/c'), true],
    [role('ops/?'), role('ops/x'), true],
    [role('ops/?'), role('ops/xy'), false],
    [role('a', '*'), role('a'), true],
    ['arn:aws:iam::*:*', role('a'), true],
    ['arn:aws*:iam::111122223333:role/a', 'arn:aws-cn:iam::111122223333:role/a', true],
    // a colon may stand in the path of a role: no wildcard takes it for the one before the account's resource
    [role('a', '*'), role('p:role/a', '999999999999'), false],
    ['arn:aws:iam:*:role/a', role('a'), false],
    ['*', role('a'), false],
    ['role/a', role('a'), false],
    [role('a'), 'arn:aws:sts::111122223333:assumed-role/a/session', false],
    [role('a'), 'role/a', false],
  ])('%s and %s: %s', (pattern, arn, fits) => {
    expect(matchesArnPatterns(['arn:aws:iam::0:role/other', pattern], arn)).toBe(fits);
    expect(isBreakGlass(said({ breakGlass: [pattern] }), arn)).toBe(fits);
    expect(exemptionsOf(said({ exemptions: [exemption({ identities: [pattern] })] }), arn, NOW)).toHaveLength(fits ? 1 : 0);
  });
});

test('an ARN fits itself as a pattern, and patterns that fit less never fit more', () => {
  const arns = fc
    .tuple(fc.stringMatching(/^\d{12}$/), fc.stringMatching(/^[\w/:+=,.@-]{1,12}$/))
    .map(([account, name]) => role(name, account));
  fc.assert(
    fc.property(arns, arns, (arn, other) => {
      expect(matchesArnPatterns([arn], arn)).toBe(true);
      expect(matchesArnPatterns([other], arn)).toBe(arn === other);
    }),
  );
});

test('use cases of a principal, and none said is not none', () => {
  const useCase = {
    name: 'n',
    identities: [role('a*')],
    needs: ['invoke'],
    models: undefined,
    purpose: 'p',
    owner: 'o',
    reviewBy: '2027-01-01',
  };
  expect(useCasesOf(said({ useCases: [useCase] }), role('ab'))).toEqual([useCase]);
  expect(useCasesOf(said({ useCases: [useCase] }), role('b'))).toEqual([]);
  expect(useCasesOf(NOTHING_SAID, role('a'))).toBeUndefined();
});

it.each<[needs: readonly string[], action: string, capability: string | undefined, covers: boolean]>([
  [['model-train'], 'bedrock:CreateModelCustomizationJob', 'model-train', true],
  [['model-train'], 'bedrock:CreateModelCustomizationJob', undefined, false],
  [['model-train'], 'bedrock:DeleteGuardrail', 'guardrail', false],
  [['bedrock:deleteguardrail'], 'bedrock:DeleteGuardrail', 'guardrail', true],
  [['bedrock:Delete*'], 'bedrock:DeleteGuardrail', undefined, true],
  [['bedrock*:?elete*'], 'bedrock-agentcore:DeleteGateway', undefined, true],
  [['bedrock:*'], 'bedrock-mantle:CreateFile', undefined, false],
  [['*'], 'x:Y', undefined, true],
  [[], 'x:Y', 'guardrail', false],
])('%j covers %s of class %s: %s', (needs, action, capability, covers) => {
  expect(coversAction(needs, action, capability)).toBe(covers);
});

it.each<[expires: string, now: string, status: string, daysLeft: number | undefined]>([
  ['2026-11-24', NOW, 'in-force', 1],
  ['2026-11-23', '2026-11-23T23:59:59.999Z', 'in-force', 0],
  ['2026-11-23', '2026-11-24T00:00:00Z', 'expired', -1],
  ['2026-11-23', '2026-11-24T00:30:00+01:00', 'in-force', 0],
  ['2026-02-31', NOW, 'unknown', undefined],
  ['soon', NOW, 'unknown', undefined],
  ['2026-11-24', 'now', 'unknown', undefined],
])('what expires on %s is at %s %s', (expires, now, status, daysLeft) => {
  expect(expiryOf(expires, now)).toEqual({ status, daysLeft });
});

it.each<[expires: string, days: number, within: boolean]>([
  ['2026-11-23', 0, true],
  ['2026-12-23', 30, true],
  ['2026-12-24', 30, false],
  ['2026-11-22', 30, false],
  ['soon', 30, false],
])('what expires on %s does so within %i days: %s', (expires, days, within) => {
  expect(expiresWithin(expires, days, NOW)).toBe(within);
});

describe('an exemption', () => {
  const from = { action: 'bedrock:DeleteGuardrail', class: 'guardrail' };
  it.each<[string, Partial<Exemption>, Parameters<typeof exemptionFor>[2], boolean]>([
    ['of the action', { actions: ['bedrock:Delete*'] }, from, true],
    ['of its class', { actions: ['guardrail'] }, from, true],
    ['of another action', { actions: ['bedrock:Create*'] }, from, false],
    ['of checks says nothing of actions', { checks: ['c'] }, from, false],
    ['of actions says nothing of checks', { actions: ['*'] }, { check: 'c' }, false],
    ['of the check', { checks: ['c'] }, { check: 'c' }, true],
    ['of another check', { checks: ['c'] }, { check: 'd' }, false],
    ['of somebody else', { identities: [role('b')], actions: ['*'] }, from, false],
    ['that has expired', { actions: ['*'], expires: '2026-11-22' }, from, false],
    ['whose date cannot be read', { actions: ['*'], expires: 'never' }, from, false],
  ])('%s', (_what, parts, asked, exempt) => {
    const one = exemption(parts);
    expect(exemptionFor(said({ exemptions: [exemption({ identities: [] }), one] }), role('a'), asked, NOW)).toEqual(
      exempt ? one : undefined,
    );
  });

  test('that has expired is still found, and said to be', () => {
    const one = exemption({ expires: '2026-11-20' });
    expect(exemptionsOf(said({ exemptions: [one] }), role('a'), NOW)).toEqual([
      { exemption: one, expiry: { status: 'expired', daysLeft: -3 } },
    ]);
  });
});

describe('a suppression', () => {
  const find = (suppressions: readonly Suppression[], subject = role('a'), check = 'c') =>
    suppressionFor(said({ suppressions }), { check, subject }, NOW);

  it.each<[subjects: readonly string[], subject: string, covers: boolean]>([
    [[role('a')], role('a'), true],
    [[role('b'), role('a*')], role('ab'), true],
    [[role('a', '*')], role('p:role/a'), false],
    [['111122223333'], '111122223333', true],
    [['1111*'], '111122223333', true],
    [['*'], role('a'), true],
    [['inline policy grant of arn:aws:iam::111122223333:role/*'], `inline policy grant of ${role('a')}`, true],
    [['o-1'], 'o-12', false],
    [[], 'o-1', false],
  ])('of %j and a finding about %s: %s', (subjects, subject, covers) => {
    expect(find([suppression({ subjects })], subject) !== undefined).toBe(covers);
  });

  test('of another check covers nothing', () => expect(find([suppression({})], role('a'), 'cc')).toBeUndefined());

  test('in force goes before an expired one, the longest first; an expired one is told', () => {
    const [old, older, now, later] = ['2026-11-01', '2026-10-01', '2026-11-23', '2027-01-01'].map((expires) =>
      suppression({ expires }),
    ) as [Suppression, Suppression, Suppression, Suppression];
    expect(find([old, now, later, older])).toEqual({ suppression: later, expiry: { status: 'in-force', daysLeft: 39 } });
    expect(find([older, old])).toEqual({ suppression: old, expiry: { status: 'expired', daysLeft: -22 } });
    const unread = suppression({ expires: 'never' });
    expect(find([unread])?.expiry.status).toBe('unknown');
    expect(find([unread, old])?.suppression).toBe(old);
  });
});
