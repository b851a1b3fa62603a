import { describe, expect, test } from 'vitest';
import { NOTHING_SAID } from '../estate/intent.ts';
import type { Check } from './check.ts';
import { EXAMPLE_ROLE, policyDetails, underScp } from './examples/examples.ts';
import type { Judgement } from './finding.ts';
import { runChecks } from './run-checks.ts';
import { scanned } from './scanned.fixture.ts';

const subject: Judgement['subject'] = { kind: 'principal', id: EXAMPLE_ROLE, type: undefined, account: '111122223333', region: undefined };
const judgement = (part: Partial<Judgement>): Judgement => ({ verdict: 'fail', subject, message: 'm', evidence: [], ...part });
const checkOf = (part: Partial<Check>, ...told: readonly Judgement[]): Check => ({
  id: 'some-check',
  title: 'T',
  why: 'W.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock'],
  reads: [],
  known: {},
  topics: ['privileged-access'],
  examples: { pass: [], fail: [] },
  judge: () => told,
  ...part,
});

const grant = { Effect: 'Allow', Action: 'bedrock:DeleteGuardrail', Resource: '*' };
const alone = scanned(policyDetails(grant));
const organised = scanned(underScp(grant));

describe('a failure about rights', () => {
  test.each([
    ['is one where the SCPs are known', organised, checkOf({}, judgement({})), 'fail'],
    ['is unknown where nobody knows the SCPs', alone, checkOf({}, judgement({})), 'unknown'],
    ['is one where documents are judged and not rights', alone, checkOf({ whateverScps: true }, judgement({})), 'fail'],
    ['of a posture check is one', alone, checkOf({ kind: 'posture' }, judgement({})), 'fail'],
    [
      'of a posture check that reads rights is unknown',
      alone,
      checkOf({ kind: 'posture', reads: ['iam.GetAccountAuthorizationDetails'] }, judgement({})),
      'unknown',
    ],
  ] as const)('%s', (_, estate, check, verdict) => {
    const [result] = runChecks([check], estate);
    expect(result?.findings.map((finding) => finding.verdict)).toEqual([verdict]);
    expect(result?.counts[verdict]).toBe(1);
  });
});

test('a check that throws has crashed alone, and keeps what it said before', () => {
  const broken = checkOf({
    *judge() {
      yield judgement({});
      throw new Error('out of order');
    },
  });
  const [first, second] = runChecks([broken, checkOf({ id: 'other' }, judgement({ verdict: 'pass' }))], organised);
  expect([first?.crash, first?.findings.length]).toEqual([expect.stringContaining('out of order'), 1]);
  expect([second?.crash, second?.counts.pass]).toEqual([undefined, 1]);
});

test('what whole accounts did not tell is said once, with its accounts', () => {
  const gap = (account: string): Judgement =>
    judgement({
      verdict: 'unknown',
      subject: { ...subject, kind: 'account', id: account },
      message: 'unread',
      evidence: [{ kind: 'gap', what: 'x' }],
    });
  const [result] = runChecks([checkOf({}, gap('1'), gap('2'))], organised);
  expect([result?.findings, result?.unread, result?.counts.unknown]).toEqual([[], [{ what: 'unread', accounts: ['1', '2'] }], 2]);
});

test.each([
  ['in force', '2026-12-31', 0],
  ['expired', '2026-01-01', 1],
])('an exemption %s from a check', (_, expires, findings) => {
  const exemption = {
    identities: [EXAMPLE_ROLE],
    actions: [],
    checks: ['some-check'],
    owner: 'o',
    reason: 'r',
    ticket: undefined,
    expires,
  };
  const [result] = runChecks([checkOf({}, judgement({}))], { ...organised, intent: { ...NOTHING_SAID, exemptions: [exemption] } });
  expect(result?.findings.length).toBe(findings);
});

test('the severity that the organisation says counts', () => {
  const [result] = runChecks([checkOf({}, judgement({ severity: 'low' }))], {
    ...organised,
    intent: { ...NOTHING_SAID, severities: { 'some-check': 'critical' } },
  });
  expect(result?.findings[0]?.severity).toBe('critical');
});
