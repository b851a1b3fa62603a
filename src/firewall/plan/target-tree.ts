import type { Account, Attachment, Estate } from '../../estate/estate.ts';
import type { ControlType } from '../written-policy.ts';
import { PLANNED_PREFIX } from './firewall-plan.ts';

/** A root, OU or account to which organisation policies can be attached. */
export interface TargetNode {
  readonly id: string;
  readonly name: string;
  readonly kind: 'root' | 'ou' | 'account';
  readonly children: readonly TargetNode[];
  /** Member accounts in it, at any depth: those that its policies bind. */
  readonly accounts: readonly Account[];
  /** Policies that are attached and were not planned by Mantlet. */
  readonly taken: Readonly<Record<ControlType, number>>;
}

/** The organisation as policies see it. */
export interface TargetTree {
  readonly root: TargetNode | undefined;
  /** Accounts whose place cannot be told. */
  readonly lost: readonly Account[];
}

interface Building {
  readonly id: string;
  readonly name: string;
  readonly kind: TargetNode['kind'];
  readonly children: Map<string, Building>;
  readonly accounts: Account[];
  taken: Record<ControlType, number>;
}

/** Lays the accounts of an estate out as the organisation has them. The management account is bound by no SCP and no RCP, and left out. */
export function targetTree({ organization, accounts }: Estate): TargetTree {
  const names = new Map(organization?.units.map(({ id, name }) => [id, name]));
  let root: Building | undefined;
  const lost: Account[] = [];
  for (const account of accounts.values()) {
    if (account.management) continue;
    // `o-1/r-1/ou-1/`
    const ids = account.organizationPath?.split('/').slice(1, -1) ?? [];
    const [top] = ids;
    if (top === undefined || (root !== undefined && root.id !== top)) {
      lost.push(account);
      continue;
    }
    root ??= building(top, 'Root', 'root');
    let at = root;
    const path = [root];
    for (const id of ids.slice(1)) {
      const child = at.children.get(id) ?? building(id, names.get(id) ?? id, 'ou');
      at.children.set(id, child);
      path.push(child);
      at = child;
    }
    const own = building(account.id, account.name ?? account.id, 'account');
    at.children.set(account.id, own);
    path.push(own);
    for (const [level, node] of path.entries()) {
      node.accounts.push(account);
      node.taken = { scp: foreign(account.scp?.[level]), rcp: Math.max(1, foreign(account.rcp?.[level])) };
    }
  }
  return { root: root === undefined ? undefined : finished(root), lost };
}

const building = (id: string, name: string, kind: TargetNode['kind']): Building => ({
  id,
  name,
  kind,
  children: new Map(),
  accounts: [],
  taken: { scp: 0, rcp: 0 },
});

/** As the estate calls them: `SCP mantlet-scp-root-1 (p-...)`. */
const PLANNED = new RegExp(`^(?:SCP|RCP) ${PLANNED_PREFIX}`);

/** RCPFullAWSAccess takes a place whether it is listed or not. */
const foreign = (level: readonly Attachment[] | undefined): number =>
  level?.filter((attachment) => !isPlannedPolicy(attachment)).length ?? 0;

/** Whether a policy that is attached was written by an earlier plan. */
export const isPlannedPolicy = (attachment: Attachment | undefined): boolean =>
  attachment !== undefined && PLANNED.test(attachment.ref.name);

function finished({ children, accounts, ...node }: Building): TargetNode {
  const sorted = [...children.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...node, children: sorted.map(finished), accounts: accounts.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** Every node, from the root down. */
export const nodesOf = (node: TargetNode): readonly TargetNode[] => [node, ...node.children.flatMap(nodesOf)];
