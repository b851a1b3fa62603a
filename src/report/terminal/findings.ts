import type { FindingsReport, ReportCheck, ReportEvidence, ReportFinding } from '../findings-report.ts';
import { SEVERITIES } from '../findings-report.ts';
import { unreadReasons } from '../unread-reasons.ts';
import { worstOfEach } from '../worst-of-each.ts';
import { type Palette, safe } from './palette.ts';
import { placeText } from './place.ts';
import { count, plural, table } from './table.ts';

const SHOWN = 15;
const DOUBTFUL_SHOWN = 5;

/** Checks that failed or cannot tell, and the worst findings; empty where no check was run. */
export function renderFindings(report: FindingsReport, palette: Palette): readonly string[] {
  const { bold, dim } = palette;
  if (report.checks.length === 0) return [];
  const parts: string[] = [];
  const open = report.findings.filter(({ verdict, state }) => verdict === 'fail' && state === 'open');
  const failed = report.checks.filter(({ counts }) => counts.fail > 0);
  const said = report.intent === undefined ? 'nobody has said what is intended: `mantlet init`' : `judged by ${safe(report.intent)}`;
  const title = `${bold('Findings')} ${dim(`(${said})`)}`;
  parts.push(`${title}\n  ${totalsText(report, open)}${failed.length === 0 ? '' : `\n${checkTable(failed, open, palette)}`}`);
  if (open.length > 0) {
    const lines = worstOfEach(open)
      .slice(0, SHOWN)
      .map((finding) => findingText(finding, palette));
    parts.push(`${bold('The worst')} ${dim('(every finding: --format json)')}\n${lines.join('\n')}`);
  }
  const doubtful = report.findings.filter(({ verdict, fix }) => verdict === 'unknown' && fix !== undefined);
  if (doubtful.length > 0) {
    const lines = worstOfEach(doubtful)
      .slice(0, open.length === 0 ? SHOWN : DOUBTFUL_SHOWN)
      .map((finding) => findingText(finding, palette));
    const rest = doubtful.length - lines.length;
    if (rest > 0) lines.push(dim(`  and ${count(rest)} more`));
    parts.push(`${bold('Would fail, as far as was read')}\n${lines.join('\n')}`);
  }
  const unread = unreadText(report.checks);
  if (unread.length > 0) parts.push(`${bold('Not judged')} ${dim('(neither good nor bad: it was not read)')}\n${unread.join('\n')}`);
  const crashed = report.checks.filter(({ crash }) => crash !== undefined);
  if (crashed.length > 0)
    parts.push(
      `${palette.red(bold('Broken checks'))} ${dim('(a fault of Mantlet; please report it)')}\n${crashed.map(({ id, crash }) => `  ${id}: ${safe(crash?.split('\n')[0] ?? '')}`).join('\n')}`,
    );
  return parts;
}

function totalsText({ checks, findings }: FindingsReport, open: readonly ReportFinding[]): string {
  const by = SEVERITIES.map((severity) => ({ severity, many: open.filter((one) => one.severity === severity).length }));
  const counted = by.filter(({ many }) => many > 0).map(({ severity, many }) => `${count(many)} ${severity}`);
  const of = (state: ReportFinding['state']): number => findings.filter((one) => one.verdict === 'fail' && one.state === state).length;
  const passed = checks.reduce((sum, { counts }) => sum + counts.pass, 0);
  const unknown = checks.reduce((sum, { counts }) => sum + counts.unknown, 0);
  return [
    `${plural(open.length, 'finding')} of ${plural(checks.length, 'check')}${counted.length === 0 ? '' : `: ${counted.join(', ')}`}`,
    `${count(passed)} passed`,
    ...(of('suppressed') === 0 ? [] : [`${count(of('suppressed'))} suppressed`]),
    ...(of('known') === 0 ? [] : [`${count(of('known'))} in the baseline`]),
    ...(unknown === 0 ? [] : [`${count(unknown)} not judged`]),
  ].join('; ');
}

const rank = ({ severity }: { readonly severity: ReportFinding['severity'] }): number => SEVERITIES.indexOf(severity);

function checkTable(checks: readonly ReportCheck[], open: readonly ReportFinding[], palette: Palette): string {
  const worst = new Map<string, ReportFinding>();
  for (const finding of open) if (!worst.has(finding.check)) worst.set(finding.check, finding);
  const severityOf = (check: ReportCheck): ReportCheck['severity'] => worst.get(check.id)?.severity ?? check.severity;
  const sorted = checks.toSorted(
    (a, b) => rank({ severity: severityOf(a) }) - rank({ severity: severityOf(b) }) || b.counts.fail - a.counts.fail,
  );
  const rows = sorted.map((check) => [
    check.id,
    severityText(severityOf(check), palette),
    ...[check.counts.fail, check.counts.pass, check.counts.unknown].map((many) => (many === 0 ? palette.dim('0') : count(many))),
  ]);
  const heads = ['fail', 'pass', 'cannot tell'].map((title) => ({ title, right: true }));
  return table([{ title: 'check' }, { title: 'severity' }, ...heads], rows, '  ', palette.width);
}

function severityText(severity: ReportFinding['severity'], { red, yellow, bold }: Palette): string {
  if (severity === 'critical') return red(bold(severity));
  return severity === 'high' ? red(severity) : severity === 'medium' ? yellow(severity) : severity;
}

/** A finding with what it rests on and what to do. */
export function findingText({ severity, check, subject, message, evidence, fix }: ReportFinding, palette: Palette): string {
  const { dim, bold } = palette;
  const lines = [`  ${severityText(severity, palette)} ${bold(safe(subject.id))} ${dim(check)}`, `    ${safe(message)}`];
  const [first] = evidence;
  if (first !== undefined) lines.push(`    ${dim(evidenceText(first))}`);
  if (fix !== undefined) lines.push(`    ${palette.green('fix')} ${safe(fix.summary)}`);
  return lines.join('\n');
}

/** Where something stands that a finding rests on. */
export function evidenceText(evidence: ReportEvidence): string {
  if (evidence.kind === 'gap') return safe(evidence.what);
  if (evidence.kind === 'statement') return placeText(evidence.statement);
  const value = evidence.value === undefined ? 'is not there' : `is ${JSON.stringify(evidence.value)}`;
  return safe(`${evidence.path.join('.')} ${value}${evidence.file === undefined ? '' : ` in ${evidence.file}`}`);
}

function unreadText(checks: readonly ReportCheck[]): readonly string[] {
  const lines = unreadReasons(checks).map(
    (one) => `  ${safe(one.what)}: ${plural(one.checks, 'check')} of ${plural(one.accounts, 'account')}`,
  );
  const rest = lines.length - UNREAD_SHOWN;
  return rest > 1 ? [...lines.slice(0, UNREAD_SHOWN), `  and ${count(rest)} more reasons`] : lines;
}

const UNREAD_SHOWN = 6;
