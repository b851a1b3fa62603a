import { unobservable } from '../../activity/usage/observe.ts';
import { unseenWhy } from '../../activity/usage/unseen-actions.ts';
import type { TrailUse } from '../../activity/usage/trail-use.ts';
import { aiPrefixes } from '../../catalogue/ai-prefixes.ts';
import { catalogueRows } from '../../catalogue/catalogue.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import type { Account } from '../../estate/estate.ts';
import { splitArn } from '../../iam/arn.ts';
import { prefixOf } from './sensitive-actions.ts';

/** Whether an account uses an AI service. Unknown is not unused. */
export interface ServiceUse {
  readonly state: 'used' | 'unused' | 'unknown';
  readonly why: string;
}

/** What tells of use. */
export interface ServiceFacts {
  readonly activity: TrailUse | undefined;
  /** `<account> <prefix>`: what the intent file names action by action. */
  readonly needed: ReadonlySet<string>;
}

const BY_PREFIX = new Map<string, CatalogueRow[]>();

function rowsOf(prefix: string): readonly CatalogueRow[] {
  if (BY_PREFIX.size === 0) {
    for (const known of aiPrefixes()) BY_PREFIX.set(known, []);
    for (const row of catalogueRows()) if (!row.withdrawn) BY_PREFIX.get(prefixOf(row.action))?.push(row);
  }
  return BY_PREFIX.get(prefix) ?? [];
}

/** For each account and AI service: whether it is used, by the trail, by what IAM says was last accessed, by resources, and by intent. */
export function serviceUses(accounts: readonly Account[], facts: ServiceFacts): (account: string, prefix: string) => ServiceUse {
  const called = calledServices(facts.activity);
  const told = new Map<string, Map<string, ServiceUse>>();
  for (const account of accounts) {
    const present = new Set(account.resources.flatMap(({ arn }) => splitArn(arn)?.[1] ?? []));
    const uses = new Map<string, ServiceUse>();
    for (const prefix of aiPrefixes()) {
      if (called.has(`${account.id} ${prefix}`)) uses.set(prefix, { state: 'used', why: 'the trail has calls of it' });
      else if (facts.needed.has(`${account.id} ${prefix}`)) uses.set(prefix, { state: 'used', why: 'the intent file needs it' });
      else if (present.has(prefix)) uses.set(prefix, { state: 'used', why: 'the account has resources of it' });
      else uses.set(prefix, byAccess(account, prefix, facts.activity));
    }
    told.set(account.id, uses);
  }
  return (account, prefix) => told.get(account)?.get(prefix) ?? UNKNOWN;
}

const UNKNOWN: ServiceUse = { state: 'unknown', why: 'nothing tells whether it is used' };

/** `<account> <prefix>`: whatever was called in the name of somebody of the account. */
function calledServices(activity: TrailUse | undefined): ReadonlySet<string> {
  const called = new Set<string>();
  for (const [key, actions] of activity?.uses ?? []) {
    const account = /(?<!\d)\d{12}(?!\d)/.exec(key)?.[0];
    if (account !== undefined) for (const action of actions.keys()) called.add(`${account} ${prefixOf(action)}`);
  }
  return called;
}

/** By the trail, if it would show every call; else by what IAM says of everybody. */
function byAccess(account: Account, prefix: string, activity: TrailUse | undefined): ServiceUse {
  const { lastUsed, principals } = account;
  let untold: string | undefined;
  for (const { arn, serviceLinked } of principals) {
    if (serviceLinked) continue;
    const told = lastUsed.get(arn);
    const service = told?.services.find((one) => one.prefix === prefix);
    if (service?.last !== undefined) return { state: 'used', why: `IAM says that ${arn} used it on ${service.last.slice(0, 10)}` };
    if (told === undefined) untold ??= arn;
  }
  // IAM lists every service that policies give: one that is not listed cannot be called
  if (untold === undefined && principals.length > 0)
    return { state: 'unused', why: 'IAM has seen no call of it by anybody in the account' };
  if (activity === undefined) return { state: 'unknown', why: 'neither a trail nor IAM tells whether it is used' };
  const hidden = unseenWhy(`${prefix}:*`);
  if (hidden !== undefined) return { state: 'unknown', why: hidden };
  for (const { action } of rowsOf(prefix)) {
    // nobody gets far in a service by its few hidden actions alone: what they work on is made by others
    if (unseenWhy(action) !== undefined) continue;
    const why = unobservable(activity, { account: account.id, action, regions: [], records: () => 'unknown' });
    if (why !== undefined) return { state: 'unknown', why: `${action}: ${why}` };
  }
  return { state: 'unused', why: `the trail shows no call of it in ${activity.window} days` };
}
