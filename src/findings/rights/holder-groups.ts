import { type HolderGroup, groupsOf } from '../../access/holder-groups.ts';
import type { Scanned } from '../check.ts';

const known = new WeakMap<Scanned, readonly HolderGroup[]>();

/** Everybody who holds or reaches something, those with the same rights together. */
export function holderGroups(scanned: Scanned): readonly HolderGroup[] {
  let groups = known.get(scanned);
  if (groups === undefined) {
    groups = groupsOf(scanned.inventory, scanned.reach.chains);
    known.set(scanned, groups);
  }
  return groups;
}
