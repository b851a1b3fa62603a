import type { TrailReading } from '../activity/trail.ts';
import type { ActivityReport, ReportAlarm } from '../report/activity-report.ts';
import { type ActivityContext, reportActivity } from './activity.ts';
import type { LineLog } from './line-log.ts';

/** What somebody who watches is told: an alarm, or that one is none after all because of events that came late. */
export type WatchEntry =
  | ({ readonly kind: 'alarm' } & ReportAlarm)
  | { readonly kind: 'withdrawn'; readonly fingerprint: string; readonly detection: string; readonly message: string };

/** What one look at the trail came to. */
export interface WatchStep {
  readonly report: ActivityReport;
  readonly told: readonly WatchEntry[];
}

/**
 * Tells what is new since the last look. Alarms follow from the set of events alone, so that whoever adds up what was told, alarms without
 * those that were withdrawn, has what one undisturbed look at the whole trail would show, in whichever order files arrive.
 */
export function tellNew(reading: TrailReading, context: ActivityContext, log: LineLog): WatchStep {
  const report = reportActivity(reading, context);
  const open = report.alarms.filter(({ state }) => state === 'open');
  const now = new Set(open.map(({ fingerprint }) => fingerprint));
  const standing = standingAlarms(log.entries);
  const told: WatchEntry[] = [];
  for (const alarm of open) if (!standing.has(alarm.fingerprint)) told.push({ kind: 'alarm', ...alarm });
  // files may be taken away once they were read: what they told stays told
  const there = new Set(reading.events.map(({ id }) => id));
  for (const { fingerprint, detection, eventIDs } of standing.values()) {
    if (now.has(fingerprint) || !eventIDs.every((id) => there.has(id))) continue;
    told.push({
      kind: 'withdrawn',
      fingerprint,
      detection,
      message: 'with the events that have come since, or by what is intended now, it is none',
    });
  }
  log.add(told);
  return { report, told };
}

/** The alarms that were told and not withdrawn. */
export function standingAlarms(entries: readonly unknown[]): ReadonlyMap<string, ReportAlarm> {
  const standing = new Map<string, ReportAlarm>();
  for (const entry of entries as readonly WatchEntry[]) {
    if (entry.kind === 'alarm') standing.set(entry.fingerprint, entry);
    else standing.delete(entry.fingerprint);
  }
  return standing;
}
