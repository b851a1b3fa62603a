import { existsSync } from 'node:fs';
import { expect, describe, test } from 'vitest';
import type { Check } from './check.ts';
import { checks as list } from './checks/index.ts';
import type { Example } from './example.ts';
import type { Judgement, Verdict } from './finding.ts';
import { runChecks } from './run-checks.ts';
import { scanned } from './scanned.fixture.ts';

const checks: readonly Check[] = list;

const verdicts = (check: Check, example: Example): readonly Verdict[] => [...check.judge(scanned(example))].map(({ verdict }) => verdict);

describe.each(checks.map((check) => [check.id, check] as const))('%s', (id, check) => {
  test('is named by its file, and speaks in sentences', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(existsSync(new URL(`./checks/${id}.ts`, import.meta.url))).toBe(true);
    expect(check.title).toMatch(/^[A-Z].{19,}[^.]$/);
    expect(check.why).toMatch(/^[A-Z].{29,}\.$/);
  });

  test('passes and fails where its examples say so', () => {
    expect(check.examples.pass.length, 'examples that pass').toBeGreaterThan(0);
    expect(check.examples.fail.length, 'examples that fail').toBeGreaterThan(0);
    for (const example of check.examples.pass) {
      expect(verdicts(check, example)).toContain('pass');
      expect(verdicts(check, example)).not.toContain('fail');
    }
    for (const example of check.examples.fail) expect(verdicts(check, example)).toContain('fail');
  });

  test('says what to do about each failure', () => {
    for (const example of check.examples.fail) {
      const failures = [...check.judge(scanned(example))].filter(({ verdict }) => verdict === 'fail');
      for (const { message, fix, evidence } of failures) {
        expect(message).not.toMatch(/\.$/);
        expect(fix?.summary).toMatch(/^[a-z`].{9,}[^.]$/);
        expect(evidence.length, message).toBeGreaterThan(0);
      }
    }
  });

  test('neither passes nor fails by what it cannot read', () => {
    for (const example of [...check.examples.pass, ...check.examples.fail]) {
      const before = linesOf([...check.judge(scanned(example))]);
      for (const [index, answer] of (example.answers ?? []).entries()) {
        const [operation, subject] = answer;
        for (const body of BROKEN) {
          const answers = (example.answers ?? []).flatMap((one, at) =>
            at !== index ? [one] : body === GONE ? [] : [[operation, subject, body] as const],
          );
          const told = [...check.judge(scanned({ ...example, answers }))];
          expect(
            told.some(({ verdict }) => verdict === 'unknown'),
            `${operation} ${JSON.stringify(body)}`,
          ).toBe(true);
          expect(worse(before, told), `${operation} ${JSON.stringify(body)}`).toEqual([]);
        }
      }
    }
  });
});

const GONE = Symbol('no such file');
const BROKEN = [GONE, undefined, [], 'text', { Error: { Code: 'AccessDeniedException' } }, { Error: { Code: 'ThrottlingException' } }];

const linesOf = (told: readonly Judgement[]): ReadonlySet<string> =>
  new Set(
    told.filter(({ verdict }) => verdict !== 'unknown').map(({ verdict, subject, message }) => `${verdict} ${subject.id} ${message}`),
  );

/** Verdicts of a broken example that the whole one does not give. */
const worse = (before: ReadonlySet<string>, told: readonly Judgement[]): readonly string[] =>
  [...linesOf(told)].filter((line) => !before.has(line));

test('ids are used once', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});

test('a check that breaks down does so alone, and is shown', () => {
  const [first] = checks as readonly [Check];
  const broken: Check = {
    ...first,
    id: 'broken',
    judge: () => {
      throw new Error('out of order');
    },
  };
  const [crashed, other] = runChecks([broken, first], scanned(first.examples.fail[0] as Example));
  expect(crashed?.crash).toContain('out of order');
  expect(other).toMatchObject({ crash: undefined, counts: { fail: 1 } });
});

test('a fingerprint stays the same from scan to scan, and tells findings apart', () => {
  for (const check of checks) {
    for (const example of check.examples.fail) {
      const prints = (): readonly string[] =>
        runChecks([check], scanned(example)).flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint));
      expect(prints()).toEqual(prints());
      expect(new Set(prints()).size).toBe(prints().length);
    }
  }
});
