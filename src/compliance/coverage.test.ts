import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Topic } from '../findings/topic.ts';
import { coverage, type CoverageStatus, type Result } from './coverage.ts';
import type { Framework, Requirement } from './framework.ts';

type Counts = readonly [pass: number, fail: number, unknown: number];

const known = (id: string, topics: readonly [Topic, ...Topic[]]) => ({ id, topics });
const KEY = known('key', ['encryption']);
const LOG = known('log', ['logging']);
const LOG_KEY = known('log-key', ['encryption', 'logging']);
const ALL = [KEY, LOG, LOG_KEY];

const result = (check: (typeof ALL)[number], [pass, fail, unknown]: Counts, crash?: string): Result => ({
  check,
  counts: { pass, fail, unknown },
  crash,
});

const framework = (...requirements: readonly Partial<Requirement>[]): Framework => ({
  id: 'example',
  name: 'Example',
  version: '1',
  publisher: 'Nobody',
  url: 'https://example.com',
  sources: ['https://example.com'],
  requirements: requirements.map((one, index) => ({ id: `R${index + 1}`, asks: 'Something', confirmed: true, ...one })),
});

const encryption: Partial<Requirement> = { topics: ['encryption'] };
const statusOf = (requirement: Partial<Requirement>, results: readonly Result[]): CoverageStatus | undefined =>
  coverage(framework(requirement), results, ALL).requirements[0]?.status;

describe('a requirement that two checks test', () => {
  test.each<readonly [string, Counts, Counts, CoverageStatus]>([
    ['all of both passed', [2, 0, 0], [1, 0, 0], 'met'],
    ['one had nothing to look at', [2, 0, 0], [0, 0, 0], 'met'],
    ['neither had anything to look at', [0, 0, 0], [0, 0, 0], 'no-evidence'],
    ['one of many failed', [99, 1, 0], [9, 0, 0], 'failing'],
    ['something failed and something was not read', [0, 1, 7], [0, 0, 7], 'failing'],
    ['one failed, the other had nothing to look at', [0, 1, 0], [0, 0, 0], 'failing'],
    ['something was not read', [5, 0, 1], [5, 0, 0], 'unknown'],
    ['nothing was read', [0, 0, 1], [0, 0, 0], 'unknown'],
  ])('%s', (_what, first, second, expected) => {
    const { requirements } = coverage(framework(encryption), [result(KEY, first), result(LOG_KEY, second)], ALL);
    expect(requirements[0]).toMatchObject({
      status: expected,
      counts: { pass: first[0] + second[0], fail: first[1] + second[1], unknown: first[2] + second[2] },
    });
  });
});

test('a check that breaks down leaves its requirement open, unless something failed already', () => {
  expect(statusOf(encryption, [result(KEY, [3, 0, 0], 'out of order'), result(LOG_KEY, [1, 0, 0])])).toBe('unknown');
  expect(statusOf(encryption, [result(KEY, [0, 0, 0], 'out of order'), result(LOG_KEY, [1, 0, 0])])).toBe('unknown');
  expect(statusOf(encryption, [result(KEY, [3, 1, 0], 'out of order'), result(LOG_KEY, [1, 0, 0])])).toBe('failing');
});

test('a check that was not run leaves its requirement open: nobody turns one green by leaving checks out', () => {
  expect(statusOf(encryption, [result(KEY, [3, 0, 0])])).toBe('unknown');
  expect(statusOf(encryption, [])).toBe('unknown');
  expect(statusOf({ checks: ['log'] }, [result(KEY, [3, 0, 0])])).toBe('unknown');
  expect(statusOf(encryption, [result(LOG_KEY, [0, 1, 0])])).toBe('failing');
});

test('what no check tests is not covered, whatever the others say', () => {
  expect(statusOf({}, [result(KEY, [3, 0, 0])])).toBe('not-covered');
  expect(statusOf({ topics: ['upkeep'] }, [result(KEY, [3, 0, 0])])).toBe('not-covered');
});

test.each<readonly [string, Partial<Requirement>, readonly string[]]>([
  ['a topic takes in its checks', { topics: ['encryption'] }, ['key', 'log-key']],
  ['several topics take in a check once', { topics: ['encryption', 'logging'] }, ['key', 'log', 'log-key']],
  ['a check by name comes in addition', { topics: ['encryption'], checks: ['log'] }, ['key', 'log', 'log-key']],
  ['a check may be left out of its topic', { topics: ['encryption'], not: ['log-key'] }, ['key']],
  ['a check by name alone', { checks: ['log-key'] }, ['log-key']],
  ['nothing', {}, []],
])('%s', (_what, requirement, expected) => {
  expect(coverage(framework(requirement), [], ALL).requirements[0]?.checks.map(({ id }) => id)).toEqual(expected);
});

test('every requirement counts once', () => {
  const results = [result(KEY, [1, 0, 0]), result(LOG, [0, 1, 0]), result(LOG_KEY, [0, 0, 0])];
  const { totals, requirements } = coverage(
    framework({ topics: ['encryption'] }, { topics: ['logging'] }, { checks: ['log-key'] }, {}, {}),
    results,
    ALL,
  );
  expect(totals).toEqual({ met: 1, failing: 1, unknown: 0, 'no-evidence': 1, 'not-covered': 2 });
  expect(requirements.map(({ status }) => status)).toEqual(['met', 'failing', 'no-evidence', 'not-covered', 'not-covered']);
});

const counts = fc.record({ pass: fc.nat(3), fail: fc.nat(2), unknown: fc.nat(2) });
const outcomes = fc.array(fc.record({ check: fc.constantFrom(...ALL), counts, crash: fc.constantFrom(undefined, 'out of order') }), {
  maxLength: 3,
});

test('a requirement is met only where something passed, nothing failed, and every check ran to its end and could tell', () => {
  fc.assert(
    fc.property(outcomes, (results) => {
      const [first] = coverage(framework(encryption), results, ALL).requirements;
      if (first?.status !== 'met') return;
      expect(first.counts).toMatchObject({ fail: 0, unknown: 0 });
      expect(first.counts.pass).toBeGreaterThan(0);
      expect(first.checks.every(({ run }) => run === 'yes')).toBe(true);
    }),
  );
});

test('one more failure never makes a requirement better', () => {
  fc.assert(
    fc.property(outcomes, (results) => {
      const worse = results.map((one) => ({ ...one, counts: { ...one.counts, fail: one.counts.fail + 1 } }));
      const judged = results.some(({ check }) => check.topics.includes('encryption'));
      expect(statusOf(encryption, worse)).toBe(judged ? 'failing' : statusOf(encryption, results));
    }),
  );
});
