import { type FindingsReport, type ReportFinding, SEVERITIES } from '../findings-report.ts';
import type { Format } from '../format.ts';
import { markdownCode, markdownTable, markdownText } from '../markdown-text.ts';
import type { ScanReport } from '../scan-report.ts';
import { evidenceText } from '../terminal/findings.ts';
import { count, plural } from '../terminal/table.ts';
import { unreadReasons } from '../unread-reasons.ts';
import { worstOfEach } from '../worst-of-each.ts';

/** So much of each list, and of each text, that a comment on GitHub takes all of it: 65,536 characters. */
const SHOWN = { checks: 80, findings: 15, unread: 10, incomplete: 10, crashed: 10 } as const;
const LONGEST = { name: 200, text: 250 } as const;

/** For people who read tickets and pull requests. */
const format: Format = { name: 'markdown', about: 'totals, checks and the worst findings, for a pull request or a ticket', render };

export default format;

function render(report: ScanReport): string {
  const open = report.findings.filter(({ verdict, state }) => verdict === 'fail' && state === 'open');
  const parts = [
    '# AI permissions',
    about(report),
    totals(report, open),
    ...checkTable(report, open),
    ...worst(open),
    ...unread(report),
    ...incomplete(report),
    ...crashed(report),
  ];
  return `${parts.join('\n\n')}\n`;
}

const code = (value: string): string => markdownCode(value, LONGEST.name);
const text = (value: string): string => markdownText(value, LONGEST.text);

function about({ organization, accounts, principals, intent, now }: ScanReport): string {
  const where = organization === undefined ? 'No organisation in the snapshot' : `Organisation ${code(organization.id)}`;
  const who = `${plural(accounts.total, 'account')}, ${plural(principals.users, 'user')}, ${plural(principals.roles, 'role')}`;
  const judged = intent === undefined ? 'nobody has said what is intended' : `judged by ${code(intent)}`;
  return `${where}: ${who}; ${judged}${now === '' ? '' : ` on ${text(now.slice(0, 10))}`}.`;
}

function totals({ checks, findings }: FindingsReport, open: readonly ReportFinding[]): string {
  const of = (state: ReportFinding['state']): number => findings.filter((one) => one.verdict === 'fail' && one.state === state).length;
  const rows = SEVERITIES.map((severity) => [severity, count(open.filter((one) => one.severity === severity).length)]);
  const unknown = checks.reduce((sum, { counts }) => sum + counts.unknown, 0);
  return markdownTable(
    ['', 'open findings'],
    [...rows, ['suppressed', count(of('suppressed'))], ['in the baseline', count(of('known'))], ['not judged', count(unknown)]],
  );
}

function checkTable({ checks }: FindingsReport, open: readonly ReportFinding[]): readonly string[] {
  const counted = new Map(open.map(({ check }) => [check, 0]));
  for (const { check } of open) counted.set(check, (counted.get(check) ?? 0) + 1);
  const failed = checks
    .filter(({ counts }) => counts.fail > 0)
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.counts.fail - a.counts.fail);
  if (failed.length === 0) return [];
  const rows = failed
    .slice(0, SHOWN.checks)
    .map(({ id, title, severity, counts }) => [
      code(id),
      severity,
      ...[counted.get(id) ?? 0, counts.fail, counts.pass, counts.unknown].map(count),
      text(title),
    ]);
  const heads = ['check', 'severity', 'open', 'fail', 'pass', 'cannot tell', 'what must hold'];
  return ['## Checks that fail', markdownTable(heads, rows), ...more(failed.length - SHOWN.checks)];
}

function worst(open: readonly ReportFinding[]): readonly string[] {
  if (open.length === 0) return [];
  const items = worstOfEach(open)
    .slice(0, SHOWN.findings)
    .map(({ severity, subject, check, message, evidence, fix }) => {
      const [first] = evidence;
      const lines = [`- **${severity}** ${code(subject.id)} (${code(check)})`, `  ${text(message)}`];
      if (first !== undefined) lines.push(`  Proof: ${text(evidenceText(first))}`);
      if (fix !== undefined) lines.push(`  Fix: ${text(fix.summary)}`);
      return lines.join('  \n');
    });
  return ['## The worst', items.join('\n'), ...more(open.length - SHOWN.findings)];
}

function unread({ checks }: FindingsReport): readonly string[] {
  const reasons = unreadReasons(checks);
  if (reasons.length === 0) return [];
  const items = reasons.map((one) => `- ${text(one.what)}: ${plural(one.checks, 'check')} of ${plural(one.accounts, 'account')}`);
  return [
    '## Not judged',
    'Neither good nor bad: it was not read.',
    items.slice(0, SHOWN.unread).join('\n'),
    ...more(items.length - SHOWN.unread),
  ];
}

function incomplete(report: ScanReport): readonly string[] {
  if (report.incomplete.length === 0) return [];
  const items = report.incomplete.slice(0, SHOWN.incomplete).map(({ file, place, message }) => {
    const where = [file, place].filter((part) => part !== undefined).join(' ');
    return `- ${where === '' ? '' : `${code(where)}: `}${text(message)}`;
  });
  return ['## Incomplete', 'Answers that depend on this are open.', items.join('\n'), ...more(report.incomplete.length - SHOWN.incomplete)];
}

function crashed({ checks }: FindingsReport): readonly string[] {
  const broken = checks.flatMap(({ id, crash }) => (crash === undefined ? [] : [`- ${code(id)}: ${text(crash.split('\n')[0] ?? '')}`]));
  if (broken.length === 0) return [];
  return [
    '## Broken checks',
    'A fault of Mantlet; please report it.',
    broken.slice(0, SHOWN.crashed).join('\n'),
    ...more(broken.length - SHOWN.crashed),
  ];
}

const more = (rest: number): readonly string[] =>
  rest > 0 ? [`And ${count(rest)} more: \`mantlet scan --format json\` has them all.`] : [];
