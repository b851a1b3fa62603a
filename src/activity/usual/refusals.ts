import type { TrailEvent } from '../event.ts';
import { dayOf, DAY } from './novelties.ts';

const HOUR = 3_600_000;

/** From how many refusals on, of how many kinds, an hour is one of trying: one call that is always refused is a fault of its caller. */
const MANY = { refusals: 10, kinds: 4 } as const;

/** Days of a trail that must be over before many refusals are unusual. */
const ENOUGH_DAYS = 3;

/** The refusals of one caller on one day. */
export interface RefusedDay {
  readonly day: number;
  readonly kinds: number;
  /** The most kinds in one hour of the days before; 0: it was not refused anything. */
  readonly most: number;
  readonly days: number;
  readonly events: readonly TrailEvent[];
}

/**
 * Days on which a caller was refused more kinds of calls within an hour than usual: operations and regions count. Refusals stand in the order
 * of time; `from`: when the trail begins.
 */
export function refusedDays(refusals: readonly TrailEvent[], from: number): readonly RefusedDay[] {
  const found = new Map<number, { day: number; kinds: number; most: number; days: number; events: TrailEvent[] }>();
  const ofDay = new Map<number, number>();
  for (let at = 0; at < refusals.length; ) {
    const start = refusals[at] as TrailEvent;
    const hour = Math.floor(start.time / HOUR);
    let to = at;
    const kinds = new Set<string>();
    for (; to < refusals.length && Math.floor((refusals[to] as TrailEvent).time / HOUR) === hour; to++) {
      const { source, name, region } = refusals[to] as TrailEvent;
      kinds.add(`${source} ${name} ${region}`);
    }
    const events = refusals.slice(at, to);
    at = to;
    const day = dayOf(start.time);
    let most = 0;
    for (const [other, count] of ofDay) if (other < day) most = Math.max(most, count);
    ofDay.set(day, Math.max(ofDay.get(day) ?? 0, kinds.size));
    const days = dayOf(start.time) - Math.floor(from / DAY);
    if (days < ENOUGH_DAYS || events.length < MANY.refusals || kinds.size < MANY.kinds || kinds.size <= 2 * most) continue;
    const known = found.get(day);
    if (known === undefined) found.set(day, { day, kinds: kinds.size, most, days, events });
    else {
      known.kinds = Math.max(known.kinds, kinds.size);
      known.events.push(...events);
    }
  }
  return [...found.values()];
}
