import type { ActivityReport, ReportRights } from '../activity-report.ts';
import type { Palette } from './palette.ts';
import { count, plural, table } from './table.ts';

const SHOWN = 15;
const REASONS = 5;

type Counts = Record<ReportRights['state'], number>;

/** Of the privileged rights that are held, how many were used; those with the most unused rights first. Empty: no snapshot was named. */
export function renderRights({ rights, window }: Pick<ActivityReport, 'rights' | 'window'>, { bold, dim, width }: Palette): string {
  if (rights === undefined) return '';
  const total: Counts = { used: 0, 'not seen': 0, 'not observable': 0 };
  const byPrincipal = new Map<string, Counts>();
  const reasons = new Map<string, number>();
  for (const { principal, state, why, actions } of rights) {
    const counts = byPrincipal.get(principal) ?? { used: 0, 'not seen': 0, 'not observable': 0 };
    byPrincipal.set(principal, counts);
    counts[state] += actions.length;
    total[state] += actions.length;
    if (state === 'not observable') reasons.set(why ?? '', (reasons.get(why ?? '') ?? 0) + actions.length);
  }
  const all = total.used + total['not seen'] + total['not observable'];
  const head = `${bold('Privileged rights')} ${count(all)} held by ${plural(byPrincipal.size, 'principal')}: ${count(total.used)} used, ${count(total['not seen'])} not seen in ${plural(window, 'day')}, ${count(total['not observable'])} not observable`;
  const parts = [head];
  const idle = [...byPrincipal].filter(([, counts]) => counts['not seen'] > 0);
  if (idle.length > 0) {
    const sorted = idle.sort(([a, x], [b, y]) => y['not seen'] - x['not seen'] || (a < b ? -1 : 1));
    const rows = sorted
      .slice(0, SHOWN)
      .map(([principal, counts]) => [principal, count(counts.used), count(counts['not seen']), count(counts['not observable'])]);
    const columns = ['principal', 'used', 'not seen', 'not observable'].map((title, at) => ({ title, right: at > 0 }));
    parts.push(table(columns, rows, '  ', width));
    if (idle.length > SHOWN) parts.push(`  ${dim(`and ${count(idle.length - SHOWN)} more (--format json)`)}`);
  }
  const most = [...reasons].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  for (const [why, rows] of most.slice(0, REASONS)) parts.push(`  not observable, ${count(rows)}: ${why}`);
  if (most.length > REASONS) parts.push(`  ${dim(`and for ${plural(most.length - REASONS, 'other reason')}`)}`);
  return parts.join('\n');
}
