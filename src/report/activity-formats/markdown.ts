import type { ActivityReport, ReportAlarm } from '../activity-report.ts';
import { SEVERITIES } from '../findings-report.ts';
import type { Format } from '../format.ts';
import { markdownCode, markdownTable, markdownText } from '../markdown-text.ts';
import { count, plural } from '../terminal/table.ts';
import { trailProblems } from '../trail-problems.ts';

/** So much of each list, and of each text, that a comment on GitHub takes all of it: 65,536 characters. */
const SHOWN = { alarms: 40, identities: 20, incomplete: 10 } as const;
const LONGEST = { name: 200, text: 400 } as const;

/** For people who read tickets. */
const format: Format<ActivityReport> = { name: 'markdown', about: 'the worst alarms and who was there, for a ticket', render };

export default format;

const code = (value: string): string => markdownCode(value, LONGEST.name);
const text = (value: string): string => markdownText(value, LONGEST.text);
const more = (rest: number): readonly string[] =>
  rest > 0 ? [`And ${count(rest)} more: \`mantlet activity --format json\` has them all.`] : [];

function render(report: ActivityReport): string {
  const { trail } = report;
  const alarms = report.alarms.filter(({ state }) => state === 'open');
  const accepted = report.alarms.length - alarms.length;
  const window = trail.first === undefined ? '' : `, ${trail.first} to ${trail.last ?? ''}`;
  const rows = SEVERITIES.map((severity) => [severity, count(alarms.filter((one) => one.severity === severity).length)]);
  const parts = [
    '# AI activity',
    `${plural(trail.files, 'file')}, ${plural(trail.records, 'record')}, ${count(trail.events)} of them looked at${window}.`,
    markdownTable(['', 'alarms'], accepted === 0 ? rows : [...rows, ['suppressed or known', count(accepted)]]),
    ...worst(alarms),
    ...identities(report),
    ...incomplete(report),
  ];
  return `${parts.join('\n\n')}\n`;
}

function worst(alarms: readonly ReportAlarm[]): readonly string[] {
  if (alarms.length === 0) return [];
  const sorted = alarms.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const items = sorted
    .slice(0, SHOWN.alarms)
    .map(({ severity, detection, message, who, principal, last, eventIDs, respond }) =>
      [
        `- **${severity}** ${code(detection)}, ${text(last)}, ${code(who.identity.name || (principal ?? 'nobody knows who'))} (${who.confidence})`,
        `  ${text(message)}`,
        `  Proof: ${code(eventIDs.at(-1) ?? '')}${eventIDs.length > 1 ? ` and ${plural(eventIDs.length - 1, 'event')} before it` : ''}`,
        `  Do: ${text(respond)}`,
      ].join('  \n'),
    );
  return ['## Alarms', items.join('\n'), ...more(alarms.length - SHOWN.alarms)];
}

function identities({ identities: all }: ActivityReport): readonly string[] {
  if (all.length === 0) return [];
  const rows = all
    .slice(0, SHOWN.identities)
    .map(({ name, id, kind, confidence, events }) => [code(name || id || 'unknown'), kind, confidence, count(events)]);
  return ['## Who', markdownTable(['identity', 'kind', 'confidence', 'events'], rows), ...more(all.length - SHOWN.identities)];
}

function incomplete({ incomplete: all }: ActivityReport): readonly string[] {
  if (all.length === 0) return [];
  const problems = trailProblems(all);
  const items = problems.slice(0, SHOWN.incomplete).map(({ file, what }) => `- ${code(file)}: ${text(what)}`);
  return ['## Incomplete', 'What follows from this is open.', items.join('\n'), ...more(problems.length - SHOWN.incomplete)];
}
