import type { Activity } from '../activity.ts';
import { principalOf, sessionOf, type TrailEvent } from '../event.ts';
import { privilegedCalls } from './privileged.ts';
import type { Attribution } from '../identity/attribution.ts';
import { onceFor } from './once.ts';

/** Kinds of identities that stand for one person or one pipeline, whatever the roles they go through. */
const SOMEBODY = new Set(['person', 'pipeline', 'user', 'root']);

/**
 * Who makes calls, as something that can have habits: the person, pipeline or user where that is certain enough; else the principal; else the
 * session. A name that a session gave itself is nobody.
 */
export function subjectOf(activity: Activity, event: TrailEvent): string {
  const who = activity.who(event);
  const known = names(activity);
  let name = known.get(who);
  if (name === undefined) {
    name = isSomebody(who) ? `${who.identity.kind} ${who.identity.id}` : '';
    known.set(who, name);
  }
  return name === '' ? (principalOf(event) ?? sessionOf(event)) : name;
}

/** By answer, which events of one session share. Empty: it names nobody. */
const names = onceFor((_activity): Map<Attribution, string> => new Map());

const isSomebody = ({ identity, confidence }: Attribution): boolean =>
  (confidence === 'high' || confidence === 'medium') && identity.id !== '' && SOMEBODY.has(identity.kind);

/** How messages call a subject. */
export function subjectName(activity: Activity, event: TrailEvent): string {
  const who = activity.who(event);
  return isSomebody(who) && who.identity.name !== '' ? who.identity.name : (principalOf(event) ?? 'somebody');
}

/** All events by who made them, in the order of time. AWS's services, acting by themselves, have no habits. */
export const bySubject: (activity: Activity) => ReadonlyMap<string, readonly TrailEvent[]> = onceFor((activity) =>
  grouped(activity.events, (event) => subjectOf(activity, event)),
);

/** All events of those who used privileged actions at all, by who made them. */
export const privilegedHistories: (activity: Activity) => readonly (readonly [subject: string, history: readonly TrailEvent[]])[] = onceFor(
  (activity) => {
    const subjects = new Set(privilegedCalls(activity).map((event) => subjectOf(activity, event)));
    const histories = bySubject(activity);
    return [...subjects].flatMap((subject) => {
      const history = histories.get(subject);
      return history === undefined ? [] : [[subject, history] as const];
    });
  },
);

/** All events by the principal that made them, in the order of time. */
export const byPrincipal: (activity: Activity) => ReadonlyMap<string, readonly TrailEvent[]> = onceFor((activity) =>
  grouped(activity.events, principalOf),
);

/** Events by something of them, without those of AWS's services. */
export function grouped(
  events: Iterable<TrailEvent>,
  keyOf: (event: TrailEvent) => string | undefined,
): ReadonlyMap<string, readonly TrailEvent[]> {
  const groups = new Map<string, TrailEvent[]>();
  for (const event of events) {
    if (event.actor.type === 'AWSService' || event.actor.type === '') continue;
    const key = keyOf(event);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return groups;
}
