import type { Estate } from '../estate/estate.ts';
import { isEmpty } from './bits.ts';
import { type Assumptions, type Caller, callerOf, NO_ASSUMPTIONS, rootCaller } from './caller.ts';
import { CallerAssessor } from './caller-assessor.ts';
import type { Holdings } from './holdings.ts';
import { partitionOf } from './partition.ts';
import { knownResources } from './known-resources.ts';
import { homeRegion } from './policy-layers.ts';
import type { Universe } from './universe.ts';

/** What every principal of an estate holds of a universe. */
export interface Inventory {
  readonly estate: Estate;
  readonly universe: Universe;
  readonly assumptions: Assumptions;
  readonly home: string;
  /** Only principals that hold or may hold something, users and roles in the order of the snapshot, then root users. */
  readonly holdings: readonly Holdings[];
  readonly principals: number;
  /** What decided it, with all that it has read of the policies: for further questions. */
  readonly assessor: CallerAssessor;
}

/** How an inventory is taken. */
export interface InventoryOptions {
  readonly assumptions?: Assumptions;
  /** Root users are asked too. Default true. */
  readonly roots?: boolean;
  readonly onAccount?: (done: number, total: number) => void;
}

/** Decides every principal x action of the universe. */
export function buildInventory(estate: Estate, universe: Universe, options: InventoryOptions = {}): Inventory {
  const assumptions = options.assumptions ?? NO_ASSUMPTIONS;
  const home = assumptions.region ?? homeRegion(estate);
  const assessor = new CallerAssessor(universe, partitionOf(estate), assumptions, home, knownResources(estate));
  const holdings: Holdings[] = [];
  let principals = 0;
  let done = 0;
  const take = (caller: Caller): void => {
    const held = assessor.assess(caller);
    if (!isEmpty(held.yes) || !isEmpty(held.conditional) || !isEmpty(held.indeterminate)) holdings.push(held);
  };
  for (const account of estate.accounts.values()) {
    for (const principal of account.principals) {
      principals++;
      take(callerOf(estate, account, principal));
    }
    if (options.roots !== false) take(rootCaller(estate, account, partitionOf(estate)));
    options.onAccount?.(++done, estate.accounts.size);
  }
  return { estate, universe, assumptions, home, holdings, principals, assessor };
}
