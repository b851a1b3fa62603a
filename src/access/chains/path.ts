import { hasBit } from '../bits.ts';
import type { Caller } from '../caller.ts';
import type { Status } from '../status.ts';
import { callerFacts } from './trust/any-policy.ts';
import { type ExplainedRight, explainNeed } from './explain.ts';
import type { EdgeKind } from './kind.ts';
import { CERTAIN, CONDITIONAL, DOUBTFUL, type Strength, statusOfStrength, strengthHeld, weaker } from './strength.ts';
import { edgeKinds } from './edges/index.ts';
import type { Reach } from './reach.ts';
import type { EdgeNote, NodeIndex } from './graph/edges.ts';
import type { VariantForm } from './graph/graph.ts';
import { shortestEdges } from './graph/search.ts';

/** Who stands at an end of a step. */
export interface ChainParty {
  /** A principal, or the resource whose code shapes a model. */
  readonly arn: string;
  /** `itself`: as the estate has it; otherwise as somebody could make it; `shaper`: a job whose code is changed. */
  readonly form: 'itself' | VariantForm | 'shaper';
  /** Undefined for a shaper. */
  readonly caller: Caller | undefined;
}

/** One step of a chain: who becomes whom, by which rights, and how surely. */
export interface ChainStep {
  /** The id of the edge kind. */
  readonly kind: string;
  /** Completes `A ... B`. */
  readonly title: string;
  /** Which of several ways, where the kind knows several: `new-function`. */
  readonly way: string | undefined;
  readonly from: ChainParty;
  readonly to: ChainParty;
  readonly status: Exclude<Status, 'no'>;
  /** What must be the case beyond the rights. */
  readonly given: string | undefined;
  readonly rights: readonly ExplainedRight[];
}

/** A chain from a caller to an action, step by step. */
export interface ChainPath {
  readonly action: string;
  readonly steps: readonly ChainStep[];
  /** Of the weakest step, and of the right at the end. */
  readonly status: Exclude<Status, 'no'>;
  /** Who holds the action at the end; ask `explainHolding` for its right. */
  readonly end: ChainParty;
  /** What the end has of the action. */
  readonly held: Exclude<Status, 'no'>;
}

/**
 * The chain with the fewest steps through which a caller reaches an action: over certain steps where there is one, else over conditional
 * ones, else over steps of which nobody can tell. Undefined where no other node that it reaches holds the action.
 */
export function shortestPath(reach: Reach, caller: Caller, action: string): ChainPath | undefined {
  const { graph, inventory } = reach;
  const start = graph.nodeOfCaller(caller);
  const index = inventory.universe.indexOf.get(action.toLowerCase());
  if (start === undefined || index === undefined) return undefined;
  for (const least of [CERTAIN, CONDITIONAL, DOUBTFUL] as const) {
    const mask = reach.masks[least].of(start);
    if (mask === undefined || !hasBit(mask, index)) continue;
    const edges = shortestEdges(graph, start, index, least);
    if (edges !== undefined) return pathOf(reach, start, edges, action, index);
  }
  return undefined;
}

function pathOf(reach: Reach, start: NodeIndex, edges: readonly number[], action: string, index: number): ChainPath {
  const { graph } = reach;
  const steps: ChainStep[] = [];
  let strength: Strength = CERTAIN;
  let node = start;
  let from = partyOf(reach, start, undefined);
  for (let i = 0; i < edges.length; i++) {
    const first = edges[i] as number;
    let note = graph.noteAt(first);
    let to = graph.targetOf(first);
    let taken = graph.strengthAt(first);
    if (graph.isHub(to) && i + 1 < edges.length) {
      const second = edges[++i] as number;
      note = joined(note, graph.noteAt(second));
      to = graph.targetOf(second);
      taken = weaker(taken, graph.strengthAt(second));
    }
    strength = weaker(strength, taken);
    const party = partyOf(reach, to, note.through, from);
    steps.push(...stepsOf(reach, node, from, to, party, note, taken));
    node = to;
    from = party;
  }
  const held = strengthHeld(graph.holdingsAt(node), index);
  return { action, steps, status: told(weaker(strength, held)), end: from, held: told(held) };
}

