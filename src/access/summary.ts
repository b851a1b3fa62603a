import { aiGroup } from '../catalogue/ai-prefixes.ts';
import { catalogueRow } from '../catalogue/catalogue.ts';
import { CLASSES } from '../catalogue/classes.ts';
import type { CapabilityClass, Tier } from '../catalogue/types.ts';
import { type Bits, countBits, difference, emptyBits, intersection, intersects, setBit, union } from './bits.ts';
import type { Caller } from './caller.ts';
import { type ChainHoldings, groupsOf, type HolderGroup } from './holder-groups.ts';
import type { Inventory } from './inventory.ts';
import type { Universe } from './universe.ts';

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

/** The tally of one capability class. */
export interface ClassTally extends Tally {
  readonly class: CapabilityClass;
  readonly tier: Tier;
}

/** A principal that holds much, and how many privileged actions it holds. */
export interface TopHolder {
  readonly arn: string;
  readonly account: string;
  readonly accountName: string | undefined;
  readonly tier1: number;
  readonly tier2: number;
  readonly throughChains: number;
  readonly classes: readonly CapabilityClass[];
}

/** An inventory in numbers. */
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

  add(bits: Bits, { ways, root, callers }: HolderGroup): void {
    const times = callers.length;
    if (root) {
      if (intersects(ways.yes, bits)) this.roots += times;
    } else if (intersects(ways.yes, bits)) this.direct += times;
    else if (intersects(ways.indirect, bits)) this.chain += times;
    else if (intersects(ways.conditional, bits)) this.conditional += times;
    else if (intersects(ways.indirectConditional, bits)) this.chainConditional += times;
    else if (intersects(ways.indeterminate, bits)) this.indeterminate += times;
  }

  tally(): Tally {
    const { direct, chain, conditional, chainConditional, indeterminate, roots } = this;
    return { direct, chain, conditional, chainConditional, indeterminate, roots };
  }
}

/** Counts an inventory by tier and class and names who holds most. */
export function summarize(inventory: Inventory, chains: readonly ChainHoldings[], top = 10): Summary {
  const masks = masksOf(inventory.universe);
  const tiers = { 1: new Counter(), 2: new Counter() };
  const supporting = new Counter();
  const classes = masks.classes.map((entry) => ({ entry, counter: new Counter() }));
  const privileged = union(masks.tier[1], masks.tier[2]);
  const candidates: (Omit<TopHolder, 'arn' | 'account' | 'accountName'> & { readonly caller: Caller })[] = [];
  let holders = 0;
  for (const group of groupsOf(inventory, chains)) {
    tiers[1].add(masks.tier[1], group);
    tiers[2].add(masks.tier[2], group);
    supporting.add(masks.supporting, group);
    for (const { entry, counter } of classes) counter.add(entry.bits, group);
    const { ways, root, callers } = group;
    if (root || !Object.values(ways).some((bits) => intersects(bits, privileged))) continue;
    holders += callers.length;
    const rank = {
      tier1: countBits(intersection(ways.yes, masks.tier[1])),
      tier2: countBits(intersection(ways.yes, masks.tier[2])),
      throughChains: countBits(difference(intersection(ways.indirect, privileged), ways.yes)),
      classes: [...new Set(masks.classes.filter(({ bits }) => intersects(bits, ways.yes)).map((entry) => entry.class))],
    };
    const first = callers.length <= top ? callers : [...callers].sort(byArn).slice(0, top);
    for (const caller of first) candidates.push({ caller, ...rank });
  }
  candidates.sort((a, b) => b.tier1 - a.tier1 || b.tier2 - a.tier2 || b.throughChains - a.throughChains || byArn(a.caller, b.caller));
  return {
    tiers: { 1: tiers[1].tally(), 2: tiers[2].tally() },
    classes: classes.map(({ entry, counter }) => ({ class: entry.class, tier: entry.tier, ...counter.tally() })),
    supporting: supporting.tally(),
    topHolders: candidates
      .slice(0, top)
      .map(({ caller, ...rank }) => ({ arn: caller.arn, account: caller.account.id, accountName: caller.account.name, ...rank })),
    holders,
  };
}

const byArn = (a: Caller, b: Caller): number => (a.arn < b.arn ? -1 : a.arn > b.arn ? 1 : 0);
