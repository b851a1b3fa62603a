import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { isRefused } from '../../activity/usage/refusal.ts';
import type { Severity } from '../../findings/finding.ts';
import type { Alarm, Detection } from '../detection.ts';

/** What is alarming about one call. */
export interface Told {
  readonly message: string;
  readonly severity?: Severity;
  /** Calls that say the same are one alarm, once a day: what they have in common. */
  readonly about?: string;
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

/** Events that an alarm of many calls keeps: the first ones, and the last. */
const KEPT = 100;

/** A detection of calls that a caller was let make, or, where it says so, tried to make. */
export function callDetection({ tried, judge, calls, ...rest }: CallRule): Detection {
  return {
    ...rest,
    *detect(activity) {
      const groups = new Map<string, { readonly events: TrailEvent[]; readonly told: Told }>();
      for (const event of calls === undefined ? byName(rest.events, activity) : calls(activity)) {
        const refused = event.error !== undefined;
        if (refused && (tried === undefined || !isRefused(event))) continue;
        const told = toldBy(judge(event, activity), refused ? tried : undefined);
        if (told === undefined) continue;
        if (told.about === undefined) {
          yield { events: [event], ...told };
          continue;
        }
        const about = `${new Date(event.time).toISOString().slice(0, 10)} ${refused ? 'tried ' : ''}${told.about}`;
        const group = groups.get(about);
        if (group === undefined) groups.set(about, { events: [event], told });
        else group.events.push(event);
      }
      for (const [about, { events, told }] of groups) yield together(about, events, told);
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

/** Calls of several names come name by name: the alarm has them in the order of time. */
function together(about: string, events: TrailEvent[], told: Told): Alarm {
  events.sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const kept = events.length <= KEPT ? events : [...events.slice(0, KEPT - 1), events.at(-1) as TrailEvent];
  const message = events.length === 1 ? told.message : `${told.message}, in ${events.length} calls of one day`;
  return { ...told, message, about, events: kept as unknown as Alarm['events'] };
}
