import type { Principal } from '../../../estate/estate.ts';
import type { Caller } from '../../caller.ts';
import type { EdgeContext } from '../context.ts';
import type { EdgeKind, Need } from '../kind.ts';
import { CERTAIN, NEVER, type Strength, weaker } from '../strength.ts';
import { eachSuccessor } from '../graph/successors.ts';
import { ROLE_BOUNDARIES, USER_BOUNDARIES, type Writer, WRITING, writerOf, writingRights } from '../writers.ts';
import type { NodeIndex } from '../graph/edges.ts';

const ID = 'policy-writing';

/** A principal as the writer can make it. */
interface Written {
  readonly to: NodeIndex;
  readonly strength: Strength;
  readonly through: NodeIndex;
}

/**
 * Whoever writes the policies of a principal that he is, or can become in one step, holds whatever boundary and SCPs still allow
 * (IAM User Guide, "Permissions boundaries for IAM entities"; "Delegating responsibility to others using permissions boundaries").
 */
const policyWriting: EdgeKind = {
  id: ID,
  title: 'writes the policies of',
  actions: WRITING,
  follows: true,
  edges(context, from) {
    const { graph } = context;
    for (const node of context.holdersAmong(from, WRITING)) {
      const caller = graph.callerAt(node);
      if (caller === undefined) continue;
      const writer = writerOf(context, node, caller);
      const written = new Map<NodeIndex, Written>();
      const self = selfOf(context, node);
      const own = self === undefined ? undefined : graph.principalAt(self);
      if (self !== undefined && own !== undefined) keep(written, writtenOf(context, writer, self, own, CERTAIN));
      else if (node >= graph.principals && caller.boundary !== undefined) {
        // with policies of its own choice it may be able to take its boundary off
        graph.edge(node, context.variants.rewritten(caller, undefined), writer.ownBoundary, graph.note(ID));
      }
      const ownAccount = graph.accountOf(node).id;
      eachSuccessor(graph, node, {
        each(successor, strength) {
          const principal = graph.principalAt(successor);
          if (principal?.account === ownAccount) keep(written, writtenOf(context, writer, successor, principal, strength));
        },
        hub(hub, strength) {
          if (writer.uniformKey === undefined) return false;
          const key = `${ID} ${hub} ${ownAccount} ${writer.uniformKey}`;
          const behind = context.once(key, () => writtenBehind(context, writer, hub, ownAccount));
          keep(
            written,
            behind.map((one) => ({ ...one, strength: weaker(one.strength, strength) })),
          );
          return true;
        },
      });
      for (const { to, strength, through } of written.values())
        graph.edge(node, to, strength, graph.note(ID, { through, becomes: through !== self }));
    }
  },
  needs(context, { to, caller, note }): readonly Need[] {
    const { graph } = context;
    const through = note.through === undefined ? caller.principal : graph.principalAt(note.through);
    const variant = graph.addedAt(to);
    if (through === undefined || variant.kind !== 'variant') return [];
    const needs: Need[] = [];
    if (variant.form === 'rewritten' && note.through !== undefined) needs.push(writingRights(through, context.partition));
    if (through.boundary !== undefined && variant.caller.boundary === undefined) {
      const actions = through.kind === 'role' ? ROLE_BOUNDARIES : USER_BOUNDARIES;
      needs.push(actions.map((action) => ({ action, resource: through.arn })));
    }
    return needs;
  },
};

export default policyWriting;

/** The principal that a node is. Variants with policies of somebody's choice stand for several principals. */
function selfOf({ graph }: EdgeContext, node: NodeIndex): NodeIndex | undefined {
  if (node < graph.principals) return node;
  const added = graph.addedAt(node);
  return added.kind === 'variant' && (added.form === 'unbounded' || added.form === 'member') ? graph.nodeOfCaller(added.caller) : undefined;
}

function writtenBehind(context: EdgeContext, writer: Writer, hub: NodeIndex, account: string): readonly Written[] {
  const { graph } = context;
  const written = new Map<NodeIndex, Written>();
  for (let edge = graph.firstEdge(hub); edge !== -1; edge = graph.nextEdge(edge)) {
    const successor = graph.targetOf(edge);
    const principal = graph.principalAt(successor);
    if (principal?.account === account) keep(written, writtenOf(context, writer, successor, principal, graph.strengthAt(edge)));
  }
  return [...written.values()];
}

/** What the writer makes of one principal that he can become with this strength. */
function writtenOf(context: EdgeContext, writer: Writer, node: NodeIndex, principal: Principal, become: Strength): readonly Written[] {
  const policies = weaker(writer.policies(principal), become);
  const boundary = principal.boundary === undefined ? NEVER : weaker(writer.boundary(principal), become);
  if (policies === NEVER && boundary === NEVER) return [];
  const written: Written[] = [];
  const add = (to: NodeIndex, strength: Strength): void => void written.push({ to, strength, through: node });
  if (policies !== NEVER) add(context.variants.rewrittenAt(node, principal.boundary), policies);
  if (policies !== NEVER && boundary !== NEVER) add(context.variants.rewrittenAt(node, undefined), weaker(policies, boundary));
  if (boundary > policies) add(context.variants.unbounded(context.graph.callerAt(node) as Caller), boundary);
  return written;
}

/** The strongest way to each. */
function keep(into: Map<NodeIndex, Written>, found: readonly Written[]): void {
  for (const one of found) {
    const known = into.get(one.to);
    if (known === undefined || known.strength < one.strength) into.set(one.to, one);
  }
}
