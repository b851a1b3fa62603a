import { hasBit } from '../../bits.ts';
import { CERTAIN, CONDITIONAL, DOUBTFUL, type Strength } from '../strength.ts';
import type { Holdings } from '../../holdings.ts';
import type { NodeIndex } from './edges.ts';
import type { ChainGraph } from './graph.ts';

/** Steps count before anything else; of two chains with as many steps the one with fewer open ones is shorter. */
const STEP = 4096;

/** Edges from the start to the first node that holds the action, hubs included; undefined where none does over edges of this strength. */
export function shortestEdges(graph: ChainGraph, start: NodeIndex, index: number, least: Strength): readonly number[] | undefined {
  const cost = new Map<NodeIndex, number>([[start, 0]]);
  const cameBy = new Map<NodeIndex, { readonly edge: number; readonly from: NodeIndex }>();
  const done = new Set<NodeIndex>();
  // costs are small whole numbers: nodes wait in line by cost
  const waiting = new Map<number, NodeIndex[]>([[0, [start]]]);
  while (waiting.size > 0) {
    const cheapest = Math.min(...waiting.keys());
    const nodes = waiting.get(cheapest) as NodeIndex[];
    waiting.delete(cheapest);
    for (const node of nodes) {
      if (done.has(node) || cost.get(node) !== cheapest) continue;
      done.add(node);
      if (node !== start && holds(graph.holdingsAt(node), index, least)) return edgesTo(cameBy, start, node);
      const fromHub = graph.isHub(node);
      for (let edge = graph.firstEdge(node); edge !== -1; edge = graph.nextEdge(edge)) {
        const strength = graph.strengthAt(edge);
        const to = graph.targetOf(edge);
        if (strength < least || done.has(to)) continue;
        const steps = fromHub ? 0 : graph.noteAt(edge).becomes ? 2 : 1;
        const price = cheapest + steps * STEP + (CERTAIN - strength);
        const known = cost.get(to);
        if (known !== undefined && known <= price) continue;
        cost.set(to, price);
        cameBy.set(to, { edge, from: node });
        const line = waiting.get(price);
        if (line === undefined) waiting.set(price, [to]);
        else line.push(to);
      }
    }
  }
  return undefined;
}

function holds(held: Holdings | undefined, index: number, least: Strength): boolean {
  if (held === undefined) return false;
  if (hasBit(held.yes, index)) return true;
  if (least <= CONDITIONAL && hasBit(held.conditional, index)) return true;
  return least <= DOUBTFUL && hasBit(held.indeterminate, index);
}

function edgesTo(
  cameBy: ReadonlyMap<NodeIndex, { readonly edge: number; readonly from: NodeIndex }>,
  start: NodeIndex,
  end: NodeIndex,
): readonly number[] {
  const edges: number[] = [];
  for (let node = end; node !== start; ) {
    const by = cameBy.get(node);
    if (by === undefined) break;
    edges.unshift(by.edge);
    node = by.from;
  }
  return edges;
}
