import type { DriftReport } from '../drift-report.ts';
import { type Palette, safe } from './palette.ts';
import { plural, table } from './table.ts';

/** One difference a line. */
export function renderDrift({ drifts, policies, organization }: DriftReport, { bold, green, red, yellow, width }: Palette): string {
  if (drifts.length === 0)
    return `${green(`All ${plural(policies, 'policy', 'policies')} of ${safe(organization)} are deployed as they were planned`)}\n`;
  const rows = drifts.map(({ kind, message }) => [kind === 'unread' ? yellow(kind) : red(kind), safe(message)]);
  return `${bold(`${plural(drifts.length, 'difference')} from the plan`)}\n${table([{ title: '' }, { title: '' }], rows, '  ', width)}\n`;
}
