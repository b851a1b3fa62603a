import type { Bits } from './bits.ts';
import type { Caller } from './caller.ts';
import type { Inventory } from './inventory.ts';

/** What callers reach beyond what they hold themselves, in the order of nothing in particular; see `chains`. */
export interface ChainHoldings {
  readonly caller: Caller;
  /** Reached through certain steps only. */
  readonly indirect: Bits;
  /** Reached through a step that depends on something. */
  readonly indirectConditional: Bits;
}

/** Every way in which somebody may hold something. */
export interface Ways {
  readonly yes: Bits;
  readonly conditional: Bits;
  readonly indeterminate: Bits;
  readonly indirect: Bits;
  readonly indirectConditional: Bits;
}

/** Callers who hold the same in the same ways; sets are shared, so that there are few groups. */
export interface HolderGroup {
  readonly ways: Ways;
  readonly root: boolean;
  readonly callers: readonly Caller[];
}

/** Everybody, with those together who hold the same in the same ways. */
export function groupsOf(inventory: Inventory, chains: readonly ChainHoldings[]): readonly HolderGroup[] {
  const none = inventory.universe.nothing.whole;
  const numbers = new Map<Bits, number>();
  const numberOf = (bits: Bits): number => {
    let number = numbers.get(bits);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(bits, number);
    }
    return number;
  };
  const groups = new Map<string, HolderGroup & { readonly callers: Caller[] }>();
  const put = (caller: Caller, ways: Ways): void => {
    const root = caller.kind === 'root';
    const sets = [ways.yes, ways.conditional, ways.indeterminate, ways.indirect, ways.indirectConditional];
    const key = `${root} ${sets.map(numberOf).join(' ')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ways, root, callers: [caller] });
    else group.callers.push(caller);
  };
  const chainOf = new Map(chains.map((chain) => [chain.caller.arn, chain]));
  for (const { caller, yes, conditional, indeterminate } of inventory.holdings) {
    const chain = chainOf.get(caller.arn);
    chainOf.delete(caller.arn);
    put(caller, {
      yes,
      conditional,
      indeterminate,
      indirect: chain?.indirect ?? none,
      indirectConditional: chain?.indirectConditional ?? none,
    });
  }
  for (const { caller, indirect, indirectConditional } of chainOf.values()) {
    put(caller, { yes: none, conditional: none, indeterminate: none, indirect, indirectConditional });
  }
  return [...groups.values()];
}
