import type { Activity } from '../activity.ts';
import { principalOf, sessionOf, type TrailEvent } from '../event.ts';

/** Kinds of identities that stand for one person or one pipeline, whatever the roles they go through. */
const SOMEBODY = new Set(['person', 'pipeline', 'user', 'root']);

/**
 * Who makes calls, as something that can have habits: the person, pipeline or user where that is certain enough; else the principal; else the
 * session. A name that a session gave itself is nobody.
 */
export function subjectOf(activity: Activity, event: TrailEvent): string {
  const { identity, confidence } = activity.who(event);
  if ((confidence === 'high' || confidence === 'medium') && identity.id !== '' && SOMEBODY.has(identity.kind))
    return `${identity.kind} ${identity.id}`;
  return principalOf(event) ?? sessionOf(event);
}

/** How messages call a subject. */
export function subjectName(activity: Activity, event: TrailEvent): string {
  const { identity, confidence } = activity.who(event);
  if ((confidence === 'high' || confidence === 'medium') && identity.name !== '' && SOMEBODY.has(identity.kind)) return identity.name;
  return principalOf(event) ?? 'somebody';
}

/** Events by who made them, in the order of time. AWS's services, acting by themselves, have no habits. */
export function bySubject(
  activity: Activity,
  subject: (event: TrailEvent) => string | undefined = (event) => subjectOf(activity, event),
): ReadonlyMap<string, readonly TrailEvent[]> {
  const groups = new Map<string, TrailEvent[]>();
  for (const event of activity.events) {
    if (event.actor.type === 'AWSService' || event.actor.type === '') continue;
    const key = subject(event);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return groups;
}
