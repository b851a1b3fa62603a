import { describe, expect, test } from 'vitest';
import { compareScans } from './comparison.ts';
import type { ReportFinding } from './findings-report.ts';
import type { ReportHolderGroup } from './holders-report.ts';
import type { ScanReport } from './scan-report.ts';

const ACTIONS = ['bedrock:DeleteGuardrail', 'sagemaker:CreateTrainingJob'];
const scan = (groups: readonly ReportHolderGroup[], findings: readonly Partial<ReportFinding>[] = [], actions = ACTIONS): ScanReport =>
  ({ snapshot: 's', now: 'n', holders: { actions, sets: [[0], [1], [0, 1]], groups }, findings }) as unknown as ScanReport;
const group = (principal: string, ways: ReportHolderGroup['ways']): ReportHolderGroup => ({ root: false, principals: [principal], ways });

describe('holders', () => {
  test.each([
    ['nothing changed', group('a', { direct: 2 }), group('a', { direct: 2 }), []],
    [
      'one appeared',
      undefined,
      group('a', { direct: 0 }),
      [{ principal: 'a', kind: 'appeared', actions: [{ action: ACTIONS[0], before: undefined, now: 'direct' }] }],
    ],
    [
      'one vanished',
      group('a', { chain: 1 }),
      undefined,
      [{ principal: 'a', kind: 'vanished', actions: [{ action: ACTIONS[1], before: 'chain', now: undefined }] }],
    ],
    [
      'a condition went',
      group('a', { conditional: 2 }),
      group('a', { direct: 0, conditional: 1 }),
      [{ principal: 'a', kind: 'changed', actions: [{ action: ACTIONS[0], before: 'conditional', now: 'direct' }] }],
    ],
    ['a weaker way beside a surer one', group('a', { direct: 2 }), group('a', { direct: 2, chain: 0 }), []],
  ])('%s', (_, before, now, expected) => {
    expect(compareScans(scan(before === undefined ? [] : [before]), scan(now === undefined ? [] : [now])).holders).toEqual(expected);
  });

  test('are compared by the names of actions, not by their places', () => {
    const turned = [...ACTIONS].reverse();
    expect(compareScans(scan([group('a', { direct: 0 })]), scan([group('a', { direct: 1 })], [], turned)).holders).toEqual([]);
  });
});

test('findings appear, vanish and change', () => {
  const finding = (fingerprint: string, severity = 'high', state = 'open'): Partial<ReportFinding> =>
    ({ fingerprint, verdict: 'fail', severity, state }) as Partial<ReportFinding>;
  const { findings } = compareScans(
    scan([], [finding('same'), finding('gone'), finding('worse', 'low')]),
    scan([], [finding('same'), finding('worse', 'critical'), finding('new')]),
  );
  expect(findings.appeared.map(({ fingerprint }) => fingerprint)).toEqual(['new']);
  expect(findings.vanished.map(({ fingerprint }) => fingerprint)).toEqual(['gone']);
  expect(findings.changed.map(({ before, now }) => [before.severity, now.severity])).toEqual([['low', 'critical']]);
});

test('the law: who compares a scan with itself sees nothing', () => {
  const one = scan([group('a', { direct: 2, chain: 1 }), group('b', { indeterminate: 0 })], [{ fingerprint: 'x', verdict: 'fail' }]);
  const { holders, findings } = compareScans(one, one);
  expect([holders, findings]).toEqual([[], { appeared: [], vanished: [], changed: [] }]);
});
