import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addBits, type Bits, countBits, emptyBits, hasBit, setBit } from '../../bits.ts';
import { CERTAIN, CONDITIONAL, DOUBTFUL, type Strength } from '../strength.ts';
import { HOME, sketchEstate } from '../sketch.fixture.ts';
import type { Holdings } from '../../holdings.ts';
import { type Inventory, buildInventory } from '../../inventory.ts';
import { ChainGraph } from './graph.ts';
import { reachMasks } from './masks.ts';
import { shortestEdges } from './search.ts';
import { buildUniverse } from '../../universe.ts';

const SIZE = 8;
const LEVELS = [CERTAIN, CONDITIONAL, DOUBTFUL] as const;

/** A graph of some principals and hubs with any edges and any holdings. */
interface Shape {
  readonly nodes: number;
  readonly hubs: number;
  readonly edges: readonly (readonly [from: number, to: number, strength: Strength])[];
  readonly held: readonly (readonly [yes: number, conditional: number, indeterminate: number])[];
}

const shape: fc.Arbitrary<Shape> = fc
  .record({ nodes: fc.integer({ min: 1, max: 8 }), hubs: fc.integer({ min: 0, max: 4 }) })
  .chain((size) =>
    fc.record({
      nodes: fc.constant(size.nodes),
      hubs: fc.constant(size.hubs),
      edges: fc.array(
        fc.tuple(
          fc.nat(size.nodes + size.hubs - 1),
          fc.nat(size.nodes + size.hubs - 1),
          fc.constantFrom<Strength>(DOUBTFUL, CONDITIONAL, CERTAIN, CERTAIN),
        ),
        { maxLength: 24 },
      ),
      held: fc.array(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), { minLength: size.nodes, maxLength: size.nodes }),
    }),
  );

const bitsOf = (mask: number): Bits => {
  const bits = emptyBits(SIZE);
  for (let i = 0; i < SIZE; i++) if ((mask >> i) & 1) setBit(bits, i);
  return bits;
};

function graphOf({ nodes, hubs, edges, held }: Shape): ChainGraph {
  const roles = Object.fromEntries(Array.from({ length: nodes }, (_, i) => [`r${i}`, {}]));
  const inventory = buildInventory(sketchEstate({ [HOME]: { roles } }), buildUniverse([]), { roots: false });
  const principals = inventory.estate.accounts.get(HOME)?.principals ?? [];
  const none = emptyBits(SIZE);
  const holdings = held.map(([yes, conditional, indeterminate], i): Holdings => {
    const caller = { principal: principals[i], account: { id: HOME } } as unknown as Holdings['caller'];
    return { caller, yes: bitsOf(yes), usually: none, conditional: bitsOf(conditional), indeterminate: bitsOf(indeterminate) };
  });
  const graph = new ChainGraph({ ...inventory, holdings } as Inventory);
  const first = graph.firstOf(HOME);
  const added = Array.from({ length: hubs }, (_, i) => graph.hub(`h${i}`, () => undefined));
  const at = (node: number): number => (node < nodes ? first + node : (added[node - nodes] as number));
  const note = graph.note('any');
  for (const [from, to, strength] of edges) graph.edge(at(from), at(to), strength, note);
  return graph;
}

/** By the definition: all nodes that can be walked to, one after the other. */
function walked(graph: ChainGraph, start: number, least: Strength): Bits {
  const found = emptyBits(SIZE);
  const seen = new Set([start]);
  for (const node of seen) {
    const held = graph.holdingsAt(node);
    if (held !== undefined) {
      addBits(found, held.yes);
      if (least <= CONDITIONAL) addBits(found, held.conditional);
      if (least <= DOUBTFUL) addBits(found, held.indeterminate);
    }
    for (let edge = graph.firstEdge(node); edge !== -1; edge = graph.nextEdge(edge))
      if (graph.strengthAt(edge) >= least) seen.add(graph.targetOf(edge));
  }
  return found;
}

describe('masks over components', () => {
  test('a node reaches what can be walked to from it', () => {
    fc.assert(
      fc.property(shape, (one) => {
        const graph = graphOf(one);
        for (const least of LEVELS) {
          const masks = reachMasks(graph, SIZE, least);
          for (let node = 0; node < graph.size; node++) {
            const mask = masks.of(node);
            const expected = walked(graph, node, least);
            if (mask !== undefined) expect([...mask]).toEqual([...expected]);
            else expect(graph.hasEdges(node)).toBe(false);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('what is reached more surely is reached less surely too', () => {
    fc.assert(
      fc.property(shape, (one) => {
        const graph = graphOf(one);
        const [certain, conditional, doubtful] = LEVELS.map((least) => reachMasks(graph, SIZE, least));
        for (let node = 0; node < graph.size; node++) {
          const sizes = [certain, conditional, doubtful].map((masks) => countBits(masks?.of(node) ?? emptyBits(SIZE)));
          expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
        }
      }),
    );
  });

  test('a chain of a hundred thousand roles is followed to its end', () => {
    const graph = graphOf({ nodes: 1, hubs: 0, edges: [], held: [[1, 0, 0]] });
    const note = graph.note('any');
    let last = graph.firstOf(HOME);
    for (let i = 0; i < 100_000; i++) {
      const hub = graph.hub(`deep ${i}`, () => undefined);
      graph.edge(hub, last, CERTAIN, note);
      last = hub;
    }
    expect(hasBit(reachMasks(graph, SIZE, CERTAIN).of(last) as Bits, 0)).toBe(true);
  });
});

describe('the shortest chain', () => {
  /** Steps to each node by the definition: an edge that leaves a hub is no step of its own. */
  function stepsFrom(graph: ChainGraph, start: number, least: Strength): Map<number, number> {
    const steps = new Map([[start, 0]]);
    for (let changed = true; changed; ) {
      changed = false;
      for (const [node, so] of steps) {
        for (let edge = graph.firstEdge(node); edge !== -1; edge = graph.nextEdge(edge)) {
          if (graph.strengthAt(edge) < least) continue;
          const more = so + (graph.isHub(node) ? 0 : 1);
          const to = graph.targetOf(edge);
          if (more >= (steps.get(to) ?? Number.POSITIVE_INFINITY)) continue;
          steps.set(to, more);
          changed = true;
        }
      }
    }
    return steps;
  }

  test('exists where something is reached, ends where it is held, and none is shorter', () => {
    fc.assert(
      fc.property(shape, fc.nat(SIZE - 1), (one, index) => {
        const graph = graphOf(one);
        const start = graph.firstOf(HOME);
        for (const least of LEVELS) {
          const steps = stepsFrom(graph, start, least);
          const ends = [...steps.keys()].filter((node) => {
            const held = graph.holdingsAt(node);
            if (node === start || held === undefined) return false;
            return (
              hasBit(held.yes, index) ||
              (least <= CONDITIONAL && hasBit(held.conditional, index)) ||
              (least <= DOUBTFUL && hasBit(held.indeterminate, index))
            );
          });
          const edges = shortestEdges(graph, start, index, least);
          expect(edges !== undefined).toBe(ends.length > 0);
          if (edges === undefined) continue;
          let node = start;
          let taken = 0;
          for (const edge of edges) {
            expect(graph.strengthAt(edge)).toBeGreaterThanOrEqual(least);
            if (!graph.isHub(node)) taken++;
            node = graph.targetOf(edge);
          }
          expect(ends).toContain(node);
          expect(taken).toBe(Math.min(...ends.map((end) => steps.get(end) as number)));
        }
      }),
      { numRuns: 500 },
    );
  });
});
