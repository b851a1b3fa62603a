import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';

/**
 * The names of whoever made a call, the surest first: that of the person, what the session was bound to, the user. The name that a session
 * gave itself is last, and weak: whoever may choose it may choose another's.
 */
export function namesOf(event: TrailEvent, { who }: Activity): readonly string[] {
  const { actor } = event;
  const { identity, asserted } = who(event);
  const session = actor.principalId?.split(':')[1];
  const names = [identity.name, identity.id.startsWith('arn:') ? '' : identity.id, actor.sourceIdentity, actor.userName, asserted, session];
  return [...new Set(names.filter((name): name is string => name !== undefined && name !== ''))];
}

/** Whether something is called after one of the names: as `ana-lopez` is after `ana.lopez@example.com`. */
export function belongsTo(thing: string, names: readonly string[]): boolean {
  const plain = plainName(thing);
  return plain !== '' && names.some((name) => plainName(name) === plain);
}

const plainName = (name: string): string =>
  (name.includes('@') ? name.slice(0, name.indexOf('@')) : name).toLowerCase().replace(/[^a-z0-9]/g, '');
