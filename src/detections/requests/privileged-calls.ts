import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { privilegedUse } from '../../activity/usual/privileged.ts';
import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import { privilegedActions } from '../../catalogue/catalogue.ts';

/** Actions of AI services that shape or control models, agents and what watches them: detections about callers look at each of them. */
export const PRIVILEGED_EVENTS: readonly string[] = [...privilegedActions()].filter(
  (action) => aiGroup(action.slice(0, action.indexOf(':'))) !== undefined,
);

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
