import { type FindingsReport, type ReportFinding, SEVERITIES } from '../findings-report.ts';
import type { Format } from '../format.ts';
import type { ScanReport } from '../scan-report.ts';
import { evidenceText } from '../terminal/findings.ts';
import { safe } from '../terminal/palette.ts';
import { count, plural } from '../terminal/table.ts';

const SHOWN = 25;

/** For people who read tickets and pull requests. */
const format: Format = { name: 'markdown', about: 'totals, checks and the worst findings, for a pull request or a ticket', render };

export default format;

function render(report: ScanReport): string {
  const { organization, accounts, principals } = report;
  const open = report.findings.filter(({ verdict, state }) => verdict === 'fail' && state === 'open');
  const where = organization === undefined ? 'no organisation in the snapshot' : `organisation ${organization.id}`;
  const parts = [
    '# AI permissions',
    `${text(where)}: ${plural(accounts.total, 'account')}, ${plural(principals.users, 'user')}, ${plural(principals.roles, 'role')}; ${report.intent === undefined ? 'nobody has said what is intended' : `judged by ${code(report.intent)}`} on ${report.now.slice(0, 10)}.`,
    totals(report, open),
    ...checkTable(report),
    ...worst(open),
    ...unread(report),
  ];
  return `${parts.join('\n\n')}\n`;
}

function totals({ findings }: FindingsReport, open: readonly ReportFinding[]): string {
  const of = (state: ReportFinding['state']): number => findings.filter((one) => one.verdict === 'fail' && one.state === state).length;
  const rows = SEVERITIES.map((severity) => [severity, count(open.filter((one) => one.severity === severity).length)]);
  return table(['', 'open findings'], [...rows, ['suppressed', count(of('suppressed'))], ['in the baseline', count(of('known'))]]);
}

function checkTable({ checks }: FindingsReport): readonly string[] {
  const failed = checks.filter(({ counts }) => counts.fail > 0).toSorted((a, b) => b.counts.fail - a.counts.fail);
  if (failed.length === 0) return [];
  const rows = failed.map(({ id, title, counts }) => [
    code(id),
    count(counts.fail),
    count(counts.pass),
    count(counts.unknown),
    text(title),
  ]);
  return ['## Checks that fail', table(['check', 'fail', 'pass', 'cannot tell', 'what must hold'], rows)];
}

function worst(open: readonly ReportFinding[]): readonly string[] {
  if (open.length === 0) return [];
  const items = open.slice(0, SHOWN).map(({ severity, subject, check, message, evidence, fix }) => {
    const [first] = evidence;
    const lines = [`- **${severity}** ${code(subject.id)} (${code(check)})`, `  ${text(message)}`];
    if (first !== undefined) lines.push(`  Proof: ${text(evidenceText(first))}`);
    if (fix !== undefined) lines.push(`  Fix: ${text(fix.summary)}`);
    return lines.join('  \n');
  });
  const rest = open.length - SHOWN;
  return ['## The worst', items.join('\n'), ...(rest > 0 ? [`and ${count(rest)} more: \`mantlet scan --format json\` has them all`] : [])];
}

function unread({ checks }: FindingsReport): readonly string[] {
  const silent = checks.filter((one) => one.unread.length > 0);
  if (silent.length === 0) return [];
  const reasons = new Set(silent.flatMap((one) => one.unread.map(({ what }) => what)));
  return [
    '## Not judged',
    `${plural(silent.length, 'check')} could not look everywhere: neither good nor bad. The reasons, first ${Math.min(reasons.size, SHOWN)} of ${count(reasons.size)}:`,
    [...reasons]
      .slice(0, SHOWN)
      .map((what) => `- ${text(what)}`)
      .join('\n'),
  ];
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Text that means nothing to Markdown or HTML, in one line. */
const text = (value: string): string => safe(value.replaceAll(/\s+/g, ' ')).replaceAll(/[\\`*_{}[\]<>()#!|~&@]/g, '\\$&');

/** A name as code: the fence is longer than any run of backticks in it (CommonMark, "Code spans"). */
function code(value: string): string {
  const flat = safe(value.replaceAll(/\s+/g, ' ')).replaceAll('|', '\\|');
  const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${flat}\`` : `${fence} ${flat} ${fence}`;
}
