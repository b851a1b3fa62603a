import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTask } from '../src/app/thread-tasks.ts';
import { finding, HOSTILE, report } from '../src/report/html/report.fixture.ts';
import type { ScanReport } from '../src/report/scan-report.ts';

let acme: Promise<ScanReport> | undefined;

/** The report of examples/acme, made once a run. */
export function acmeReport(): Promise<ScanReport> {
  acme ??= scanAcme();
  return acme;
}

async function scanAcme(): Promise<ScanReport> {
  // the path as users write it
  const snapshot = 'examples/acme';
  const folder = fileURLToPath(new URL('../examples/acme', import.meta.url));
  const scanned = await runTask(
    {
      task: 'scan',
      snapshot: folder,
      assumptions: { region: undefined, context: {} },
      intent: join(folder, 'mantlet.yaml'),
      now: '2027-01-31T00:00:00.000Z',
      checks: undefined,
      baseline: new Set(),
      frameworks: ['nist-ai-rmf'],
      holders: true,
    },
    () => undefined,
  );
  return { ...scanned, snapshot };
}

const NAMES = [
  ...HOSTILE,
  'nul\u0000bell\u0007escape\u001b[31m\u009b',
  'half a pair \ud83d and the other \ude00',
  `${'x'.repeat(10_000)}`,
  `${'\ud83d\ude00'.repeat(5_000)}`,
  '{0} {{1}} [link](https://example.org) ${aws:username}',
  '../../etc/passwd',
  '/absolute/file.json',
  'C:\\folder\\file name.json',
  '',
  ' ',
  '\n',
] as const;

const ARNS = [
  'arn',
  'arn:::::',
  '*',
  '',
  ' ',
  'arn:aws-cn:iam::111122223333:role/x',
  'arn:aws-us-gov:sagemaker:us-gov-west-1:111122223333:domain/d-1',
  'arn:nowhere:iam::1:role/x',
  'arn:aws:iam::aws:policy/AdministratorAccess',
  `arn:aws:iam::111122223333:role/${'r'.repeat(10_000)}`,
  'inline policy p of arn:aws:iam::111122223333:role/x',
  'o-acme000001',
  '111122223333',
] as const;

/** A report in which every name wants to be more than text, and every ARN is odd. */
export function hostileReport(): ScanReport {
  const base = report(NAMES);
  const crowd = Array.from({ length: 3_000 }, (_, i) => ({
    kind: 'member' as const,
    file: `accounts/${i}.json`,
    path: ['x'.repeat(500), i],
    value: 'y'.repeat(500),
  }));
  return {
    ...base,
    findings: [
      ...base.findings,
      ...ARNS.map((id, i) =>
        finding(`odd ${i}`, {
          message: 'm'.repeat(10_000),
          subject: { kind: 'resource', id, type: i % 2 === 0 ? undefined : id, account: id, region: id },
        }),
      ),
      finding('crowd', { evidence: crowd, severity: 'critical', state: 'known' }),
      finding('nothing to show', { evidence: [], fix: undefined, check: 'a-check-that-was-not-run' }),
      finding('lines', {
        evidence: [0, -1, undefined].map((line) => ({
          kind: 'statement',
          statement: { document: 'd', statement: 1, sid: undefined, version: undefined, file: 'f.json', line, column: line },
        })),
      }),
      finding('nobody can tell', { verdict: 'unknown', evidence: [] }),
    ],
    checks: base.checks.flatMap((check) => [
      {
        ...check,
        why: NAMES.join(' '),
        known: { securityHub: [NAMES.join(' ')] },
        unread: [...NAMES, ...ARNS].map((what) => ({ what, accounts: [...ARNS, ...ARNS] })),
      },
      { ...check, id: 'quiet', crash: undefined, unread: [], known: {} },
    ]),
    incomplete: [
      ...base.incomplete,
      ...Array.from({ length: 500 }, () => ({ file: undefined, place: undefined, message: 'm'.repeat(10_000) })),
    ],
    holders:
      base.holders === undefined
        ? undefined
        : {
            ...base.holders,
            groups: [
              ...base.holders.groups,
              { root: false, principals: [...ARNS, ...NAMES], ways: { direct: 0, conditional: 99, indeterminate: 1 } },
              { root: true, principals: ['arn:aws-cn:iam::444455556666:root'], ways: {} },
            ],
          },
  };
}

/** A report in which nothing was found, as of a snapshot in which nothing is. */
export function emptyReport(): ScanReport {
  return {
    ...report([]),
    snapshot: '',
    organization: undefined,
    accounts: { total: 0, read: 0, names: {} },
    holders: undefined,
    intent: undefined,
    now: '',
    coverage: [],
    checks: [],
    findings: [],
  };
}

/** The reports that every format has to survive, by name. */
export const REPORTS: Readonly<Record<'acme' | 'hostile' | 'empty', () => Promise<ScanReport>>> = {
  acme: acmeReport,
  hostile: async () => hostileReport(),
  empty: async () => emptyReport(),
};
