import type { Activity } from '../../activity/activity.ts';
import { sessionOf, type TrailEvent } from '../../activity/event.ts';
import { subjectOf } from '../../activity/usual/subject.ts';

/** Events of some names, successful ones in the order of time, by subject and by session: two ways to say that one actor made them. */
export interface ByActor {
  /** The events of the same subject or session after one event, up to some milliseconds later. */
  after(event: TrailEvent, within: number): readonly TrailEvent[];
}

/** Sorts events that were chosen, so that the next ones after events `of` which it will be asked are found without looking at all. */
export function byActor(activity: Activity, chosen: Iterable<TrailEvent>, of: Iterable<TrailEvent>): ByActor {
  const groups = new Map<string, TrailEvent[]>();
  for (const event of of) for (const key of keysOf(activity, event)) groups.set(key, []);
  for (const event of chosen) {
    // a user's key is both
    const own = groups.get(subjectOf(activity, event));
    own?.push(event);
    const session = groups.get(sessionOf(event));
    if (session !== own) session?.push(event);
  }
  return {
    after(event, within) {
      const found = new Set<TrailEvent>();
      for (const key of keysOf(activity, event)) {
        const group = groups.get(key) ?? [];
        for (let at = firstAfter(group, event.time); at < group.length; at++) {
          const one = group[at] as TrailEvent;
          // a thousand are evidence enough
          if (one.time - event.time > within || found.size > 1000) break;
          found.add(one);
        }
      }
      return [...found].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
    },
  };
}

const keysOf = (activity: Activity, event: TrailEvent): ReadonlySet<string> => new Set([subjectOf(activity, event), sessionOf(event)]);

/** The first of some events, which stand in the order of time, that is later than a time. */
export function firstAfter(events: readonly TrailEvent[], time: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle] as TrailEvent).time <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
