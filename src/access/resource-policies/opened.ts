import type { Account, Estate, Principal } from '../../estate/estate.ts';
import type { Policy } from '../../iam/policy.ts';
import { hasBit } from '../bits.ts';
import { type Caller, callerOf, rootCaller } from '../caller.ts';
import type { Inventory } from '../inventory.ts';
import { partitionOf } from '../partition.ts';
import { type CellDecision, type Status, statusOf } from '../status.ts';
import type { Target } from '../target.ts';
import { decideOnTarget } from '../target-decision.ts';
import type { UniverseAction } from '../universe.ts';
import { examplesOf, type ResourceGrant } from './resource-grants.ts';

/** What resource policies are asked with. */
export type Asked = Omit<Inventory, 'holdings' | 'principals'>;

/** A cell of the inventory, decided on a resource with the policy of that resource. */
export interface OpenedCell {
  readonly cell: CellDecision;
  readonly target: Target;
}

/** How surely a cell is held: yes before yes for a plain call, before what depends on the call, before what cannot be told. */
export const rankOf = (status: Status, usually: boolean): number =>
  status === 'yes' ? (usually ? 3 : 4) : status === 'conditional' ? 2 : status === 'indeterminate' ? 1 : 0;

/** The same of a decision. */
export const rankOfCell = (cell: CellDecision): number => rankOf(statusOf(cell), cell.usual !== undefined);

/** The best answer on the examples of a grant; undefined where it gives nothing. */
export function decideGrant(asked: Asked, caller: Caller, grant: ResourceGrant, action: UniverseAction): OpenedCell | undefined {
  const { owner, resource, statement } = grant;
  let best: OpenedCell | undefined;
  for (const arn of examplesOf(action, resource, statement, { partition: partitionOf(asked.estate), account: owner.id }, asked.home)) {
    const target = { arn, owner, resource };
    const cell = decideOnTarget(caller, action, target, asked);
    if (rankOfCell(cell) > (best === undefined ? 0 : rankOfCell(best.cell))) best = { cell, target };
    if (best !== undefined && rankOfCell(best.cell) === rankOf('yes', false)) break;
  }
  return best;
}

/** Whether a policy may allow an action on resources of an account. */
export function mayAllow({ assessor }: Asked, policy: Policy, account: string, index: number): boolean {
  const reach = assessor.reachOf(policy, account);
  if (!reach.speaks) return false;
  return (
    reach.unreadable ||
    hasBit(reach.allow.whole, index) ||
    hasBit(reach.allow.part, index) ||
    reach.openAllows.some((open) => hasBit(open.reach.whole, index) || hasBit(open.reach.part, index))
  );
}

/** Whether the grant speaks of the caller; where they are of different accounts, the caller's own policies must allow it as well. */
export function isNamed({ kind, entry, account, owner }: ResourceGrant, caller: Caller): boolean {
  switch (kind) {
    case 'everyone':
      return true;
    case 'account':
      return account === caller.account.id && account !== owner.id;
    case 'principal': {
      if (entry.value === caller.arn) return true;
      const session = sessionOf(entry.value);
      return (
        session !== undefined && caller.kind === 'role' && session.account === caller.account.id && session.role === caller.principal?.name
      );
    }
  }
}

const sessionOf = (arn: string): { readonly account: string; readonly role: string } | undefined => {
  const found = /^arn:[^:]+:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn);
  return found === null ? undefined : { account: found[1] as string, role: found[2] as string };
};

/** Finds the callers of an estate of whom grants speak. */
export class NamedCallers {
  private readonly asked: Asked;
  private readonly byArn = new Map<string, Principal>();
  /** Who has a policy; only filled where grants to everybody ask for it. */
  private holders: Map<Policy, Caller[]> | undefined;
  private readonly abroad = new Map<string, readonly Caller[]>();

  constructor(asked: Asked) {
    this.asked = asked;
    for (const account of asked.estate.accounts.values())
      for (const principal of account.principals) this.byArn.set(principal.arn, principal);
  }

  /** Those who may gain the action by the grant. */
  of(grant: ResourceGrant, index: number): readonly Caller[] {
    const { estate } = this.asked;
    switch (grant.kind) {
      case 'principal': {
        const principal = this.byArn.get(grant.entry.value) ?? this.roleOfSession(grant.entry.value);
        const account = principal === undefined ? undefined : estate.accounts.get(principal.account);
        if (principal === undefined || account === undefined) return [];
        const caller = callerOf(estate, account, principal);
        return account.id === grant.owner.id || this.allows(caller, grant.owner, index) ? [caller] : [];
      }
      case 'account': {
        const account = estate.accounts.get(grant.account ?? '');
        return account === undefined ? [] : this.everybody(account).filter((caller) => this.allows(caller, grant.owner, index));
      }
      case 'everyone':
        return [...this.everybody(grant.owner), ...this.strangers(grant.owner, index)];
    }
  }

  private roleOfSession(arn: string): Principal | undefined {
    const session = sessionOf(arn);
    return this.asked.estate.accounts
      .get(session?.account ?? '')
      ?.principals.find((candidate) => candidate.kind === 'role' && candidate.name === session?.role);
  }

  private everybody(account: Account): Caller[] {
    const { estate } = this.asked;
    return [
      ...account.principals.map((principal) => callerOf(estate, account, principal)),
      rootCaller(estate, account, partitionOf(estate)),
    ];
  }

  private allows(caller: Caller, owner: Account, index: number): boolean {
    return caller.kind === 'root' || caller.identity.some(({ policy }) => mayAllow(this.asked, policy, owner.id, index));
  }

  /** Callers of other accounts whose own policies may allow it: found by policy, because many callers share few of them. */
  private strangers(owner: Account, index: number): readonly Caller[] {
    const key = `${owner.id} ${index}`;
    let found = this.abroad.get(key);
    if (found === undefined) {
      const callers = new Set<Caller>();
      for (const [policy, holders] of (this.holders ??= this.holdersByPolicy()))
        if (mayAllow(this.asked, policy, owner.id, index)) for (const caller of holders) if (caller.account !== owner) callers.add(caller);
      const { estate } = this.asked;
      for (const account of estate.accounts.values()) if (account !== owner) callers.add(rootCaller(estate, account, partitionOf(estate)));
      found = [...callers];
      this.abroad.set(key, found);
    }
    return found;
  }

  private holdersByPolicy(): Map<Policy, Caller[]> {
    const { estate }: { readonly estate: Estate } = this.asked;
    const holders = new Map<Policy, Caller[]>();
    for (const account of estate.accounts.values()) {
      for (const principal of account.principals) {
        const caller = callerOf(estate, account, principal);
        for (const { policy } of principal.identity) {
          const known = holders.get(policy);
          if (known === undefined) holders.set(policy, [caller]);
          else known.push(caller);
        }
      }
    }
    return holders;
  }
}
