import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { isRefused } from '../../activity/usage/refusal.ts';
import type { Severity } from '../../findings/finding.ts';
import type { Alarm, Detection } from '../detection.ts';
import { evidence, listed } from '../sequences/evidence.ts';

/** What is alarming about one call. */
export interface Told {
  readonly message: string;
  readonly severity?: Severity;
  /** Calls that say the same are one alarm, once a day: what they have in common. */
  readonly about?: string;
  /** What differs from call to call; the message lists it. */
  readonly each?: string;
  /** One alarm for good, and not one a day: for what is a habit and not an event. */
  readonly once?: true;
}

/** A detection that looks at calls one by one. */
export interface CallRule extends Omit<Detection, 'detect'> {
  /** How grave it is that somebody tried it and was refused; undefined: a refused call is quiet. */
  readonly tried?: Severity;
  /** What is alarming about a call, which is judged as if it had succeeded; undefined: nothing. */
  readonly judge: (event: TrailEvent, activity: Activity) => Told | string | undefined;
  /** The calls, where they are not simply those with the names in `events`. */
  readonly calls?: (activity: Activity) => Iterable<TrailEvent>;
}

/** A detection of calls that a caller was let make, or, where it says so, tried to make. */
export function callDetection({ tried, judge, calls, ...rest }: CallRule): Detection {
  return {
    ...rest,
    *detect(activity) {
      const groups = new Map<string, (readonly [TrailEvent, Told])[]>();
      for (const event of calls === undefined ? byName(rest.events, activity) : calls(activity)) {
        const refused = event.error !== undefined;
        if (refused && (tried === undefined || !isRefused(event))) continue;
        const told = toldBy(judge(event, activity), refused ? tried : undefined);
        if (told === undefined) continue;
        if (told.about === undefined) {
          yield { events: [event], message: told.message, ...(told.severity === undefined ? {} : { severity: told.severity }) };
          continue;
        }
        const day = told.once === true ? '' : `${new Date(event.time).toISOString().slice(0, 10)} `;
        const about = `${day}${refused ? 'tried ' : ''}${told.about}`;
        const group = groups.get(about);
        if (group === undefined) groups.set(about, [[event, told]]);
        else group.push([event, told]);
      }
      for (const [about, group] of groups) yield together(about, group, rest.severity);
    },
  };
}

function* byName(names: readonly string[], { named }: Activity): Iterable<TrailEvent> {
  for (const name of names) yield* named(name);
}

function toldBy(told: Told | string | undefined, tried: Severity | undefined): Told | undefined {
  if (told === undefined) return undefined;
  const plain = typeof told === 'string' ? { message: told } : told;
  return tried === undefined ? plain : { ...plain, message: `tried, and refused: ${plain.message}`, severity: tried };
}

/** Calls of several names come name by name: the alarm has them in the order of time, and is as grave as the gravest of them. */
function together(about: string, group: (readonly [TrailEvent, Told])[], usual: Severity): Alarm {
  group.sort(([a], [b]) => a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const events = evidence(group.map(([event]) => event)) as Alarm['events'];
  const told = group.map(([, one]) => one);
  const each = [...new Set(told.flatMap((one) => one.each ?? []))];
  const message = `${told[0]?.message ?? ''}${each.length === 0 ? '' : `: ${listed(each)}`}`;
  const severity = RANK.find((rank) => told.some((one) => (one.severity ?? usual) === rank)) ?? usual;
  return { message: group.length === 1 ? message : `${message}, in ${group.length} calls`, severity, about, events };
}

const RANK: readonly Severity[] = ['critical', 'high', 'medium', 'low'];
