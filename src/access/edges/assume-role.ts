import type { Account } from '../../estate/estate.ts';
import type { EdgeContext } from '../chains-context.ts';
import type { EdgeKind } from '../chains-kind.ts';
import { CERTAIN, NEVER, type Strength, weaker } from '../chains-strength.ts';
import { anyRole } from '../chains-access.ts';
import { readTrust } from '../chains-trust.ts';
import type { TrustedRole } from '../chains-trust-strength.ts';
import type { NodeIndex } from '../reach-graph.ts';

const ID = 'assume-role';
const ASSUME = 'sts:AssumeRole';

type Role = TrustedRole & { readonly node: NodeIndex };

/** What the trust policies of all roles offer, account by account of those who may take it up. */
interface Offers {
  /** Roles that leave the choice to the account, with what their own side says. */
  readonly delegated: ReadonlyMap<string, readonly { readonly role: Role; readonly strength: Strength }[]>;
  /** Roles whose side depends on which principal of the account asks. */
  readonly each: ReadonlyMap<string, readonly Role[]>;
  /** Roles of an account that are open to everybody, and so to its own principals without any identity policy. */
  readonly open: ReadonlyMap<string, readonly Role[]>;
  /** Roles that name a principal. */
  readonly named: readonly { readonly name: string; readonly role: Role }[];
}

/**
 * sts:AssumeRole. The trust policy must let the caller in; in the same account a trust policy that names the caller is enough, otherwise
 * the caller's own policies must allow it too (IAM User Guide, "Cross-account policy evaluation logic", "Principal").
 */
const assumeRole: EdgeKind = {
  id: ID,
  title: 'assumes the role',
  actions: [ASSUME],
  edges(context, from) {
    const offers = context.once(ID, () => offersOf(context));
    const note = context.graph.note(ID);
    for (const node of from) {
      const caller = context.graph.principalAt(node) ?? context.graph.callerAt(node);
      // the root user cannot assume roles (IAM User Guide, "Compare AWS STS credentials")
      if (caller === undefined || context.graph.callerAt(node)?.kind === 'root') continue;
      takeDelegated(context, offers, node, note);
      takeOpen(context, offers, node, note);
    }
    if (context.once(`${ID} named`, () => ({ done: false })).done) return;
    context.once(`${ID} named`, () => ({ done: false })).done = true;
    for (const { name, role } of offers.named) takeNamed(context, name, role, note);
  },
  needs: (_, { to }) => [{ action: ASSUME, resource: String(to) }],
};

export default assumeRole;

function offersOf(context: EdgeContext): Offers {
  const delegated = new Map<string, { role: Role; strength: Strength }[]>();
  const each = new Map<string, Role[]>();
  const open = new Map<string, Role[]>();
  const named: { name: string; role: Role }[] = [];
  const push = <T>(map: Map<string, T[]>, key: string, value: T): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [value]);
    else list.push(value);
  };
  const offer = (role: Role, account: Account, perPrincipal: boolean): void => {
    if (perPrincipal) push(each, account.id, role);
    else {
      const strength = context.trusts.ofAccount(role, account);
      if (strength !== NEVER) push(delegated, account.id, { role, strength });
    }
  };
  for (const owner of context.estate.accounts.values()) {
    for (const role of context.rolesOf(owner)) {
      const reading = readTrust(role.principal.trust?.policy);
      for (const name of reading.named) named.push({ name, role });
      for (const id of reading.accounts) {
        const account = context.estate.accounts.get(id);
        if (account !== undefined) offer(role, account, reading.perPrincipal);
      }
      if (reading.everyone === 'no') continue;
      push(open, owner.id, role);
      // nobody knows whom an unreadable policy lets in: its own account is asked about, not the whole organisation
      if (reading.everyone === 'unreadable') continue;
      for (const account of context.estate.accounts.values()) if (account !== owner) offer(role, account, reading.perPrincipal);
    }
  }
  return { delegated, each, open, named };
}
