import type { Account } from '../../../estate/estate.ts';
import type { Policy } from '../../../iam/policy.ts';
import type { EdgeContext } from '../context.ts';
import { entry } from '../compute/entry.ts';
import { NEVER, type Strength } from '../strength.ts';
import { readTrust } from './trust.ts';
import type { RoleNode } from './trust-strength.ts';
import type { NodeIndex } from '../graph/edges.ts';

/** A role and how far its own side lets the others in. */
export interface OfferedRole {
  readonly role: RoleNode;
  readonly strength: Strength;
}

/** Roles by the trust policy that they have: equal documents are one policy. */
export type ByTrust = ReadonlyMap<Policy, readonly RoleNode[]>;

/** What the trust policies of all roles offer to the accounts and principals of the estate. */
export interface Offers {
  /** By account: roles that leave the choice to it. */
  readonly delegated: ReadonlyMap<string, readonly OfferedRole[]>;
  /** By own account: roles that are open to everybody, so that its principals need no identity policy. */
  readonly open: ReadonlyMap<string, readonly OfferedRole[]>;
  /** The same two for roles whose side depends on which principal of the account asks. */
  readonly delegatedEach: ReadonlyMap<string, ByTrust>;
  readonly openEach: ReadonlyMap<string, ByTrust>;
  /** By account: roles for which both sides have to be asked together. */
  readonly together: ReadonlyMap<string, readonly RoleNode[]>;
  /** Roles that name a principal, and the session they name it in. */
  readonly named: ReadonlyMap<NodeIndex, readonly { readonly role: RoleNode; readonly session: string | undefined }[]>;
}

function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  entry(map, key, () => []).push(value);
}

/** Reads the trust policies of all roles of the estate once. */
export function offersOf(context: EdgeContext): Offers {
  const delegated = new Map<string, OfferedRole[]>();
  const open = new Map<string, OfferedRole[]>();
  const delegatedEach = new Map<string, Map<Policy, RoleNode[]>>();
  const openEach = new Map<string, Map<Policy, RoleNode[]>>();
  const together = new Map<string, RoleNode[]>();
  const named = new Map<NodeIndex, { role: RoleNode; session: string | undefined }[]>();
  const { accounts } = context.estate;
  for (const owner of accounts.values()) {
    for (const role of context.rolesOf(owner)) {
      const policy = role.principal.trust?.policy;
      const reading = readTrust(policy);
      if (policy === undefined) continue;
      for (const name of reading.named) {
        const node = nodeNamed(context, name, owner);
        if (node !== undefined) push(named, node, { role, session: name.includes(':sts:') ? name : undefined });
      }
      // nobody knows whom an unreadable policy lets in: its own account is asked about, not the whole organisation
      const asked = reading.everyone === 'yes' ? accounts.values() : reading.accounts.flatMap((id) => accounts.get(id) ?? []);
      for (const account of new Set([...asked, ...(reading.everyone === 'no' ? [] : [owner])])) {
        if (reading.together) push(together, account.id, role);
        else if (reading.perPrincipal) {
          push(
            entry(delegatedEach, account.id, () => new Map<Policy, RoleNode[]>()),
            policy,
            role,
          );
        } else {
          const strength = context.trusts.ofAccount(role, account);
          if (strength !== NEVER) push(delegated, account.id, { role, strength });
        }
      }
      if (reading.everyone === 'no' || reading.together) continue;
      if (reading.perPrincipal)
        push(
          entry(openEach, owner.id, () => new Map<Policy, RoleNode[]>()),
          policy,
          role,
        );
      else push(open, owner.id, { role, strength: context.trusts.ofAccount(role, owner, true) });
    }
  }
  return { delegated, open, delegatedEach, openEach, together, named };
}

/** The user or role that a trust policy names: by ARN, by the ARN of a session, or by its unique id. */
function nodeNamed(context: EdgeContext, name: string, owner: Account): NodeIndex | undefined {
  const { graph, estate } = context;
  if (!name.startsWith('arn:')) {
    // AWS writes the unique id of a principal that was deleted; one that still exists is shown by its ARN, in any account
    const ids = context.once('unique ids', () => uniqueIds(context));
    return ids.get(name);
  }
  const session = /^arn:[^:]+:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(name);
  if (session === null) return graph.nodeOfArn(name);
  const account = estate.accounts.get(session[1] ?? owner.id);
  const index = account?.principals.findIndex((principal) => principal.kind === 'role' && principal.name === session[2]) ?? -1;
  return account === undefined || index < 0 ? undefined : graph.firstOf(account.id) + index;
}

function uniqueIds({ graph, estate }: EdgeContext): ReadonlyMap<string, NodeIndex> {
  const ids = new Map<string, NodeIndex>();
  for (const account of estate.accounts.values()) {
    const first = graph.firstOf(account.id);
    for (const [index, { uniqueId }] of account.principals.entries()) if (uniqueId !== undefined) ids.set(uniqueId, first + index);
  }
  return ids;
}
