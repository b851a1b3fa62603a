import type { LintReport } from '../lint-report.ts';
import { type Palette, safe } from './palette.ts';
import { plural } from './table.ts';

/** One trap a line, with its place; then what was not read. */
export function renderLint(
  { findings, files, policies, passedOver, unread }: LintReport,
  { bold, dim, green, red, yellow }: Palette,
): string {
  const lines: string[] = [];
  for (const { file, line, column, severity, lint, message, fix, policy, statement, sid } of findings) {
    const mark = severity === 'error' ? red(severity) : yellow(severity);
    const where = policy === file ? '' : `${safe(policy)}, `;
    const which = statement === undefined ? '' : dim(` (${where}statement ${statement}${sid === undefined ? '' : `, ${safe(sid)}`})`);
    lines.push(`${safe(file)}${placeText(line, column)}: ${mark} ${bold(lint)}: ${safe(message)}${which}`, `  ${dim('fix:')} ${safe(fix)}`);
  }
  for (const { file, line, column, message } of unread)
    lines.push(`${safe(file)}${placeText(line, column)}: ${red('unread')}: ${safe(message)}`);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const total = `${plural(policies, 'policy', 'policies')} in ${plural(files, 'file')}: ${plural(errors, 'error')}, ${plural(findings.length - errors, 'warning')}`;
  const rest = passedOver.length === 0 ? '' : dim(`; ${plural(passedOver.length, 'file')} without an organisation policy passed over`);
  return `${[...lines, ...(lines.length > 0 ? [''] : []), `${findings.length + unread.length === 0 ? green(total) : bold(total)}${rest}`].join('\n')}\n`;
}

const placeText = (line: number | undefined, column: number | undefined): string => (line === undefined ? '' : `:${line}:${column ?? 1}`);
