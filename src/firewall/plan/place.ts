import type { ControlType } from '../written-policy.ts';
import type { Draft } from './draft.ts';
import type { PlanLayer, PlannedPolicy, PlannedTarget } from './firewall-plan.ts';
import { type PolicyRoom, writePolicies } from './write-policies.ts';
import type { TargetNode } from './target-tree.ts';

/** What is wanted at a node of the organisation. */
export interface Wishes {
  /** What holds for all accounts in the node and was not placed above. */
  readonly everywhere: (node: TargetNode) => readonly Draft[];
  /** What has to be placed once on the way from the root to each account; `coarse`: with less detail, so that it is shorter. */
  readonly once: (node: TargetNode, coarse: boolean) => readonly Draft[];
}

/** Room for policies of one type at each node. */
export interface Room {
  readonly type: ControlType;
  readonly characters: number;
  readonly policies: number;
}

/** Policies with their targets, and what found no room. */
export interface Placement {
  readonly policies: readonly PlannedPolicy[];
  readonly targets: ReadonlyMap<string, Pick<PlannedTarget, 'policies'>>;
  readonly problems: readonly string[];
  /** Where each statement for everybody stands, by its layer. */
  readonly placed: ReadonlyMap<string, readonly PlanLayer[]>;
}

/**
 * Places statements as high in the organisation as they fit: one policy at the root binds what is created tomorrow too. Where they do not
 * fit, each child of the node gets its own, which name only whoever lives there.
 */
export function place(root: TargetNode, wishes: Wishes, room: Room): Placement {
  const policies: PlannedPolicy[] = [];
  const targets = new Map<string, { readonly policies: readonly string[] }>();
  const problems: string[] = [];
  const placed = new Map<string, readonly PlanLayer[]>();
  const put = (node: TargetNode, drafts: readonly Draft[]): string | undefined => {
    const roomHere: PolicyRoom = { ...room, policies: room.policies - node.taken[room.type] };
    const written = writePolicies(drafts, node, roomHere);
    if (written.missing !== undefined) return written.missing;
    policies.push(...written.policies);
    if (written.policies.length > 0) {
      targets.set(node.id, { policies: written.policies.map(({ name }) => name) });
      placed.set(node.id, [...new Set(drafts.map(({ layer }) => layer))]);
    }
    return undefined;
  };
  const visit = (node: TargetNode, isDone: boolean): void => {
    const everywhere = wishes.everywhere(node);
    let done = isDone;
    if (!isDone && put(node, [...everywhere, ...wishes.once(node, false)]) === undefined) done = true;
    else if (!isDone && node.kind === 'account') {
      const missing = put(node, [...everywhere, ...wishes.once(node, true)]);
      if (missing !== undefined) problems.push(`${node.name} (${node.id}): ${missing}`);
      done = true;
    } else {
      const missing = put(node, everywhere);
      if (missing !== undefined) problems.push(`${node.name} (${node.id}): ${missing}`);
    }
    for (const child of node.children) visit(child, done);
  };
  visit(root, false);
  return { policies, targets, problems, placed };
}
