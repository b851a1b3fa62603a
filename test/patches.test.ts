import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { NO_ASSUMPTIONS } from '../src/access/caller.ts';
import { runTask } from '../src/app/thread-tasks.ts';
import type { ReportFinding } from '../src/report/findings-report.ts';
import type { ScanReport } from '../src/report/scan-report.ts';

const acme = fileURLToPath(new URL('../examples/acme', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mantlet-patches-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scan = (snapshot: string): Promise<ScanReport> =>
  runTask(
    {
      task: 'scan',
      snapshot,
      assumptions: NO_ASSUMPTIONS,
      intent: join(acme, 'mantlet.yaml'),
      now: '2026-11-23T00:00:00.000Z',
      checks: undefined,
      baseline: new Set(),
      frameworks: [],
      holders: true,
    },
    () => undefined,
  );

const report = await scan(acme);
const patched = report.findings.filter(({ fix }) => fix?.patch !== undefined);

test('there are patches, of several checks', () => {
  expect(new Set(patched.map(({ check }) => check)).size).toBeGreaterThanOrEqual(3);
});

test.each(patched.map((finding) => [finding.fingerprint, finding] as const))(
  'the patch of `%s` fits the document, takes the finding away and gives nobody more',
  async (fingerprint, finding) => {
    const copy = join(folder, 'copy');
    rmSync(copy, { recursive: true, force: true });
    cpSync(acme, copy, { recursive: true });
    apply(join(copy, finding.fix?.patch?.file ?? ''), finding);
    const after = await scan(copy);
    expect(after.findings.filter(({ verdict }) => verdict === 'fail').map((one) => one.fingerprint)).not.toContain(fingerprint);
    expect(gained(report, after)).toEqual([]);
  },
);

/** Actions that somebody holds for certain after a patch and did not before. */
function gained(before: ScanReport, after: ScanReport): readonly string[] {
  const held = directOf(before);
  return [...directOf(after)].filter((line) => !held.has(line));
}

function directOf({ holders }: ScanReport): ReadonlySet<string> {
  const lines = new Set<string>();
  for (const { principals, ways } of holders?.groups ?? []) {
    for (const place of ways.direct === undefined ? [] : (holders?.sets[ways.direct] ?? [])) {
      for (const principal of principals) lines.add(`${principal} ${holders?.actions[place]}`);
    }
  }
  return lines;
}

/** RFC 6902 as far as patches use it: the test must hold before the change is made. */
function apply(file: string, { fix, evidence }: ReportFinding): void {
  const [place] = evidence.flatMap((one) => (one.kind === 'statement' ? [one.statement] : []));
  const snapshot = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  const [first, second] = fix?.patch?.operations ?? [];
  if (place === undefined || first === undefined || second === undefined) throw new Error('a patch has two operations and a place');
  let tested = 0;
  const walk = (value: unknown): unknown => {
    // contents of SCPs stand in the file as text
    if (typeof value === 'string' && value.startsWith('{') && value.includes('"Statement"')) return JSON.stringify(walk(JSON.parse(value)));
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const found = JSON.stringify(at(value, first.path)) === JSON.stringify(first.value) && tested++ === 0;
    return found
      ? replaced(value, second.path, second.value)
      : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one)]));
  };
  const changed = walk(snapshot);
  expect(tested).toBeGreaterThan(0);
  writeFileSync(file, JSON.stringify(changed, undefined, 2));
}

const keysOf = (path: string): readonly string[] => path.split('/').slice(1);
const at = (value: unknown, path: string): unknown =>
  keysOf(path).reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);

function replaced(value: object, path: string, by: unknown): object {
  const [, place = ''] = keysOf(path);
  const { Statement, ...rest } = value as { Statement: unknown };
  if (!Array.isArray(Statement)) return { ...rest, Statement: by };
  return { ...rest, Statement: Statement.map((one: unknown, index) => (String(index) === place ? by : one)) };
}
