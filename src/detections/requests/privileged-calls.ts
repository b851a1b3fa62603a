import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { privilegedUse } from '../../activity/usual/privileged.ts';

const known = new WeakMap<Activity, readonly TrailEvent[]>();

/** The calls of a trail that needed such an action, refused ones too, in the order of time. */
export function privilegedCalls(activity: Activity): readonly TrailEvent[] {
  let calls = known.get(activity);
  if (calls === undefined) {
    calls = activity.events.filter((event) => privilegedUse(event) !== undefined);
    known.set(activity, calls);
  }
  return calls;
}

/** Classes of what shapes what users meet; the rest of what is privileged, such as opening Studio, people do by hand every day. */
const SHAPING = new Set(['model-train', 'training-data', 'model-deploy', 'guardrail', 'agent-shape', 'sharing', 'obs-write']);

/** Whether a call shapes a model, an agent or a guardrail, or who sees them. */
export const isShaping = (event: TrailEvent): boolean => SHAPING.has(privilegedUse(event)?.class ?? '');
