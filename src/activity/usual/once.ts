import type { Activity } from '../activity.ts';

/**
 * A function of an activity whose answer is kept as long as the activity is: many detections ask the same of all events. INVARIANT: the
 * function is pure and its answer is not changed.
 */
export function onceFor<T>(compute: (activity: Activity) => T): (activity: Activity) => T {
  const known = new WeakMap<Activity, { readonly answer: T }>();
  return (activity) => {
    let found = known.get(activity);
    if (found === undefined) {
      found = { answer: compute(activity) };
      known.set(activity, found);
    }
    return found.answer;
  };
}
