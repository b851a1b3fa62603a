import { findAction } from '../../catalogue/reference/reference.ts';
import { dataTypeOf } from './data-events.ts';
import { principalKey } from './principal-key.ts';
import type { Seen, TrailUse } from './trail-use.ts';
import { unseenWhy } from './unseen-actions.ts';

/** What a trail tells of one right: used, not seen although it would be, or nothing. */
export type Observed =
  | { readonly state: 'used'; readonly seen: Seen }
  | { readonly state: 'not seen' }
  | { readonly state: 'not observable'; readonly why: string };

/** An action, and where its use would be recorded. */
export interface Place {
  readonly account: string;
  readonly action: string;
  /** Regions in which there is something to use it on. */
  readonly regions: readonly string[];
  /** The trail is known to record data events of a type, although there is none in it. */
  readonly records: (type: string) => 'yes' | 'no' | 'unknown';
}

/** Whether a principal used an action, by a trail. More events never make a use unseen; fewer files never make the unobservable unseen. */
export function observe(use: TrailUse, principal: string, place: Place): Observed {
  const seen = seenOf(use, principal, place.action);
  if (seen !== undefined) return { state: 'used', seen };
  const why = unobservable(use, place);
  return why === undefined ? { state: 'not seen' } : { state: 'not observable', why };
}

/** The calls of a principal that needed an action and were allowed; undefined: there is none in the trail. */
export const seenOf = ({ uses }: TrailUse, principal: string, action: string): Seen | undefined =>
  uses.get(principalKey(principal))?.get(action);

/** Why the trail would not show it; undefined: it would. */
export function unobservable(use: TrailUse, { account, action, regions, records }: Place): string | undefined {
  const hidden = unseenWhy(action);
  if (hidden !== undefined) return hidden;
  const cover = use.accounts.get(account);
  if (cover === undefined || cover.regions.size === 0) return 'the trail has no file of the account';
  if (use.damaged.has(account) || use.damaged.has('*')) return 'files of the trail could not be read';
  if (cover.days < use.window)
    return `the trail covers ${cover.days} ${cover.days === 1 ? 'day' : 'days'} of the account without a gap, and ${use.window} are asked for`;
  const missing = regions.filter((region) => !cover.regions.has(region));
  if (missing.length > 0) return `the trail has no file of the account in ${missing.join(', ')}`;
  const type = dataTypeOf(action);
  if (type !== undefined) {
    const told = records(type);
    if (told === 'no') return `no trail records data events of ${type}`;
    if (told === 'yes' || cover.dataTypes.has(type)) return undefined;
    return `the trail has no data event of ${type}: whether it records them is not told`;
  }
  if (readsOnly(action)) return cover.reads ? undefined : 'the trail has no event of the account that reads';
  return cover.writes ? undefined : 'the trail has no event of the account that writes';
}

/** Whether the events of an action are marked as reading ones, which trails can leave out (CloudTrail User Guide, "Read and write events"). */
function readsOnly(action: string): boolean {
  const levels = findAction(action)?.accessLevels ?? [];
  return levels.length > 0 && levels.every((level) => level === 'Read' || level === 'List');
}
