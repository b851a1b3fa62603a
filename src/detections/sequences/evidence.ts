import type { TrailEvent } from '../../activity/event.ts';
import type { Alarm } from '../detection.ts';

/** Most events that one alarm names. */
const MOST = 1000;

/**
 * Events as an alarm carries them: each once, in the order of time, the first thousand, and the one that decides last: what came after it is no
 * evidence. Undefined: there are none.
 */
export function evidence(events: Iterable<TrailEvent>, decides?: TrailEvent): Alarm['events'] | undefined {
  const once = [...new Set(events)]
    .filter((event) => event !== decides && (decides === undefined || event.time <= decides.time))
    .sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  const kept = once.slice(0, decides === undefined ? MOST : MOST - 1);
  if (decides !== undefined) kept.push(decides);
  const [first, ...rest] = kept;
  return first === undefined ? undefined : [first, ...rest];
}

/** The day of an event, as a name: `2026-09-01`. */
export const dayName = ({ time }: TrailEvent): string => new Date(time).toISOString().slice(0, 10);

/** A number with its noun: `1 call`, `2 calls`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** A few names for a sentence: `a, b and 3 more`. */
export function listed(names: Iterable<string>, most = 3): string {
  const all = [...names];
  if (all.length <= most + 1) return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
  return `${all.slice(0, most).join(', ')} and ${all.length - most} more`;
}
