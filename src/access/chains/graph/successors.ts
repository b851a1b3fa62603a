import { type Strength, weaker } from '../strength.ts';
import type { NodeIndex } from './edges.ts';
import type { ChainGraph } from './graph.ts';

/** Who is told of each node that a step leads to. */
export interface SuccessorVisit {
  readonly each: (node: NodeIndex, strength: Strength) => void;
  /** Answers whether the hub is dealt with as a whole. */
  readonly hub: (hub: NodeIndex, strength: Strength) => boolean;
}

/** The nodes that one step leads to, through hubs. */
export function eachSuccessor(graph: ChainGraph, node: NodeIndex, visit: SuccessorVisit): void {
  for (let edge = graph.firstEdge(node); edge !== -1; edge = graph.nextEdge(edge)) {
    const to = graph.targetOf(edge);
    const strength = graph.strengthAt(edge);
    if (!graph.isHub(to)) {
      visit.each(to, strength);
      continue;
    }
    if (visit.hub(to, strength)) continue;
    for (let inner = graph.firstEdge(to); inner !== -1; inner = graph.nextEdge(inner)) {
      visit.each(graph.targetOf(inner), weaker(strength, graph.strengthAt(inner)));
    }
  }
}
