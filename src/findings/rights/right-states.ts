import type { Caller } from '../../access/caller.ts';
import { seenOf, unobservable } from '../../activity/usage/observe.ts';
import type { TrailUse } from '../../activity/usage/trail-use.ts';
import type { Account, Estate, LastUsed } from '../../estate/estate.ts';
import { splitArn } from '../../iam/arn.ts';
import { Unreadable } from '../answers/detail.ts';
import { recorded } from '../answers/recorded-events.ts';
import { trailsOf } from '../answers/trails.ts';
import { daysBetween } from '../days.ts';

/** What tells of use: the trail, or when IAM says that services and actions were last accessed. */
export type UseSource = 'trail' | 'last-accessed';

/** Whether a right that is held was used. */
export interface RightState {
  readonly state: 'used' | 'not seen' | 'not observable';
  /** Where it is not used: how that is known; where nobody can tell: why. */
  readonly why: string | undefined;
  /** Of those that are used, ISO 8601 UTC. */
  readonly last: string | undefined;
  /** What tells it; undefined: nothing does. */
  readonly source: UseSource | undefined;
}

/** What rights are held against. */
export interface UseFacts {
  readonly estate: Estate;
  readonly activity: TrailUse;
  /** ISO 8601 UTC */
  readonly now: string;
}

/**
 * Tells of rights of one principal whether they were used: by the trail, and by what IAM says of when services and actions were last
 * accessed. What either of them has seen was used.
 */
export function rightStates(caller: Caller, facts: UseFacts): (action: string) => RightState {
  const { activity } = facts;
  const { account, arn, principal } = caller;
  const lastUsed = account.lastUsed.get(arn);
  const young = principal?.createdAt !== undefined && daysBetween(principal.createdAt, endOf(account, facts)) < activity.window;
  return (action) => {
    const seen = seenOf(activity, arn, action);
    if (seen !== undefined) return used(new Date(seen.last).toISOString(), 'trail');
    const told = lastUsed === undefined ? undefined : accessed(lastUsed, action, facts);
    if (told?.state === 'used') return told;
    if (young) return unknown(`it is younger than ${activity.window} days`);
    const why = whyUnobservable(account, action, facts);
    return why === undefined ? unused('no call in the trail', 'trail') : (told ?? unknown(why));
  };
}

/** Whether a use is so old that the right has not been used since, as far as the trail would show it. */
export const isOld = ({ account }: Caller, action: string, { last }: RightState, facts: UseFacts): boolean =>
  last !== undefined &&
  daysBetween(last, endOf(account, facts)) >= facts.activity.window &&
  (facts.activity.accounts.get(account.id)?.lastDays ?? 0) >= facts.activity.window &&
  whyUnobservable(account, action, facts) === undefined;

/** The end of what the trail tells of an account. */
function endOf(account: Account, { activity, now }: UseFacts): string {
  const last = activity.accounts.get(account.id)?.last;
  return last === undefined || !Number.isFinite(last) ? now : new Date(last).toISOString();
}

const whys = new WeakMap<TrailUse, Map<Account, Map<string, string | undefined>>>();

/** Why the trail would not show a use in an account: the same for all of its principals. */
function whyUnobservable(account: Account, action: string, facts: UseFacts): string | undefined {
  const byAccount = whys.get(facts.activity) ?? new Map<Account, Map<string, string | undefined>>();
  whys.set(facts.activity, byAccount);
  const known = byAccount.get(account) ?? new Map<string, string | undefined>();
  byAccount.set(account, known);
  if (!known.has(action)) {
    const place = { account: account.id, action, regions: regionsOf(account, prefixOf(action)), records: recordsOf(account, facts) };
    known.set(action, unobservable(facts.activity, place));
  }
  return known.get(action);
}

const prefixOf = (action: string): string => action.slice(0, action.indexOf(':'));

const used = (last: string, source: RightState['source']): RightState => ({ state: 'used', why: undefined, last, source });
const unused = (why: string, source: RightState['source']): RightState => ({ state: 'not seen', why, last: undefined, source });
const unknown = (why: string): RightState => ({ state: 'not observable', why, last: undefined, source: undefined });

/** What IAM tells of an action: undefined where it follows the service only, and that is in use. */
function accessed({ asOf, services }: LastUsed, action: string, { activity, now }: UseFacts): RightState | undefined {
  const prefix = prefixOf(action);
  const service = services.find((one) => one.prefix === prefix);
  if (service === undefined) return undefined;
  const isRecent = (last: string | undefined): boolean => last !== undefined && daysBetween(last, asOf) < activity.window;
  const name = action.slice(prefix.length + 1).toLowerCase();
  const followed = service.actions.find((one) => one.name.toLowerCase() === name);
  if (followed?.last !== undefined && isRecent(followed.last)) return used(followed.last, 'last-accessed');
  // an old answer says what was used then, and not what has been since
  if (daysBetween(asOf, now) > activity.window) return undefined;
  if (followed !== undefined) return unused('IAM has seen no call of the action', 'last-accessed');
  const inUse = isRecent(service.last) || service.actions.some(({ last }) => isRecent(last));
  return inUse ? undefined : unused('IAM has seen no call of the service', 'last-accessed');
}

const regions = new WeakMap<Account, Map<string, readonly string[]>>();

/** Regions in which an account has resources of a service. */
function regionsOf(account: Account, prefix: string): readonly string[] {
  let byPrefix = regions.get(account);
  if (byPrefix === undefined) {
    const found = new Map<string, Set<string>>();
    for (const { arn } of account.resources) {
      const [, service = '', region = ''] = splitArn(arn) ?? [];
      if (region !== '') found.set(service, (found.get(service) ?? new Set()).add(region));
    }
    byPrefix = new Map([...found].map(([service, all]) => [service, [...all].sort()]));
    regions.set(account, byPrefix);
  }
  return byPrefix.get(prefix) ?? NONE;
}

const NONE: readonly string[] = [];

type Records = (type: string) => 'yes' | 'no' | 'unknown';
const records = new WeakMap<TrailUse, Map<Account, Records>>();

/** What the snapshot tells of the data events that trails of an account record. */
function recordsOf(account: Account, { estate, activity }: UseFacts): Records {
  const byAccount = records.get(activity) ?? new Map<Account, Records>();
  records.set(activity, byAccount);
  let known = byAccount.get(account);
  if (known === undefined) {
    const told = new Map<string, ReturnType<Records>>();
    const inTrail = [...(activity.accounts.get(account.id)?.regions ?? [])];
    known = (type) => {
      let answer = told.get(type);
      if (answer === undefined) {
        answer = askRecords(type, account, inTrail, estate);
        told.set(type, answer);
      }
      return answer;
    };
    byAccount.set(account, known);
  }
  return known;
}

/** Of several trails nobody can tell which one was read: then only that none of them records it is certain. */
function askRecords(type: string, account: Account, inTrail: readonly string[], estate: Estate): ReturnType<Records> {
  let whole = inTrail.length > 0;
  for (const region of inTrail) {
    try {
      const { verdict } = recorded({ category: 'Data', fields: { 'resources.type': type } }, account, region, estate, (detail) => detail);
      if (verdict === 'fail') return 'no';
      if (verdict === 'unknown' || trailsOf(account, region, estate).trails.length !== 1) whole = false;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      whole = false;
    }
  }
  return whole ? 'yes' : 'unknown';
}
