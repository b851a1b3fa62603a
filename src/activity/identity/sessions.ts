import type { TrailEvent } from '../event.ts';
import { type BegunSession, begunSession, contradiction } from './begun-session.ts';
import { addTo, allOf, type Few } from './few.ts';
import { isSession, principalKey, sessionName } from './session-parts.ts';

/** Where a session began, or why that is not known. */
export type Start =
  | { readonly begun: BegunSession; readonly by: 'key' | 'start' }
  /** `doubt`: there is something, and it contradicts itself. */
  | { readonly missing: string; readonly doubt: boolean };

/** Finds where sessions began. */
export interface Sessions {
  /** The call that began the session that made this one. */
  startOf(event: TrailEvent): Start;
  /** The same call as it stands in the trail of the caller's own account, which tells more of the caller. */
  copyOf(event: TrailEvent): TrailEvent | undefined;
}

const NOT_HERE = { missing: 'the call that began the session is not in this trail', doubt: false } as const;

/** The order of events changes nothing. */
export function indexSessions(events: readonly TrailEvent[]): Sessions {
  /** Calls that may have copies: those that stand in the trails of two accounts. */
  const shared = new Map<string, BegunSession>();
  const single: BegunSession[] = [];
  const callers = new Map<string, TrailEvent>();
  for (const event of events) {
    if (event.shared !== undefined && event.actor.type !== 'AWSAccount') {
      const known = callers.get(event.shared);
      if (known === undefined || event.id < known.id) callers.set(event.shared, event);
    }
    const begun = begunSession(event);
    if (begun === undefined) continue;
    if (event.shared === undefined) single.push(begun);
    else {
      const known = shared.get(event.shared);
      shared.set(event.shared, known === undefined ? begun : merged(known, begun));
    }
  }
  const byKey: Few<BegunSession> = new Map();
  const all = [single, [...shared.values()]];
  for (const list of all) for (const begun of list) if (begun.key !== undefined) addTo(byKey, begun.key, begun);
  let byStart: Few<BegunSession> | undefined;
  /** Made when it is asked for: where all keys are known, nobody asks. */
  const begunAt = (role: string, session: string | undefined, time: number): readonly BegunSession[] => {
    if (byStart === undefined) {
      byStart = new Map();
      for (const list of all)
        for (const one of list) if (one.roleArn !== undefined) addTo(byStart, startKey(one.roleArn, one.session, one.call.time), one);
    }
    return allOf(byStart, startKey(role, session, time));
  };
  return {
    startOf: (event) => startOf(event, byKey, begunAt),
    copyOf: ({ shared, id }) => {
      const copy = shared === undefined ? undefined : callers.get(shared);
      return copy?.id === id ? undefined : copy;
    },
  };
}

/** Sessions of one role and name that begin in one second, of which one can still be told from the others. */
const MOST = 100;

function startOf(
  event: TrailEvent,
  byKey: Few<BegunSession>,
  begunAt: (role: string, session: string | undefined, time: number) => readonly BegunSession[],
): Start {
  const { actor } = event;
  const key = actor.accessKeyId;
  const given = key === undefined ? undefined : oneCall(allOf(byKey, key));
  if (given === 'several') return { missing: 'its access key was given out by more than one call', doubt: true };
  if (given !== undefined) {
    if (given.ids.includes(event.id)) return { missing: 'the call claims to have given out its own key', doubt: true };
    const fault = contradiction(given, event);
    return fault === undefined ? { begun: given, by: 'key' } : { missing: fault, doubt: true };
  }
  const role = actor.issuer?.arn ?? actor.arn;
  if (actor.since === undefined || role === undefined) return NOT_HERE;
  // Consoles and services that act in somebody's name have keys of their own, which no call shows, with the time of the session. A key of
  // another session, otherwise, is of another session.
  const derived = key === undefined || actor.invokedBy !== undefined || event.fromConsole === true;
  const candidates = begunAt(role, sessionName(actor), actor.since);
  const several = { missing: 'several calls began sessions of that role and name in that second', doubt: true } as const;
  if (candidates.length > MOST) return several;
  const begun = candidates.filter(
    (one) => one.call.id !== event.id && (derived || one.key === undefined) && contradiction(one, event) === undefined,
  );
  const first = begun.reduce<BegunSession | undefined>(
    (least, one) => (least === undefined || one.call.id < least.call.id ? one : least),
    undefined,
  );
  if (first === undefined) return NOT_HERE;
  if (begun.some((one) => callerOf(one) !== callerOf(first))) return several;
  return { begun: first, by: 'start' };
}

/**
 * Copies without a `sharedEventID` are one call where one of them names the caller and one other only its account. It stops at the first that
 * is another call: where somebody has made all keys of a trail alike, there are as many as calls.
 */
function oneCall(begun: readonly BegunSession[]): BegunSession | 'several' | undefined {
  let named: BegunSession | undefined;
  let nameless: BegunSession | undefined;
  for (const one of begun) {
    const known = tells(one.call) > 0 ? named : nameless;
    if (known !== undefined && known.call.id !== one.call.id) return 'several';
    if (tells(one.call) > 0) named = one;
    else nameless = one;
  }
  if (named === undefined || nameless === undefined) return named ?? nameless;
  return isCopy(nameless, named) ? merged(nameless, named) : 'several';
}

const isCopy = ({ call, roleArn }: BegunSession, of: BegunSession): boolean =>
  call.time === of.call.time && call.actor.account === of.call.actor.account && (roleArn === undefined || roleArn === of.roleArn);

function merged(a: BegunSession, b: BegunSession): BegunSession {
  const [first, other] = tells(a.call) > tells(b.call) || (tells(a.call) === tells(b.call) && a.call.id <= b.call.id) ? [a, b] : [b, a];
  return {
    call: first.call,
    ids: [...new Set([...a.ids, ...b.ids])].sort(),
    key: first.key ?? other.key,
    roleArn: first.roleArn ?? other.roleArn,
    session: first.session ?? other.session,
    expires: first.expires ?? other.expires,
    sourceIdentity: first.sourceIdentity ?? other.sourceIdentity,
  };
}

/** The copy in the account of a role names the account of its caller and no more. */
const tells = ({ actor }: TrailEvent): number => (actor.type === 'AWSAccount' ? 0 : 1);

const callerOf = ({ call: { actor } }: BegunSession): string =>
  `${actor.type} ${isSession(actor) ? (actor.accessKeyId ?? '') : ''} ${actor.arn ?? actor.userName ?? actor.invokedBy ?? ''}`;

const startKey = (role: string, session: string | undefined, time: number): string =>
  `${Math.floor(time / 1000)} ${principalKey(role)} ${session ?? ''}`;
