import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { prefixOf } from '../../activity/event-sources.ts';

/**
 * Whose an account is: the caller's organisation's, that of somebody who is trusted, somebody else's; unknown where no snapshot tells which
 * accounts the organisation has.
 */
export type Standing = 'own' | 'trusted' | 'outside' | 'unknown';

const inTrail = new WeakMap<Activity, ReadonlySet<string>>();

/** How an account that a request names stands to the one in which it was made. */
export function standingOf(account: string, event: TrailEvent, activity: Activity): Standing {
  const { estate, intent } = activity;
  if (account === event.account || estate?.accounts.has(account) === true) return 'own';
  const service = prefixOf(event.source);
  for (const trusted of intent?.trustedAccounts ?? []) {
    if (trusted.account === account && (trusted.services === undefined || trusted.services.includes(service))) return 'trusted';
  }
  // with an organisation the list of accounts is whole; without one, whoever sends us a trail is one of ours
  if (estate?.organization !== undefined) return 'outside';
  return accountsInTrail(activity).has(account) ? 'own' : 'unknown';
}

function accountsInTrail(activity: Activity): ReadonlySet<string> {
  let accounts = inTrail.get(activity);
  if (accounts === undefined) {
    accounts = new Set(activity.events.map(({ account }) => account));
    inTrail.set(activity, accounts);
  }
  return accounts;
}

/** What a message says of an account by its standing. */
export const standingText = (standing: Standing): string =>
  standing === 'outside' ? 'which is not in the organisation' : 'of which no snapshot tells whether it is in the organisation';
