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
