import { type Bits, eachBit } from '../access/bits.ts';
import { type ChainHoldings, groupsOf, type Ways } from '../access/holder-groups.ts';
import type { Inventory } from '../access/inventory.ts';
import { privilegedActions } from '../catalogue/catalogue.ts';
import type { ReportHolders, Way } from '../report/holders-report.ts';

/** Everybody who holds a privileged action, ready to show; who holds none is left out. */
export function holdersReport(inventory: Inventory, chains: readonly ChainHoldings[]): ReportHolders {
  const { universe } = inventory;
  const actions = universe.actions.map(({ name }) => name).filter((name) => privilegedActions().has(name));
  const numberOf = new Map(actions.map((name, index) => [name, index]));
  const numbers = universe.actions.map(({ name }) => numberOf.get(name));
  const sets: number[][] = [];
  const placeOf = new Map<Bits, number | undefined>();
  const placeOfMembers = new Map<string, number>();
  const place = (bits: Bits): number | undefined => {
    if (placeOf.has(bits)) return placeOf.get(bits);
    const members: number[] = [];
    eachBit(bits, (index) => {
      const number = numbers[index];
      if (number !== undefined) members.push(number);
    });
    const key = members.join(' ');
    let found = placeOfMembers.get(key);
    if (found === undefined && members.length > 0) {
      found = sets.push(members) - 1;
      placeOfMembers.set(key, found);
    }
    placeOf.set(bits, found);
    return found;
  };
  const groups = groupsOf(inventory, chains).flatMap(({ ways, root, callers }) => {
    const held: Partial<Record<Way, number>> = {};
    for (const [way, name] of MEMBERS) {
      const found = place(ways[name]);
      if (found !== undefined) held[way] = found;
    }
    return Object.keys(held).length === 0 ? [] : [{ root, principals: callers.map(({ arn }) => arn).sort(), ways: held }];
  });
  return { actions, sets, groups };
}

const MEMBERS: readonly (readonly [Way, keyof Ways])[] = [
  ['direct', 'yes'],
  ['chain', 'indirect'],
  ['conditional', 'conditional'],
  ['chainConditional', 'indirectConditional'],
  ['indeterminate', 'indeterminate'],
];
