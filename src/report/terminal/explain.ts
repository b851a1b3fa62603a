import type { ExplainReport, ReportReason, ReportStatement } from '../explain-report.ts';
import { type Palette, safe } from './palette.ts';
import { residualText } from './residual.ts';
import { placeText } from './place.ts';
import { problemLines, stepText } from './scan.ts';
import { statementLines } from './statement-text.ts';

const STATUS = {
  yes: 'can call',
  conditional: 'can call, under conditions,',
  no: 'cannot call',
  indeterminate: 'may or may not be able to call',
} as const;

const REST = { yes: 'Other calls must meet', conditional: 'What must still hold', no: '', indeterminate: 'What it depends on' } as const;

/** One answer with its reasons, as a person reads it. */
export function renderExplain(report: ExplainReport, palette: Palette): string {
  const { bold, dim, red, yellow, green } = palette;
  const paint = report.status === 'yes' ? red : report.status === 'no' ? green : yellow;
  const word = report.status === 'no' && report.path !== undefined ? 'does not hold, but reaches,' : STATUS[report.status];
  const on =
    report.resource === '*'
      ? ''
      : report.example
        ? dim(` (decided on ${safe(report.resource.replaceAll('mantlet0any', '*'))})`)
        : ` on ${safe(report.resource)}`;
  const parts = [`${bold(safe(report.principal))} ${paint(word)} ${bold(report.action)}${on}`];
  if (report.usually)
    parts.push(
      `True for a plain call${dim(` (from ${report.usualRegion}, over TLS, without MFA or anything else that may be absent)`)}; other calls depend on what stands below.`,
    );
  const decisive = report.usually && report.usual !== undefined ? report.usual : report.open;
  parts.push(
    `${bold('Because')}\n${joined(decisive.reasons)
      .map((reason) => reasonText(reason, report.action, palette))
      .join('\n')}`,
  );
  if (report.residual !== undefined) parts.push(`${bold(REST[report.status])}\n${residualText(report.residual, '  ')}`);
  if (report.traps.length > 0) parts.push(`${red(bold('Trap'))}\n${report.traps.map((trap) => `  ${safe(trap)}`).join('\n')}`);
  if (report.misses.length > 0)
    parts.push(
      `${bold('Allowed elsewhere or otherwise')} ${dim('(names the action; its resources or conditions do not fit)')}\n${report.misses
        .map((statement) => statementText('  ', statement, report.action, palette))
        .join('\n')}`,
    );
  if (report.scope.length > 0 && report.status !== 'no' && report.example)
    parts.push(`${bold('On')}\n${report.scope.map((pattern) => `  ${safe(pattern)}`).join('\n')}`);
  if (report.path !== undefined) {
    parts.push(
      `${bold(report.path.status === 'yes' ? 'Through a chain' : 'Through a chain, under conditions')}\n  ${safe(report.path.principal)}\n${report.path.steps.map((step) => stepText(step, palette)).join('\n')}`,
    );
  }
  const warnings = decisive.warnings;
  if (warnings.length > 0) parts.push(`${bold('Noticed')}\n${warnings.map((warning) => `  ${safe(warning)}`).join('\n')}`);
  if (report.incomplete.length > 0)
    parts.push(`${red(bold('Incomplete'))} ${dim('(answers that depend on this are open)')}\n${problemLines(report.incomplete)}`);
  return `${parts.join('\n\n')}\n`;
}

const TRUTH = { yes: '', no: 'does not match: ', unknown: 'depends on the call: ', unreadable: 'cannot be read: ' } as const;

interface JoinedReason extends ReportReason {
  readonly levels: readonly number[];
}

/** One entry for a statement that decides on several levels, as FullAWSAccess does on most. */
function joined(reasons: readonly ReportReason[]): readonly JoinedReason[] {
  const entries = new Map<string, JoinedReason>();
  for (const reason of reasons) {
    const { layer, effect, truth, message, statement } = reason;
    // a document that cannot be read may do both
    const opposite = effect === 'Allow' && statement === undefined ? message.replace(' may allow it,', ' may deny it,') : undefined;
    const deny =
      opposite === undefined ? undefined : [...entries].find(([, entry]) => entry.effect === 'Deny' && entry.message === opposite);
    if (deny !== undefined) {
      entries.set(deny[0], { ...deny[1], message: message.replace(' may allow it,', ' may allow or deny it,') });
      continue;
    }
    const key = JSON.stringify([
      layer,
      effect,
      truth,
      statement === undefined ? message : [statement.document, statement.file, statement.statement],
    ]);
    const levels = reason.level === undefined ? [] : [reason.level];
    const known = entries.get(key);
    entries.set(key, { ...reason, levels: [...(known?.levels ?? []), ...levels] });
  }
  return [...entries.values()];
}

function reasonText(reason: JoinedReason, action: string, palette: Palette): string {
  const { levels } = reason;
  const layer = levels.length === 0 ? reason.layer : `${reason.layer} ${levels.length === 1 ? 'level' : 'levels'} ${levels.join(', ')}`;
  const effect = reason.effect === 'Deny' ? palette.red('Deny ') : reason.effect === 'Allow' ? 'Allow ' : '';
  // without a statement the message says it all
  if (reason.statement === undefined) return `  ${palette.cyan(layer)}: ${safe(reason.message)}`;
  return statementText(`  ${palette.cyan(layer)} ${effect}${TRUTH[reason.truth]}`, reason.statement, action, palette);
}

function statementText(head: string, statement: ReportStatement, action: string, palette: Palette): string {
  const lines = [`${head}${placeText(statement)}${shippedText(statement, palette)}`];
  for (const line of statementLines(statement.text, action)) lines.push(palette.dim(`      ${safe(line)}`));
  return lines.join('\n');
}

function shippedText({ shipped }: ReportStatement, palette: Palette): string {
  if (shipped === undefined) return '';
  const { versionDate, collected } = shipped;
  const dated = versionDate === undefined ? `as it was on ${collected ?? 'an unknown day'}` : `its version of ${versionDate.slice(0, 10)}`;
  return palette.dim(` (not in the snapshot; shipped with Mantlet, ${dated})`);
}
