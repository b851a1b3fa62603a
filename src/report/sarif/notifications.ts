import type { ReportCheck, ReportFinding } from '../findings-report.ts';
import type { ScanReport } from '../scan-report.ts';
import { count, plural } from '../terminal/table.ts';
import { artifact } from './artifact.ts';
import { message } from './message.ts';

/** What notifications are about. */
export const NOTIFICATIONS: readonly unknown[] = [
  { id: 'not-judged', shortDescription: { text: 'What a check could not tell: neither good nor bad' } },
  { id: 'check-crashed', shortDescription: { text: 'A check broke down: a fault of Mantlet' } },
  { id: 'not-read', shortDescription: { text: 'Something of the snapshot was not read, which makes answers incomplete' } },
];

/** What is missing from the results: one for each check that could not judge or broke down, and one for each thing that was not read. */
export function notificationsOf(report: ScanReport): readonly unknown[] {
  const unknown = new Map<string, ReportFinding[]>();
  for (const finding of report.findings) {
    if (finding.verdict === 'fail') continue;
    const known = unknown.get(finding.check);
    if (known === undefined) unknown.set(finding.check, [finding]);
    else known.push(finding);
  }
  return [
    ...report.checks.flatMap((check, index) => [...crashOf(check, index), ...notJudged(check, index, unknown.get(check.id) ?? [])]),
    ...notRead(report),
  ];
}

/** Where a notification is about a check; the name alone would be one of the tool's extensions, too. */
const associatedRule = ({ id }: ReportCheck, index: number): unknown => ({ id, index });

function crashOf(check: ReportCheck, index: number): readonly unknown[] {
  if (check.crash === undefined) return [];
  const [what = ''] = check.crash.split('\n');
  return [
    {
      descriptor: { id: 'check-crashed', index: 1 },
      associatedRule: associatedRule(check, index),
      level: 'error',
      message: message(`${check.id} broke down, a fault of Mantlet: ${what}`),
    },
  ];
}

const SHOWN = 20;

function notJudged(check: ReportCheck, index: number, unknown: readonly ReportFinding[]): readonly unknown[] {
  if (unknown.length === 0 && check.unread.length === 0) return [];
  const reasons = [
    ...check.unread.map(({ what, accounts }) => `${what} (${listed(accounts)})`),
    ...unknown.slice(0, SHOWN).map((finding) => `${finding.subject.id}: ${finding.message}`),
  ];
  const many = check.unread.reduce((sum, { accounts }) => sum + accounts.length, unknown.length);
  return [
    {
      descriptor: { id: 'not-judged', index: 0 },
      associatedRule: associatedRule(check, index),
      level: 'warning',
      message: message(`${check.id} could not judge ${plural(many, 'subject')}: ${reasons.join('; ')}`),
    },
  ];
}

const listed = (accounts: readonly string[]): string =>
  accounts.length <= SHOWN ? accounts.join(', ') : `${accounts.slice(0, SHOWN).join(', ')} and ${count(accounts.length - SHOWN)} more`;

const MOST = 100;

function notRead({ incomplete }: ScanReport): readonly unknown[] {
  const descriptor = { id: 'not-read', index: 2 };
  const rest = incomplete.length - MOST;
  return [
    ...incomplete.slice(0, MOST).map(({ file, place, message: what }) => {
      const artifactLocation = artifact(file);
      return {
        descriptor,
        level: 'warning',
        message: message(place === undefined ? what : `${place}: ${what}`),
        ...(artifactLocation === undefined ? {} : { locations: [{ physicalLocation: { artifactLocation } }] }),
      };
    }),
    ...(rest > 0 ? [{ descriptor, level: 'warning', message: message(`and ${count(rest)} more`) }] : []),
  ];
}
