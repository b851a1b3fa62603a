import type { Estate } from '../../estate/estate.ts';
import type { TrailEvent } from '../event.ts';
import type { Identity } from './attribution.ts';
import { permissionSetOf } from './permission-set.ts';
import { sessionName } from './session-parts.ts';

/** The people of Identity Center, as far as a snapshot or the trail itself tells them. */
export interface Directory {
  byId(userId: string): Identity;
  byName(userName: string): Identity;
  /** Whether somebody has a permission set in an account; unknown without a snapshot. */
  has(userName: string, permissionSet: string, account: string): 'yes' | 'no' | 'unknown';
}

/** Takes names from the snapshot; those it does not have, from sessions of permission sets that also tell for whom they act. */
export function createDirectory(estate: Estate | undefined, events: readonly TrailEvent[]): Directory {
  const names = new Map<string, string>();
  const ids = new Map<string, string>();
  const center = estate?.identityCenter;
  for (const [userId, userName] of seenTogether(events)) {
    names.set(userId, userName);
    ids.set(userName.toLowerCase(), userId);
  }
  for (const { userId, userName } of center?.users ?? []) {
    if (userId === undefined) continue;
    names.set(userId, userName);
    ids.set(userName.toLowerCase(), userId);
  }
  const assigned = new Set(center?.assignments.map(({ account, permissionSet, userName }) => assignment(userName, permissionSet, account)));
  return {
    byId: (userId) => ({ kind: 'person', id: userId, name: names.get(userId) ?? userId }),
    byName: (userName) => {
      const id = ids.get(userName.toLowerCase());
      return { kind: 'person', id: id ?? userName, name: (id === undefined ? undefined : names.get(id)) ?? userName };
    },
    has: (userName, permissionSet, account) =>
      center === undefined ? 'unknown' : assigned.has(assignment(userName, permissionSet, account)) ? 'yes' : 'no',
  };
}

const assignment = (userName: string, permissionSet: string, account: string): string =>
  `${account} ${permissionSet} ${userName.toLowerCase()}`;

/** Ids and names that stand together, where each stands with one other alone: what is ambiguous says nothing. */
function seenTogether(events: readonly TrailEvent[]): ReadonlyMap<string, string> {
  const names = new Map<string, Set<string>>();
  const ids = new Map<string, Set<string>>();
  for (const { actor } of events) {
    if (actor.onBehalfOf === undefined || permissionSetOf(actor.issuer?.arn) === undefined) continue;
    const name = sessionName(actor);
    if (name === undefined) continue;
    const { userId } = actor.onBehalfOf;
    names.set(userId, (names.get(userId) ?? new Set()).add(name));
    ids.set(name.toLowerCase(), (ids.get(name.toLowerCase()) ?? new Set()).add(userId));
  }
  const together = new Map<string, string>();
  for (const [userId, [name = '', ...others]] of [...names].map(([id, set]) => [id, [...set]] as const))
    if (others.length === 0 && ids.get(name.toLowerCase())?.size === 1) together.set(userId, name);
  return together;
}
