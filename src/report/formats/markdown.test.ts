import { describe, expect, test } from 'vitest';
import { acmeReport, hostileReport, REPORTS } from '../../../test/format-reports.ts';
import { finding, report as small } from '../html/report.fixture.ts';
import markdown from './markdown.ts';

/** What a comment on GitHub takes. */
const COMMENT = 65_536;

describe.each(Object.entries(REPORTS))('of the %s report', (_name, make) => {
  test('is a comment on GitHub, without control characters, and the same each time', async () => {
    const report = await make();
    const text = markdown.render(report);
    expect(text.length).toBeLessThan(COMMENT);
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(markdown.render(report)).toBe(text);
  });
});

/** A line without what stands in code and what is escaped: what a reader of Markdown takes for marks. */
const marks = (line: string): string => line.replaceAll(/\\./g, '').replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');

test('names bring no marks of their own', () => {
  for (const line of markdown.render(hostileReport()).split('\n')) {
    expect(line).toMatch(/^(?:#{1,2} |\| |- | {2}\S|[A-Z]|$)/);
    expect(marks(line)).not.toMatch(/[<>~&@{}[\]]|:\/\/|www\./);
  }
});

test('of acme: the worst of each check, with proof and fix, and all numbers', async () => {
  const report = await acmeReport();
  const text = markdown.render(report);
  const open = report.findings.filter(({ verdict, state }) => verdict === 'fail' && state === 'open');
  expect(text).toContain(`| critical | ${open.filter(({ severity }) => severity === 'critical').length} |`);
  expect(text).toContain('\n| suppressed | 1 |\n');
  expect(text).toMatch(/\n- \*\*critical\*\* `[^`]+` \(`condition-trap`\) {2}\n {2}\S.*\n {2}Proof: \S.*\n {2}Fix: \S/);
  const shown = [...text.matchAll(/^- \*\*\w+\*\* .* \(`([a-z0-9-]+)`\) {2}$/gm)].map(([, check]) => check);
  expect(shown).toHaveLength(15);
  expect(new Set(shown).size).toBeGreaterThan(10);
  expect(text).toContain(`And ${open.length - 15} more`);
  const failed = report.checks.filter(({ counts }) => counts.fail > 0).map(({ id }) => id);
  const rows = [...text.matchAll(/^\| `([a-z0-9-]+)` \| (?:critical|high|medium|low) \|/gm)].map(([, check]) => check);
  expect(rows).toHaveLength(Math.min(80, failed.length));
  for (const row of rows) expect(failed).toContain(row);
});

test('however much there is, and whatever it is called, it stays a comment', () => {
  // every character takes two
  const name = '*'.repeat(10_000);
  const base = small(['x']);
  const many = <T>(one: (index: number) => T): readonly T[] => Array.from({ length: 500 }, (_, index) => one(index));
  const text = markdown.render({
    ...base,
    checks: base.checks.flatMap((check) =>
      many((index) => ({
        ...check,
        id: `as-long-as-the-id-of-a-check-is-${index}`,
        title: 'What must hold is told in one sentence, which is about as long as this one is, and not much longer than that',
        unread: [{ what: `${index} ${name}`, accounts: ['1'] }],
        crash: name,
      })),
    ),
    findings: many((index) =>
      finding(`${index}`, { message: name, fix: { summary: name, patch: undefined }, evidence: [{ kind: 'gap', what: name }] }),
    ),
    incomplete: many(() => ({ file: name, place: name, message: name })),
  });
  expect(text.length).toBeLessThan(COMMENT);
  expect(text.match(/^And [\d,]+ more/gm)).toHaveLength(5);
});

test('what was not judged, not read and broken is said', () => {
  const base = small(['x']);
  const text = markdown.render({
    ...base,
    checks: base.checks.map((check) => ({
      ...check,
      unread: [{ what: 'which agents there are', accounts: ['1', '2'] }],
      crash: 'TypeError: no\n at a.ts',
    })),
    incomplete: [{ file: 'a.json', place: 'B[1]', message: 'it is no list' }],
  });
  expect(text).toContain('## Not judged\n');
  expect(text).toContain('\n- which agents there are: 1 check of 2 accounts\n');
  expect(text).toContain('## Incomplete\n\nAnswers that depend on this are open.\n\n- `a.json B[1]`: it is no list\n');
  expect(text).toContain('## Broken checks\n\nA fault of Mantlet; please report it.\n\n- `condition-trap`: TypeError: no\n');
});

test('of nothing there is nothing but zeros', async () => {
  const text = markdown.render(await REPORTS.empty());
  expect(text).toMatch(/^# AI permissions\n\nNo organisation in the snapshot: 0 accounts/);
  expect(text).toContain('| critical | 0 |');
});
