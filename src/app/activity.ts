import { buildActivity } from '../activity/activity.ts';
import type { TrailReading } from '../activity/trail.ts';
import { trailUseOf, WINDOW_DAYS } from '../activity/usage/trail-use.ts';
import { usageOf } from '../activity/usage/usage.ts';
import { type Raised, runDetections } from '../detections/run-detections.ts';
import { detections } from '../detections/rules/index.ts';
import type { Estate } from '../estate/estate.ts';
import type { Intent, Suppression } from '../estate/intent.ts';
import { exemptionFor } from '../estate/intent-exemptions.ts';
import { suppressionFor } from '../estate/intent-suppressions.ts';
import { ACTIVITY_SCHEMA, type ActivityReport, type ReportAlarm } from '../report/activity-report.ts';
import { estateFacts } from './estate-facts.ts';
import { identitiesReport } from './identities-report.ts';
import { rightsReport } from './rights-report.ts';
import { takeInventory } from './scan.ts';
import { version } from './version.ts';

/** What is known beside the trail. */
export interface ActivityContext {
  readonly estate?: Estate | undefined;
  readonly intent?: Intent | undefined;
  /** Fingerprints of alarms that are known already. */
  readonly baseline?: ReadonlySet<string> | undefined;
  /** Days without use after which a right is not used. */
  readonly window?: number | undefined;
}

/** What was done, by whom, and what should raise an alarm. */
export function reportActivity(reading: TrailReading, context: ActivityContext = {}): ActivityReport {
  const activity = buildActivity(reading.events, context);
  const { alarms, crashes } = runDetections(detections, activity);
  const { events } = activity;
  const { uses, unmapped } = usageOf(activity);
  const window = context.window ?? WINDOW_DAYS;
  return {
    kind: 'activity',
    schema: ACTIVITY_SCHEMA,
    mantlet: version,
    ...(context.estate === undefined ? NO_ESTATE : estateFacts(context.estate)),
    trail: {
      files: reading.files,
      records: reading.records,
      bytes: reading.bytes,
      events: events.length,
      first: timeText(events[0]?.time),
      last: timeText(events.at(-1)?.time),
      parts: reading.parts
        .map(({ account, region, first, last }) => ({ account, region, first: isoTime(first), last: isoTime(last) }))
        .sort((a, b) => (`${a.account} ${a.region}` < `${b.account} ${b.region}` ? -1 : 1)),
    },
    usage: uses.map(({ first, last, ...use }) => ({ ...use, first: isoTime(first), last: isoTime(last) })),
    unmapped,
    rights: rightsOf(reading, context.estate, window),
    window,
    ...identitiesReport(activity),
    alarms: alarms.flatMap((alarm) => (isExempt(alarm, context) ? [] : [reportAlarm(alarm, context)])),
    incomplete: reading.problems,
    crashes,
  };
}

/** Judged at the end of the trail: the same files always give the same answer. */
function rightsOf(reading: TrailReading, estate: Estate | undefined, window: number): ActivityReport['rights'] {
  if (estate === undefined) return undefined;
  const last = reading.parts.reduce((latest, part) => Math.max(latest, part.last), 0);
  const { inventory } = takeInventory(estate);
  return rightsReport(inventory, trailUseOf(reading, window), isoTime(last));
}

/** Of whom an exemption in force at the time names a detection, that detection does not speak. */
const isExempt = ({ detection, principal, event }: Raised, { intent }: ActivityContext): boolean =>
  intent !== undefined &&
  principal !== undefined &&
  exemptionFor(intent, principal, { check: detection.id }, isoTime(event.time)) !== undefined;

/** What accepts an alarm at the time of its last event. */
function suppressionOf({ detection, principal, event, who }: Raised, intent: Intent | undefined): Suppression | undefined {
  if (intent === undefined) return undefined;
  const found = [principal, who.identity.id, event.account].flatMap((subject) =>
    subject === undefined || subject === '' ? [] : (suppressionFor(intent, { check: detection.id, subject }, isoTime(event.time)) ?? []),
  );
  return found.find(({ expiry }) => expiry.status === 'in-force')?.suppression;
}

function reportAlarm(raised: Raised, { intent, baseline }: ActivityContext): ReportAlarm {
  const { detection, severity, message, events, event, who, principal, fingerprint } = raised;
  const accepted = suppressionOf(raised, intent);
  return {
    fingerprint,
    detection: detection.id,
    title: detection.title,
    severity,
    message,
    principal,
    who,
    account: event.account,
    region: event.region,
    first: isoTime(events[0].time),
    last: isoTime(event.time),
    eventIDs: events.map(({ id }) => id),
    techniques: detection.techniques,
    why: detection.why,
    respond: detection.respond,
    state: accepted !== undefined ? 'suppressed' : baseline?.has(fingerprint) === true ? 'known' : 'open',
    suppression:
      accepted === undefined
        ? undefined
        : { owner: accepted.owner, reason: accepted.reason, ticket: accepted.ticket, expires: accepted.expires },
  };
}

const NO_ESTATE = { organization: undefined, accounts: { total: 0, read: 0, names: {} } };

const isoTime = (time: number): string => new Date(time).toISOString();
const timeText = (time: number | undefined): string | undefined => (time === undefined ? undefined : isoTime(time));
