import type { HolderRow, WhoCanReport } from '../who-can-report.ts';
import { conditionText } from './conditions.ts';
import { type Palette, safe } from './palette.ts';
import { placeText } from './place.ts';
import { problemLines, stepText } from './scan.ts';
import { count, plural } from './table.ts';

/** The holders of an action as a person reads them. */
export function renderWhoCan(report: WhoCanReport, palette: Palette): string {
  const { bold, dim, red } = palette;
  const what = report.actions.length === 1 ? (report.actions[0] as string) : `${report.asked} (${plural(report.actions.length, 'action')})`;
  const on = report.resource === undefined ? '' : ` on ${safe(report.resource)}`;
  const head = `${bold(plural(report.holdingPrincipals, 'principal'))} of ${count(report.principals)} can or may call ${bold(safe(what))}${on}`;
  const parts = [
    report.total === 0 ? `${bold('Nobody')} of ${count(report.principals)} principals can call ${bold(safe(what))}${on}` : head,
  ];
  const sections: readonly (readonly [string, (row: HolderRow) => boolean])[] = [
    ['Yes', (row) => row.status === 'yes'],
    ['Only under conditions', (row) => row.status === 'conditional'],
    ['Cannot be told', (row) => row.status === 'indeterminate'],
  ];
  for (const [title, belongs] of sections) {
    const rows = report.holders.filter(belongs);
    if (rows.length > 0) parts.push(`${bold(title)}\n${rows.map((row) => holderText(row, report, palette)).join('\n')}`);
  }
  if (report.chains !== undefined && report.chains.rows.length > 0) {
    const rows = report.chains.rows.map(
      (row) =>
        `  ${safe(row.principal)} ${row.path.status === 'yes' ? 'reaches' : 'may reach'} it${report.actions.length > 1 ? ` (${row.action})` : ''}\n${row.path.steps.map((step) => stepText(step, palette)).join('\n')}`,
    );
    if (report.chains.rows.length < report.chains.total)
      rows.push(dim(`  and ${count(report.chains.total - report.chains.rows.length)} more`));
    parts.push(`${bold('Through a chain')}\n${rows.join('\n')}`);
  }
  if (report.holders.length < report.total)
    parts.push(dim(`${count(report.total - report.holders.length)} more: raise --limit or use --format json`));
  if (report.incomplete.length > 0)
    parts.push(`${red(bold('Incomplete'))} ${dim('(answers that depend on this are open)')}\n${problemLines(report.incomplete)}`);
  return `${parts.join('\n\n')}\n`;
}

function holderText(row: HolderRow, report: WhoCanReport, palette: Palette): string {
  const on = row.resource === undefined || row.resource === report.resource ? '' : ` on ${safe(row.resource)}`;
  const lines = [
    `  ${safe(row.principal)}${report.actions.length > 1 ? ` ${row.action}` : ''}${on}${row.accountName === undefined ? '' : palette.dim(` in ${safe(row.accountName)}`)}`,
  ];
  for (const condition of row.conditions)
    lines.push(`    ${palette.yellow(`${row.status === 'yes' ? 'where' : 'only where'} ${conditionText(condition)}`)}`);
  for (const trap of row.traps) lines.push(`    ${palette.red(`trap: ${safe(trap)}`)}`);
  if (row.statement !== undefined) lines.push(`    ${palette.dim(`by ${placeText(row.statement)}`)}`);
  else if (row.kind === 'root') lines.push(`    ${palette.dim('as the root user, which needs no policy')}`);
  return lines.join('\n');
}
