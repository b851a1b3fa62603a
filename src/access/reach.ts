import { type Bits, BitsInterner, dropBits, emptyBits, isEmpty } from './bits.ts';
import type { Caller } from './caller.ts';
import { EdgeContext } from './chains-context.ts';
import { CERTAIN, CONDITIONAL, DOUBTFUL, type Strength } from './chains-strength.ts';
import { edgeKinds } from './edges/index.ts';
import type { Inventory } from './inventory.ts';
import { type ExternalTrust, externalTrusts } from './reach-external.ts';
import { ChainGraph, type NodeIndex } from './reach-graph.ts';
import { reachMasks, type ReachMasks } from './reach-masks.ts';
import type { ChainHoldings } from './summary.ts';

/** The actions that an inventory must ask about for chains to be found: add them to its universe. */
export const chainActions = (): readonly string[] => [...new Set(edgeKinds.flatMap(({ actions }) => actions))].sort();

/** What one user, role or root user reaches through chains and does not hold itself as surely. */
export interface ReachHoldings extends ChainHoldings {
  /** Reached through a step that cannot be evaluated, or held at its end by somebody of whom nobody can tell. */
  readonly indirectIndeterminate: Bits;
}

export interface Reach {
  readonly inventory: Inventory;
  /** Only callers that reach something, in the order of the estate. */
  readonly chains: readonly ReachHoldings[];
  /** Outsiders whom a role of the estate lets in. */
  readonly externalTrusts: readonly ExternalTrust[];
  readonly context: EdgeContext;
  readonly graph: ChainGraph;
  /** What a node holds itself or through chains of at least this strength; undefined: only what it holds itself. */
  readonly masks: Readonly<Record<Exclude<Strength, 0>, ReachMasks>>;
}

/**
 * Finds who reaches what through others. The inventory's universe must hold `chainActions()`; without them there are no chains to find.
 * Service-linked roles are no start: only AWS acts as them.
 */
export function buildReach(inventory: Inventory): Reach {
  const graph = new ChainGraph(inventory);
  const context = new EdgeContext(inventory, graph);
  let from = startsOf(graph);
  while (from.length > 0) {
    for (const kind of edgeKinds) if (kind.follows !== true) kind.edges(context, from);
    for (const kind of edgeKinds) if (kind.follows === true) kind.edges(context, from);
    from = context.variants.takeFresh();
  }
  const size = inventory.universe.actions.length;
  const conditional = reachMasks(graph, size, CONDITIONAL);
  // an estate that can be read to its end has nothing doubtful, and needs no third pass
  const doubtful = graph.anyDoubt() ? reachMasks(graph, size, DOUBTFUL) : conditional;
  const masks = { 3: reachMasks(graph, size, CERTAIN), 2: conditional, 1: doubtful };
  return {
    inventory,
    chains: chainsOf(graph, masks, inventory),
    externalTrusts: externalTrusts(context, masks),
    context,
    graph,
    masks,
  };
}

function startsOf(graph: ChainGraph): readonly NodeIndex[] {
  const starts: NodeIndex[] = [];
  let node = 0;
  for (const account of graph.estate.accounts.values()) {
    for (const principal of account.principals) {
      if (!principal.serviceLinked) starts.push(node);
      node++;
    }
    starts.push(node++);
  }
  return starts;
}

function chainsOf(graph: ChainGraph, masks: Reach['masks'], { universe }: Inventory): readonly ReachHoldings[] {
  const none = universe.nothing.whole;
  const beyond = differences(universe.actions.length);
  const chains: ReachHoldings[] = [];
  for (let node = 0; node < graph.principals; node++) {
    const possible = masks[DOUBTFUL].of(node);
    if (possible === undefined) continue;
    const held = graph.holdingsAt(node);
    const certain = masks[CERTAIN].of(node) ?? none;
    const maybe = masks[CONDITIONAL].of(node) ?? none;
    const [yes, conditional, indeterminate] = held === undefined ? [none, none, none] : [held.yes, held.conditional, held.indeterminate];
    const indirect = beyond(certain, yes);
    const indirectConditional = beyond(beyond(beyond(maybe, certain), yes), conditional);
    const rest = possible === maybe ? none : beyond(beyond(beyond(possible, maybe), yes), conditional);
    const indirectIndeterminate = rest === none ? none : beyond(rest, indeterminate);
    if (isEmpty(indirect) && isEmpty(indirectConditional) && isEmpty(indirectIndeterminate)) continue;
    chains.push({ caller: graph.callerAt(node) as Caller, indirect, indirectConditional, indirectIndeterminate });
  }
  return chains;
}

/** Differences of sets that come again and again as the very same objects. */
function differences(size: number): (a: Bits, b: Bits) => Bits {
  const interned = new BitsInterner();
  const known = new Map<Bits, Map<Bits, Bits>>();
  const scratch = emptyBits(size);
  return (a, b) => {
    let ofA = known.get(a);
    if (ofA === undefined) {
      ofA = new Map();
      known.set(a, ofA);
    }
    let found = ofA.get(b);
    if (found === undefined) {
      scratch.set(a);
      dropBits(scratch, b);
      found = interned.of(scratch);
      ofA.set(b, found);
    }
    return found;
  };
}
