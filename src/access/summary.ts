import { aiGroup } from '../catalogue/ai-prefixes.ts';
import { catalogueRow } from '../catalogue/catalogue.ts';
import { CLASSES } from '../catalogue/classes.ts';
import type { CapabilityClass, Tier } from '../catalogue/types.ts';
import { addBits, type Bits, countBits, emptyBits, intersection, intersects, isEmpty, setBit } from './bits.ts';
import type { Caller } from './caller.ts';
import type { Inventory } from './inventory.ts';
import type { Universe } from './universe.ts';

/** What callers reach beyond what they hold themselves, in the order of nothing in particular; see `chains`. */
export interface ChainHoldings {
  readonly caller: Caller;
  /** Reached through certain steps only. */
  readonly indirect: Bits;
  /** Reached through a step that depends on something. */
  readonly indirectConditional: Bits;
}

/** How many users and roles hold something of a set of actions; each is counted once, under the strongest way. */
export interface Tally {
  readonly direct: number;
  readonly chain: number;
  readonly conditional: number;
  readonly chainConditional: number;
  readonly indeterminate: number;
  /** Root users that hold it directly; not among the others. */
  readonly roots: number;
}

export interface ClassTally extends Tally {
  readonly class: CapabilityClass;
  readonly tier: Tier;
}

export interface TopHolder {
  readonly arn: string;
  readonly account: string;
  readonly accountName: string | undefined;
  readonly tier1: number;
  readonly tier2: number;
  readonly throughChains: number;
  readonly classes: readonly CapabilityClass[];
}

export interface Summary {
  readonly tiers: Readonly<Record<1 | 2, Tally>>;
  readonly classes: readonly ClassTally[];
  /** Privileged actions outside the AI services, which decide who holds those: policies, roles, training buckets, logs. */
  readonly supporting: Tally;
  readonly topHolders: readonly TopHolder[];
  /** Users and roles with at least one privileged action of an AI service in any way. */
  readonly holders: number;
}

/** The privileged members of a universe: those of AI services by class and tier, and the supporting ones outside them. */
interface Masks {
  readonly supporting: Bits;
  readonly tier: Readonly<Record<1 | 2, Bits>>;
  readonly classes: readonly { readonly class: CapabilityClass; readonly tier: Tier; readonly bits: Bits }[];
}

function masksOf(universe: Universe): Masks {
  const size = universe.actions.length;
  const tier = { 1: emptyBits(size), 2: emptyBits(size) };
  const supporting = emptyBits(size);
  const classes = new Map<string, { class: CapabilityClass; tier: Tier; bits: Bits }>();
  for (const [index, { name }] of universe.actions.entries()) {
    const row = catalogueRow(name);
    if (row === undefined || row.tier > 2) continue;
    if (aiGroup(name.slice(0, name.indexOf(':'))) === undefined) {
      setBit(supporting, index);
      continue;
    }
    setBit(tier[row.tier as 1 | 2], index);
    const key = `${row.tier} ${row.class}`;
    let entry = classes.get(key);
    if (entry === undefined) {
      entry = { class: row.class, tier: row.tier, bits: emptyBits(size) };
      classes.set(key, entry);
    }
    setBit(entry.bits, index);
  }
  const order = new Map(CLASSES.map((facts, index) => [facts.class, index]));
  const sorted = [...classes.values()].sort((a, b) => a.tier - b.tier || (order.get(a.class) ?? 0) - (order.get(b.class) ?? 0));
  return { tier, classes: sorted, supporting };
}

class Counter {
  direct = 0;
  chain = 0;
  conditional = 0;
  chainConditional = 0;
  indeterminate = 0;
  roots = 0;

  add(bits: Bits, held: { yes: Bits; conditional: Bits; indeterminate: Bits }, chain: ChainHoldings | undefined, root: boolean): void {
    if (root) {
      if (intersects(held.yes, bits)) this.roots++;
    } else if (intersects(held.yes, bits)) this.direct++;
    else if (chain !== undefined && intersects(chain.indirect, bits)) this.chain++;
    else if (intersects(held.conditional, bits)) this.conditional++;
    else if (chain !== undefined && intersects(chain.indirectConditional, bits)) this.chainConditional++;
    else if (intersects(held.indeterminate, bits)) this.indeterminate++;
  }

  tally(): Tally {
    const { direct, chain, conditional, chainConditional, indeterminate, roots } = this;
    return { direct, chain, conditional, chainConditional, indeterminate, roots };
  }
}

/** Counts an inventory by tier and class and names who holds most. */
export function summarize(inventory: Inventory, chains: readonly ChainHoldings[], top = 10): Summary {
  const { universe } = inventory;
  const masks = masksOf(universe);
  const tiers = { 1: new Counter(), 2: new Counter() };
  const supporting = new Counter();
  const classes = masks.classes.map((entry) => ({ entry, counter: new Counter() }));
  const chainOf = new Map(chains.map((chain) => [chain.caller.arn, chain]));
  const none = emptyBits(universe.actions.length);
  const privileged = emptyBits(universe.actions.length);
  addBits(privileged, masks.tier[1]);
  addBits(privileged, masks.tier[2]);
  const candidates: { caller: Caller; yes: Bits; tier1: number; tier2: number; through: number }[] = [];
  let holders = 0;
  const count = (caller: Caller, held: { yes: Bits; conditional: Bits; indeterminate: Bits }, chain: ChainHoldings | undefined): void => {
    const root = caller.kind === 'root';
    tiers[1].add(masks.tier[1], held, chain, root);
    tiers[2].add(masks.tier[2], held, chain, root);
    supporting.add(masks.supporting, held, chain, root);
    for (const { entry, counter } of classes) counter.add(entry.bits, held, chain, root);
    if (root) return;
    const direct = intersection(held.yes, privileged);
    const reached = chain === undefined ? none : intersection(chain.indirect, privileged);
    if (isEmpty(direct) && isEmpty(reached) && !intersects(held.conditional, privileged) && !intersects(held.indeterminate, privileged)) {
      if (chain === undefined || !intersects(chain.indirectConditional, privileged)) return;
    }
    holders++;
    candidates.push({
      caller,
      yes: direct,
      tier1: countBits(intersection(direct, masks.tier[1])),
      tier2: countBits(intersection(direct, masks.tier[2])),
      through: countBits(reached),
    });
  };
  const seen = new Set<string>();
  for (const held of inventory.holdings) {
    seen.add(held.caller.arn);
    count(held.caller, held, chainOf.get(held.caller.arn));
  }
  const nothing = { yes: none, conditional: none, indeterminate: none };
  for (const chain of chains) if (!seen.has(chain.caller.arn)) count(chain.caller, nothing, chain);
  candidates.sort((a, b) => b.tier1 - a.tier1 || b.tier2 - a.tier2 || b.through - a.through || (a.caller.arn < b.caller.arn ? -1 : 1));
  return {
    tiers: { 1: tiers[1].tally(), 2: tiers[2].tally() },
    classes: classes.map(({ entry, counter }) => ({ class: entry.class, tier: entry.tier, ...counter.tally() })),
    supporting: supporting.tally(),
    topHolders: candidates.slice(0, top).map(({ caller, yes, tier1, tier2, through }) => ({
      arn: caller.arn,
      account: caller.account.id,
      accountName: caller.account.name,
      tier1,
      tier2,
      throughChains: through,
      classes: [...new Set(masks.classes.filter(({ bits }) => intersects(bits, yes)).map((entry) => entry.class))],
    })),
    holders,
  };
}
