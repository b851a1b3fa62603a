import type { Estate } from '../estate/estate.ts';
import type { Intent } from '../estate/intent.ts';
import type { TrailEvent } from './event.ts';
import { sessionOf } from './event.ts';
import { eventName } from './event-sources.ts';
import type { Attribution } from './identity/attribution.ts';
import { createAttributor } from './identity/attributor.ts';
import { inOrder } from './trail.ts';

/** What was done, and by whom: what usage and detections look at. */
export interface Activity {
  /** Each once, in the order of time. */
  readonly events: readonly TrailEvent[];
  /** Those of one name, `bedrock:DeleteGuardrail`, in the order of time. */
  named(name: string): readonly TrailEvent[];
  /** Those of one session or long-term key (`sessionOf`), in the order of time. */
  inSession(session: string): readonly TrailEvent[];
  /** Who really made a call. */
  who(event: TrailEvent): Attribution;
  /** Undefined: no snapshot was named. */
  readonly estate: Estate | undefined;
  /** Undefined: nobody has said what is intended. */
  readonly intent: Intent | undefined;
}

/** Takes events as they were read, in any order and with copies. The same set of events is always the same activity. */
export function buildActivity(
  read: readonly TrailEvent[],
  { estate, intent }: { readonly estate?: Estate | undefined; readonly intent?: Intent | undefined } = {},
): Activity {
  const events = inOrder(read);
  const byName = grouped(events, eventName);
  const bySession = grouped(events, sessionOf);
  const who = createAttributor(events, estate);
  return {
    events,
    named: (name) => byName.get(name) ?? [],
    inSession: (session) => bySession.get(session) ?? [],
    who,
    estate,
    intent,
  };
}

function grouped(events: readonly TrailEvent[], keyOf: (event: TrailEvent) => string): ReadonlyMap<string, readonly TrailEvent[]> {
  const groups = new Map<string, TrailEvent[]>();
  for (const event of events) {
    const key = keyOf(event);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return groups;
}
