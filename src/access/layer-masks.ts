import type { ActionGroup, OpenStatement, PolicyReach, Reach } from './policy-reach.ts';
import type { Universe } from './universe.ts';
import { type Bits, emptyBits, intersects } from './bits.ts';
import { and, NO, type Truth4, UNREADABLE, YES } from '../iam/compiled/truth.ts';

/** What is known of one direction (Allow or Deny) of one layer, for every action at once. Sets may overlap: the strongest counts. */
export interface LayerMasks {
  readonly yesWhole: Bits;
  readonly yesPart: Bits;
  readonly openWhole: Bits;
  readonly openPart: Bits;
  readonly badWhole: Bits;
  readonly badPart: Bits;
}

/** Masks in which nothing is known yet. */
export const layerMasks = (size: number): LayerMasks => ({
  yesWhole: emptyBits(size),
  yesPart: emptyBits(size),
  openWhole: emptyBits(size),
  openPart: emptyBits(size),
  badWhole: emptyBits(size),
  badPart: emptyBits(size),
});

/** Empties masks in place, so that they can serve another caller. */
export function clearMasks(masks: LayerMasks): void {
  masks.yesWhole.fill(0);
  masks.yesPart.fill(0);
  masks.openWhole.fill(0);
  masks.openPart.fill(0);
  masks.badWhole.fill(0);
  masks.badPart.fill(0);
}

/** The truth of a statement's conditions for one group of actions. */
export type GroupTruth = (statement: OpenStatement, group: ActionGroup) => Truth4;

/** Adds what one policy says in one direction. `within`: only these actions are reached (RCPs). */
export function addPolicy(
  masks: LayerMasks,
  reach: PolicyReach,
  direction: 'allow' | 'deny',
  truthOf: GroupTruth,
  { all, nothing }: Universe,
  within: Bits,
): void {
  if (reach.unreadable) {
    add(masks.badWhole, all, within);
    return;
  }
  const certain = reach[direction];
  if (certain !== nothing) {
    add(masks.yesWhole, certain.whole, within);
    add(masks.yesPart, certain.part, within);
  }
  for (const open of direction === 'allow' ? reach.openAllows : reach.openDenies) {
    for (const group of open.groups) {
      if (!intersects(group.bits, within)) continue;
      const truth = truthOf(open, group);
      if (truth !== NO) addGroup(masks, open.reach, group.bits, truth, within);
    }
  }
}

function addGroup(masks: LayerMasks, reach: Reach, group: Bits, truth: Truth4, within: Bits): void {
  const [whole, part] =
    truth === YES
      ? [masks.yesWhole, masks.yesPart]
      : truth === UNREADABLE
        ? [masks.badWhole, masks.badPart]
        : [masks.openWhole, masks.openPart];
  for (let i = 0; i < whole.length; i++) {
    const members = (group[i] as number) & (within[i] as number);
    if (members === 0) continue;
    whole[i] = (whole[i] as number) | ((reach.whole[i] as number) & members);
    part[i] = (part[i] as number) | ((reach.part[i] as number) & members);
  }
}

function add(into: Bits, bits: Bits, within: Bits): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) | ((bits[i] as number) & (within[i] as number));
}

/** An effect that cannot be read, or a part that cannot, leaves the statement at most unreadable. */
export const capped = (open: OpenStatement, truth: Truth4): Truth4 => {
  const readable = open.source.unreadable.length > 0 ? and(truth, UNREADABLE) : truth;
  return open.source.effect === undefined && readable !== NO ? UNREADABLE : readable;
};
