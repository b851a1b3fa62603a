import type { ActivityReport, ReportAlarm } from '../activity-report.ts';
import { type CsvColumn, csvText } from '../csv-text.ts';
import type { Format } from '../format.ts';
import { clipped } from '../plain-text.ts';
import { count } from '../terminal/table.ts';

const COLUMNS: readonly CsvColumn<ReportAlarm>[] = [
  ['fingerprint', ({ fingerprint }) => fingerprint],
  ['state', ({ state }) => state],
  ['severity', ({ severity }) => severity],
  ['detection', ({ detection }) => detection],
  ['first', ({ first }) => first],
  ['last', ({ last }) => last],
  ['account', ({ account }) => account],
  ['region', ({ region }) => region],
  ['principal', ({ principal }) => principal ?? ''],
  ['who', ({ who }) => who.identity.name || who.identity.id],
  ['kind', ({ who }) => who.identity.kind],
  ['confidence', ({ who }) => who.confidence],
  ['message', ({ message }) => message],
  ['events', ({ eventIDs }) => idsText(eventIDs)],
  ['techniques', ({ techniques }) => techniques.join(' ')],
  ['what to do', ({ respond }) => respond],
];

/** Alarms alone: usage and identities are for programs. */
const format: Format<ActivityReport> = {
  name: 'csv',
  about: 'one row an alarm, for a spreadsheet',
  render: ({ alarms }) => csvText(COLUMNS, alarms),
};

export default format;

/** An alarm may rest on thousands of events. */
const SHOWN = 20;

const idsText = (ids: readonly string[]): string =>
  [...ids.slice(0, SHOWN).map((id) => clipped(id, 100)), ...(ids.length > SHOWN ? [`and ${count(ids.length - SHOWN)} more`] : [])].join(
    ' ',
  );
