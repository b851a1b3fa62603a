import type { Estate } from '../../estate/estate.ts';
import { type Bits, BitsInterner, dropBits, emptyBits, isEmpty } from '../bits.ts';
import { type Caller, NO_ASSUMPTIONS } from '../caller.ts';
import { CallerAssessor } from '../caller-assessor.ts';
import { EdgeContext } from './context.ts';
import { CERTAIN, CONDITIONAL, DOUBTFUL, type Strength } from './strength.ts';
import { eachSuccessor } from './graph/successors.ts';
import { edgeKinds } from './edges/index.ts';
import type { Inventory } from '../inventory.ts';
import { partitionOf } from '../partition.ts';
import { knownResources } from '../known-resources.ts';
import { homeRegion } from '../policy-layers.ts';
import { type ExternalTrust, externalTrusts } from './external.ts';
import type { NodeIndex } from './graph/edges.ts';
import { ChainGraph } from './graph/graph.ts';
import { reachMasks, type ReachMasks } from './graph/masks.ts';
import type { ChainHoldings } from '../holder-groups.ts';
import { buildUniverse } from '../universe.ts';

/** The actions that an inventory must ask about for chains to be found: add them to its universe. */
export const chainActions = (): readonly string[] => [...new Set(edgeKinds.flatMap(({ actions }) => actions))].sort();

/** What one user, role or root user reaches through chains and does not hold itself as surely. */
export interface ReachHoldings extends ChainHoldings {
  /** Reached through a step that cannot be evaluated, or held at its end by somebody of whom nobody can tell. */
  readonly indirectIndeterminate: Bits;
}

/** Who reaches what through others, with the graph that it was read from. */
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
  for (let from = startsOf(graph); from.length > 0; from = context.variants.takeFresh()) addEdges(context, from);
  return reachOf(inventory, context);
}

/**
 * The same for what one caller reaches: principals are decided as the chains meet them, so that one question does not ask about all of
 * the estate. `chains` tells of this caller alone.
 */
export function buildReachFrom(estate: Estate, caller: Caller, actions: readonly string[], assumptions = NO_ASSUMPTIONS): Reach {
  const universe = buildUniverse([...actions, ...chainActions()]);
  const home = assumptions.region ?? homeRegion(estate);
  const assessor = new CallerAssessor(universe, partitionOf(estate), assumptions, home, knownResources(estate));
  const inventory: Inventory = { estate, universe, assumptions, home, holdings: [], principals: 0, assessor };
  const graph = new ChainGraph(inventory, (one) => assessor.assess(one));
  const context = new EdgeContext(inventory, graph);
  const start = graph.nodeOfCaller(caller);
  const seen = new Set<NodeIndex>();
  let from = start === undefined || !isStart(graph, start) ? [] : [start];
  while (from.length > 0) {
    for (const node of from) seen.add(node);
    addEdges(context, from);
    const met = new Set<NodeIndex>(context.variants.takeFresh());
    const meet = (node: NodeIndex): void => void met.add(node);
    for (const node of from) eachSuccessor(graph, node, { each: meet, hub: () => false });
    from = [...met].filter((node) => !seen.has(node) && isStart(graph, node));
  }
  return reachOf(inventory, context, start ?? NOBODY);
}

/** Those that look at the edges of the others come last. */
function addEdges(context: EdgeContext, from: readonly NodeIndex[]): void {
  for (const kind of edgeKinds) if (kind.follows !== true) kind.edges(context, from);
  for (const kind of edgeKinds) if (kind.follows === true) kind.edges(context, from);
}

const isStart = (graph: ChainGraph, node: NodeIndex): boolean => graph.principalAt(node)?.serviceLinked !== true;

function startsOf(graph: ChainGraph): readonly NodeIndex[] {
  const starts: NodeIndex[] = [];
  for (let node = 0; node < graph.principals; node++) if (isStart(graph, node)) starts.push(node);
  return starts;
}

/** `only`: the node of the one caller that is told of. */
function reachOf(inventory: Inventory, context: EdgeContext, only?: NodeIndex): Reach {
  const { graph } = context;
  const size = inventory.universe.actions.length;
  const conditional = reachMasks(graph, size, CONDITIONAL);
  // an estate that can be read to its end has nothing doubtful, and needs no third pass
  const doubtful = graph.anyDoubt() ? reachMasks(graph, size, DOUBTFUL) : conditional;
  const masks = { 3: reachMasks(graph, size, CERTAIN), 2: conditional, 1: doubtful };
  return {
    inventory,
    chains: chainsOf(graph, masks, inventory, only),
    externalTrusts: only === undefined ? externalTrusts(context, masks) : [],
    context,
    graph,
    masks,
  };
}

const NOBODY: NodeIndex = -1;

function chainsOf(
  graph: ChainGraph,
  masks: Reach['masks'],
  { universe }: Inventory,
  only: NodeIndex | undefined,
): readonly ReachHoldings[] {
  const none = universe.nothing.whole;
  const beyond = differences(universe.actions.length);
  const chains: ReachHoldings[] = [];
  for (let node = only ?? 0; node >= 0 && node < (only === undefined ? graph.principals : only + 1); node++) {
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
