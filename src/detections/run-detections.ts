import type { Activity } from '../activity/activity.ts';
import type { Attribution } from '../activity/identity/attribution.ts';
import { principalOf, type TrailEvent } from '../activity/event.ts';
import type { Severity } from '../findings/finding.ts';
import type { Alarm, Detection } from './detection.ts';

/** An alarm as reports show it. */
export interface Raised {
  readonly detection: Detection;
  readonly severity: Severity;
  readonly message: string;
  readonly events: Alarm['events'];
  /** The event that decides, the last one. */
  readonly event: TrailEvent;
  readonly who: Attribution;
  readonly principal: string | undefined;
  /** The same for the same events, whatever else is in the trail. */
  readonly fingerprint: string;
}

/** What the detections came to. */
export interface Detected {
  /** In the order of time. */
  readonly alarms: readonly Raised[];
  /** Detections that broke down: a fault of Mantlet, shown and not hidden. */
  readonly crashes: readonly { readonly detection: string; readonly crash: string }[];
}

/** Runs detections over what was done. The same set of events is always the same set of alarms. */
export function runDetections(detections: readonly Detection[], activity: Activity): Detected {
  const alarms = new Map<string, Raised>();
  const crashes: { detection: string; crash: string }[] = [];
  for (const detection of detections) {
    try {
      for (const alarm of detection.detect(activity)) {
        const raised = raise(detection, alarm, activity);
        if (!alarms.has(raised.fingerprint)) alarms.set(raised.fingerprint, raised);
      }
    } catch (error) {
      crashes.push({ detection: detection.id, crash: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  const sorted = [...alarms.values()].sort(
    (a, b) => a.event.time - b.event.time || (a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : 0),
  );
  return { alarms: sorted, crashes };
}

function raise(detection: Detection, { events, message, severity, about }: Alarm, activity: Activity): Raised {
  const event = events.at(-1) ?? events[0];
  return {
    detection,
    severity: activity.intent?.severities[detection.id] ?? severity ?? detection.severity,
    message,
    events,
    event,
    who: activity.who(event),
    principal: principalOf(event),
    fingerprint: `${detection.id} ${about ?? event.id}`,
  };
}
