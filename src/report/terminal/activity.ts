import type { ActivityReport, ReportAlarm } from '../activity-report.ts';
import { SEVERITIES } from '../findings-report.ts';
import { type Palette, safe } from './palette.ts';
import { trailProblems } from '../trail-problems.ts';
import { renderRights } from './rights.ts';
import { count, plural, table } from './table.ts';

const SHOWN = 25;

/** A trail for a terminal: what it covers, what raises an alarm, who was there, what was used. */
export function renderActivity(report: ActivityReport, palette: Palette): string {
  const { bold, dim } = palette;
  const { trail, alarms, identities, usage, incomplete } = report;
  const open = alarms.filter(({ state }) => state === 'open');
  const window = trail.first === undefined ? 'no event that matters' : `${trail.first} to ${trail.last ?? ''}`;
  const parts = [
    `${bold('Trail')} ${window}\n  ${plural(trail.files, 'file')}, ${plural(trail.records, 'record')}, ${looked(trail)}`,
    `${bold('Alarms')} ${alarmCounts(alarms)}${open.length === 0 ? '' : `\n${renderAlarms(open, palette)}`}`,
    `${bold('Who')}\n${renderIdentities(report, palette)}`,
    `${bold('Used')} ${plural(usage.length, 'pair')} of principal and action ${dim('(--format json tells them all)')}${renderUnmapped(report, palette)}`,
    renderRights(report, palette),
  ];
  if (identities.length === 0) parts.splice(2, 1);
  if (incomplete.length > 0) {
    const problems = trailProblems(incomplete);
    const lines = problems.slice(0, SHOWN).map(({ file, what }) => `  ${safe(file)}: ${safe(what)}`);
    const more = problems.length > SHOWN ? `\n  and ${count(problems.length - SHOWN)} more` : '';
    parts.push(`${bold('Incomplete')} ${plural(incomplete.length, 'place')} could not be read\n${lines.join('\n')}${more}`);
  }
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const looked = ({ events, records }: ActivityReport['trail']): string =>
  events === records
    ? 'all of them looked at'
    : `${count(events)} of them looked at: those of AI services, of sign-in and of what they depend on`;

/** `12, and 3 suppressed` */
function alarmCounts(alarms: readonly ReportAlarm[]): string {
  const of = (state: ReportAlarm['state']): number => alarms.filter((alarm) => alarm.state === state).length;
  const others = [
    [of('suppressed'), 'suppressed'],
    [of('known'), 'in the baseline'],
  ] as const;
  return [count(of('open')), ...others.flatMap(([some, what]) => (some === 0 ? [] : `${count(some)} ${what}`))].join(', and ');
}

/** Events whose actions are not known. */
function renderUnmapped({ unmapped }: ActivityReport, { dim }: Palette): string {
  if (unmapped.length === 0) return '';
  const events = unmapped.reduce((sum, one) => sum + one.count, 0);
  const names = unmapped.slice(0, 3).map(({ event }) => safe(event));
  const more = unmapped.length > names.length ? ', ...' : '';
  return `\n  ${dim(`no action of AWS explains ${plural(events, 'event')}: ${names.join(', ')}${more}`)}`;
}

function renderAlarms(alarms: readonly ReportAlarm[], { dim, width }: Palette): string {
  const rank = (alarm: ReportAlarm): number => SEVERITIES.indexOf(alarm.severity);
  const sorted = [...alarms].sort((a, b) => rank(a) - rank(b));
  const rows = sorted
    .slice(0, SHOWN)
    .map(({ severity, detection, last, who, principal, message }) => [
      severity,
      detection,
      last,
      safe(who.identity.name || (principal ?? '')),
      safe(message),
    ]);
  const more = alarms.length > SHOWN ? `\n  ${dim(`and ${count(alarms.length - SHOWN)} more (--format json)`)}` : '';
  return `${table(
    ['severity', 'detection', 'when', 'who', 'what'].map((title) => ({ title })),
    rows,
    '  ',
    width,
  )}${more}`;
}

function renderIdentities({ identities, attributed }: ActivityReport, { dim, width }: Palette): string {
  const rows = identities.slice(0, SHOWN).map(({ kind, name, id, principals, confidence, ways, events }) => [
    safe(name || id || `somebody as ${principals[0] ?? 'nobody'}`),
    kind,
    confidence,
    ways
      .map(({ method }) => method)
      .filter((method, index, all) => all.indexOf(method) === index)
      .join(', '),
    count(events),
  ]);
  const more = identities.length > SHOWN ? `\n  ${dim(`and ${count(identities.length - SHOWN)} more (--format json)`)}` : '';
  const columns = ['identity', 'kind', 'confidence', 'by', 'events'].map((title) => ({ title, right: title === 'events' }));
  return `${renderShare(attributed, dim)}\n${table(columns, rows, '  ', width)}${more}`;
}

/** How many events have somebody, and why the others have not. */
function renderShare({ events, high, medium, low, none, missing }: ActivityReport['attributed'], dim: Palette['dim']): string {
  const share = `  ${percent(high + medium, events)} of ${plural(events, 'event')} attributed: ${count(high)} with high confidence, ${count(medium)} with medium`;
  if (low + none === 0) return share;
  const reasons = missing.slice(0, 3).map(({ why, events: some }) => `${why} (${count(some)})`);
  return `${share}\n  ${dim(`${count(low + none)} are nobody's for certain: ${reasons.join('; ')}`)}`;
}

/** Rounded down, so that 100 % means all. */
const percent = (part: number, of: number): string => (of === 0 ? '0 %' : `${Math.floor((part * 1000) / of) / 10} %`);
