import { addBits, type Bits, BitsInterner, emptyBits } from '../../bits.ts';
import { CONDITIONAL, DOUBTFUL, type Strength } from '../strength.ts';
import type { Holdings } from '../../holdings.ts';
import { componentsOf } from './components.ts';
import type { NodeIndex } from './edges.ts';
import type { ChainGraph } from './graph.ts';

/** What nodes hold themselves or through chains that are at least as strong as asked. */
export interface ReachMasks {
  /** Undefined for a node without edges: it has what it holds itself. */
  readonly of: (node: NodeIndex) => Bits | undefined;
}

/** What a node contributes to chains of a strength. */
function own(held: Holdings | undefined, least: Strength, into: Bits): void {
  if (held === undefined) return;
  addBits(into, held.yes);
  if (least <= CONDITIONAL) addBits(into, held.conditional);
  if (least <= DOUBTFUL) addBits(into, held.indeterminate);
}

/** Joins what nodes hold along the edges. All nodes of a component reach the same, circles included. */
export function reachMasks(graph: ChainGraph, size: number, least: Strength): ReachMasks {
  const { of, count, order } = componentsOf(graph, least);
  const interned = new BitsInterner();
  const masks = new Array<Bits | undefined>(count);
  const scratch = emptyBits(size);
  for (let i = 0; i < order.length; ) {
    const component = of[order[i] as number] as number;
    scratch.fill(0);
    for (; i < order.length && of[order[i] as number] === component; i++) {
      const node = order[i] as number;
      own(graph.holdingsAt(node), least, scratch);
      for (let edge = graph.firstEdge(node); edge !== -1; edge = graph.nextEdge(edge)) {
        if (graph.strengthAt(edge) < least) continue;
        const to = of[graph.targetOf(edge)] as number;
        const mask = to === component ? undefined : masks[to];
        if (mask !== undefined) addBits(scratch, mask);
      }
    }
    masks[component] = interned.of(scratch);
  }
  return {
    of: (node) => {
      const component = of[node] as number;
      return component < 0 ? undefined : masks[component];
    },
  };
}
