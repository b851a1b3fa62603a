import type { TrailEvent } from '../event.ts';

/** One day, in milliseconds. */
export const DAY = 86_400_000;

/** From when on a history tells what is usual: this many calls, on this many days that are over. Before that nothing is new. */
export const ENOUGH = { calls: 20, days: 5 } as const;

/** On more than this part of the days something new came: then something new is usual. */
const RESTLESS = 0.25;

/** How long something stays new after it was first seen. */
const NEW = 7 * DAY;

/** What was known before something new came. */
export interface Usual {
  /** Days with calls, and calls, before the day on which it came. */
  readonly days: number;
  readonly calls: number;
  /** What there was instead, in the order of its first appearance: the first five. `kinds`: how many in all. */
  readonly values: readonly string[];
  readonly kinds: number;
}

/** Something that came for the first time, with what belongs to it from its first week. */
export interface Novelty {
  readonly value: string;
  readonly usual: Usual;
  readonly events: readonly TrailEvent[];
}

/** The day of a time, in UTC. */
export const dayOf = (time: number): number => Math.floor(time / DAY);

/** What is new in the calls of one subject, which stand in the order of time. Calls without a value count as calls only. */
export function noveltiesIn(
  history: readonly TrailEvent[],
  valueOf: (event: TrailEvent) => string | undefined,
  enough: { readonly calls: number; readonly days: number } = ENOUGH,
): readonly Novelty[] {
  const found: Novelty[] = [];
  const first = new Map<string, { readonly time: number; readonly events: TrailEvent[] | undefined }>();
  /** Days before today, and of them those on which something came that had not been there the day before. */
  let days = 0;
  let newDays = 0;
  let callsBefore = 0;
  let valuesBefore = 0;
  let today = Number.NaN;
  let calls = 0;
  for (const event of history) {
    const day = dayOf(event.time);
    if (day !== today) {
      if (calls > 0) {
        days++;
        // all is new on the first day
        if (first.size > valuesBefore && valuesBefore > 0) newDays++;
        callsBefore = calls;
        valuesBefore = first.size;
      }
      today = day;
    }
    calls++;
    const value = valueOf(event);
    if (value === undefined) continue;
    const known = first.get(value);
    if (known !== undefined) {
      if (known.events !== undefined && event.time - known.time < NEW) known.events.push(event);
      continue;
    }
    const isNew = days >= enough.days && callsBefore >= enough.calls && newDays <= days * RESTLESS;
    const events = isNew ? [event] : undefined;
    if (events !== undefined) found.push({ value, usual: { days, calls: callsBefore, values: firstOf(first), kinds: first.size }, events });
    first.set(value, { time: event.time, events });
  }
  return found;
}

function firstOf(known: ReadonlyMap<string, unknown>): readonly string[] {
  const names: string[] = [];
  for (const name of known.keys()) if (names.push(name) === 5) break;
  return names;
}
