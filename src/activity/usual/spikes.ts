import type { TrailEvent } from '../event.ts';
import { dayOf, ENOUGH } from './novelties.ts';

const HOUR = 3_600_000;

/** From how many hours with calls on what an hour usually has can be told. */
const ENOUGH_HOURS = 20;

/** What an hour with calls had before. */
export interface UsualHour {
  readonly days: number;
  readonly hours: number;
  readonly median: number;
  readonly most: number;
}

/** The hours of one day that had far more calls than usual. */
export interface Spike {
  readonly day: number;
  /** Calls of the largest hour. */
  readonly count: number;
  readonly usual: UsualHour;
  readonly events: readonly TrailEvent[];
}

/**
 * Days with hours that had far more calls than earlier hours with calls: more than `floor`, more than twice the largest, and more than the
 * median and ten times the spread. The spread is the median distance from the median, and no less than that of chance (Poisson), so that
 * one odd hour of the past changes little. Calls are those of one subject, in the order of time.
 */
export function spikesIn(calls: readonly TrailEvent[], floor: number): readonly Spike[] {
  const found = new Map<number, { day: number; count: number; usual: UsualHour; events: TrailEvent[] }>();
  const before: number[] = [];
  const days = new Set<number>();
  let most = 0;
  /** Hours of a spike are usual from the next day on, so that growth that stays is told once. */
  let pending: { readonly day: number; readonly count: number }[] = [];
  for (let at = 0; at < calls.length; ) {
    const hour = Math.floor((calls[at] as TrailEvent).time / HOUR);
    const from = at;
    while (at < calls.length && Math.floor((calls[at] as TrailEvent).time / HOUR) === hour) at++;
    const count = at - from;
    const day = dayOf(hour * HOUR);
    for (const one of pending) {
      if (one.day === day) break;
      before.push(one.count);
      most = Math.max(most, one.count);
    }
    if (pending[0]?.day !== day) pending = [];
    const enough = days.size - (days.has(day) ? 1 : 0) >= ENOUGH.days && before.length >= ENOUGH_HOURS;
    if (enough && count > floor && count > 2 * most) {
      const median = medianOf(before);
      const spread = Math.max(1.4826 * medianOf(before.map((one) => Math.abs(one - median))), Math.sqrt(median), 1);
      if (count > median + 10 * spread) {
        const spike = found.get(day);
        const events = calls.slice(from, at);
        if (spike === undefined) found.set(day, { day, count, usual: { days: days.size, hours: before.length, median, most }, events });
        else {
          spike.count = Math.max(spike.count, count);
          spike.events.push(...events);
        }
        pending.push({ day, count });
        days.add(day);
        continue;
      }
    }
    before.push(count);
    days.add(day);
    most = Math.max(most, count);
  }
  return [...found.values()];
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
