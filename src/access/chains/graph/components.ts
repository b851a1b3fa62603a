import type { ChainGraph } from './graph.ts';
import type { Strength } from '../strength.ts';

/** Nodes that reach each other, numbered so that a component comes after all that it leads to. */
export interface Components {
  /** By node; -1 for nodes without edges in and out of the graph's sub-graph. */
  readonly of: Int32Array;
  readonly count: number;
  /** Nodes with edges, component by component in rising order. */
  readonly order: readonly number[];
}

/**
 * The strongly connected components over edges of at least this strength, by Tarjan's algorithm without recursion: chains of roles can be
 * long, and roles may trust each other in circles.
 */
export function componentsOf(graph: ChainGraph, least: Strength): Components {
  const size = graph.size;
  const of = new Int32Array(size).fill(-1);
  const index = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const stack: number[] = [];
  const path: number[] = [];
  const edgeAt: number[] = [];
  const order: number[] = [];
  let next = 0;
  let count = 0;
  const open = (node: number): void => {
    index[node] = low[node] = next++;
    stack.push(node);
    onStack[node] = 1;
    path.push(node);
    edgeAt.push(graph.firstEdge(node));
  };
  for (let start = 0; start < size; start++) {
    if (index[start] !== -1 || !graph.hasEdges(start)) continue;
    open(start);
    while (path.length > 0) {
      const node = path[path.length - 1] as number;
      const edge = edgeAt[edgeAt.length - 1] as number;
      if (edge !== -1) {
        edgeAt[edgeAt.length - 1] = graph.nextEdge(edge);
        if (graph.strengthAt(edge) < least) continue;
        const to = graph.targetOf(edge);
        if (index[to] === -1) open(to);
        else if (onStack[to] === 1) low[node] = Math.min(low[node] as number, index[to] as number);
        continue;
      }
      path.pop();
      edgeAt.pop();
      const above = path[path.length - 1];
      if (above !== undefined) low[above] = Math.min(low[above] as number, low[node] as number);
      if (low[node] !== index[node]) continue;
      for (;;) {
        const member = stack.pop() as number;
        onStack[member] = 0;
        of[member] = count;
        order.push(member);
        if (member === node) break;
      }
      count++;
    }
  }
  return { of, count, order };
}