const joined = (a: EdgeNote, b: EdgeNote): EdgeNote => ({
  kind: a.kind,
  way: a.way ?? b.way,
  given: a.given ?? b.given,
  through: a.through ?? b.through,
  becomes: a.becomes || b.becomes,
});

const told = (strength: Strength): Exclude<Status, 'no'> => {
  const status = statusOfStrength(strength);
  return status === 'no' ? 'indeterminate' : status;
};

/** A variant stands for all principals that are alike; on a path it is the one in whose place the step is taken. */
function partyOf({ graph }: Reach, node: NodeIndex, through: NodeIndex | undefined, from?: ChainParty): ChainParty {
  const caller = graph.callerAt(node);
  if (node < graph.principals) return { arn: caller?.arn ?? '', form: 'itself', caller };
  const added = graph.addedAt(node);
  if (added.kind === 'shaper') return { arn: added.resource.arn, form: 'shaper', caller: undefined };
  if (added.kind === 'hub' || caller === undefined) return { arn: '', form: 'itself', caller };
  const before = from === undefined || from.form === 'itself' || added.form !== 'rewritten' ? undefined : from.caller;
  const place = through === undefined ? before : graph.callerAt(through);
  const actual = place === undefined ? caller : { ...callerFacts(place), identity: caller.identity, boundary: caller.boundary };
  return { arn: actual.arn, form: added.form, caller: actual };
}

/** One step; two where the caller writes the policies of a principal and then takes its place. */
function stepsOf(
  reach: Reach,
  node: NodeIndex,
  from: ChainParty,
  to: NodeIndex,
  party: ChainParty,
  note: EdgeNote,
  strength: Strength,
): readonly ChainStep[] {
  const { context } = reach;
  const kind = edgeKinds.find(({ id }) => id === note.kind) as EdgeKind;
  const rights =
    from.caller === undefined
      ? []
      : kind
          .needs(context, { from: node, to, caller: from.caller, note, party: party.arn })
          .flatMap((need) => explainNeed(context, from.caller as Caller, need) ?? []);
  const step: ChainStep = {
    kind: kind.id,
    title: kind.title,
    way: note.way,
    from,
    to: party,
    status: told(strength),
    given: note.given,
    rights,
  };
  const becomes = note.becomes && note.through !== undefined ? becomingOf(reach, node, note.through, from) : undefined;
  return becomes === undefined ? [step] : [step, ...becomes.map((second) => ({ ...second, to: party }))];
}

/** How the caller takes the place of the principal whose policies it has written. */
function becomingOf(reach: Reach, node: NodeIndex, principal: NodeIndex, from: ChainParty): readonly ChainStep[] | undefined {
  const { graph } = reach;
  let best: { readonly to: NodeIndex; readonly note: EdgeNote; readonly strength: Strength } | undefined;
  const offer = (note: EdgeNote, strength: Strength): void => {
    if (best === undefined || strength > best.strength) best = { to: principal, note, strength };
  };
  for (let edge = graph.firstEdge(node); edge !== -1; edge = graph.nextEdge(edge)) {
    const to = graph.targetOf(edge);
    if (to === principal) offer(graph.noteAt(edge), graph.strengthAt(edge));
    if (!graph.isHub(to)) continue;
    for (let inner = graph.firstEdge(to); inner !== -1; inner = graph.nextEdge(inner)) {
      if (graph.targetOf(inner) !== principal) continue;
      offer(joined(graph.noteAt(edge), graph.noteAt(inner)), weaker(graph.strengthAt(edge), graph.strengthAt(inner)));
    }
  }
  if (best === undefined) return undefined;
  return stepsOf(reach, node, from, best.to, partyOf(reach, principal, undefined), best.note, best.strength);
}
