import type { Account } from '../estate/estate.ts';
import type { EdgeContext } from './chains-context.ts';
import { NEVER, type Strength } from './chains-strength.ts';
import { readTrust } from './chains-trust.ts';
import type { TrustedRole } from './chains-trust-strength.ts';
import type { NodeIndex } from './reach-edges.ts';

export type RoleNode = TrustedRole & { readonly node: NodeIndex };

/** A role and how far its own side lets the others in. */
export interface OfferedRole {
  readonly role: RoleNode;
  readonly strength: Strength;
}

/** What the trust policies of all roles offer to the accounts and principals of the estate. */
export interface Offers {
  /** By account: roles that leave the choice to it. */
  readonly delegated: ReadonlyMap<string, readonly OfferedRole[]>;
  /** By account: roles whose side depends on which of its principals asks. */
  readonly each: ReadonlyMap<string, readonly RoleNode[]>;
  /** By own account: roles that are open to everybody, so that its principals need no identity policy. */
  readonly open: ReadonlyMap<string, readonly OfferedRole[]>;
  /** Roles that name a principal, and the session they name it in. */
  readonly named: ReadonlyMap<NodeIndex, readonly { readonly role: RoleNode; readonly session: string | undefined }[]>;
}

function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

export function offersOf(context: EdgeContext): Offers {
  const delegated = new Map<string, OfferedRole[]>();
  const each = new Map<string, RoleNode[]>();
  const open = new Map<string, OfferedRole[]>();
  const named = new Map<NodeIndex, { role: RoleNode; session: string | undefined }[]>();
  const offer = (role: RoleNode, account: Account, perPrincipal: boolean): void => {
    if (perPrincipal) {
      push(each, account.id, role);
      return;
    }
    const strength = context.trusts.ofAccount(role, account);
    if (strength !== NEVER) push(delegated, account.id, { role, strength });
  };
  for (const owner of context.estate.accounts.values()) {
    for (const role of context.rolesOf(owner)) {
      const reading = readTrust(role.principal.trust?.policy);
      for (const name of reading.named) {
        const node = nodeNamed(context, name, owner);
        if (node !== undefined) push(named, node, { role, session: name.includes(':sts:') ? name : undefined });
      }
      for (const id of reading.accounts) {
        const account = context.estate.accounts.get(id);
        if (account !== undefined) offer(role, account, reading.perPrincipal);
      }
      if (reading.everyone === 'no') continue;
      if (reading.perPrincipal) push(each, owner.id, role);
      else push(open, owner.id, { role, strength: context.trusts.ofAccount(role, owner, true) });
      // nobody knows whom an unreadable policy lets in: its own account is asked about, not the whole organisation
      if (reading.everyone === 'unreadable') continue;
      for (const account of context.estate.accounts.values()) if (account !== owner) offer(role, account, reading.perPrincipal);
    }
  }
  return { delegated, each, open, named };
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
