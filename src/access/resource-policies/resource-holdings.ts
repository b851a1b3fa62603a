import type { Account, Estate, Principal } from '../../estate/estate.ts';
import { addBits, type Bits, emptyBits, hasBit, setBit } from '../bits.ts';
import { type Caller, callerOf } from '../caller.ts';
import { type CellDecision, type Status, statusOf } from '../status.ts';
import type { Holdings, Inventory } from '../inventory.ts';
import { noHoldings, partitionOf } from '../inventory.ts';
import { examplesOf, type ResourceGrant, resourceGrants } from './resource-grants.ts';
import { decideOnTarget } from '../target-decision.ts';
import type { UniverseAction } from '../universe.ts';

/** Something that a resource policy opens to somebody whom the snapshot does not hold. */
export interface Outsider {
  readonly grant: ResourceGrant;
  readonly actions: readonly string[];
  readonly status: 'yes' | 'conditional' | 'indeterminate';
}

/** What resource policies grant, within the estate and beyond it. */
export interface ResourceHoldings {
  /** The inventory with what resource policies add, on resources of other accounts too. */
  readonly inventory: Inventory;
  readonly outsiders: readonly Outsider[];
}

/** Adds what resource-based policies grant beyond identity policies, and names the outsiders whom they let in. */
export function withResourcePolicies(inventory: Inventory): ResourceHoldings {
  const { estate, universe } = inventory;
  const partition = partitionOf(estate);
  const byArn = new Map<string, Principal>();
  const extra = new Map<string, { caller: Caller; yes: Bits; usually: Bits; conditional: Bits; indeterminate: Bits }>();
  const outsiders: Outsider[] = [];
  const grants = resourceGrants(estate, universe, partition);
  if (grants.length > 0)
    for (const account of estate.accounts.values()) for (const principal of account.principals) byArn.set(principal.arn, principal);
  const size = universe.actions.length;
  const indexOf = new Map(universe.actions.map((action, index) => [action, index]));
  const { ask, mayAllow } = asking(inventory);
  for (const grant of grants) {
    if (grant.outsider !== undefined) {
      outsiders.push(...outsiderOf(grant, grant.outsider, ask));
      continue;
    }
    if (grant.kind === 'everyone' && grant.statement.conditions.length === 0) {
      outsiders.push({ grant, actions: grant.actions.map((action) => action.name), status: 'yes' });
    }
    for (const caller of callersNamed(estate, grant, byArn)) {
      const abroad = caller.account.id !== grant.owner.id;
      for (const action of grant.actions) {
        // across accounts the caller's own policies must allow too
        if (abroad && !mayAllow(caller, grant.owner.id, indexOf.get(action) as number)) continue;
        const cell = ask(caller, grant, action);
        const status = statusOf(cell);
        if (status === 'no') continue;
        let entry = extra.get(caller.arn);
        if (entry === undefined) {
          entry = { caller, yes: emptyBits(size), usually: emptyBits(size), conditional: emptyBits(size), indeterminate: emptyBits(size) };
          extra.set(caller.arn, entry);
        }
        const index = indexOf.get(action) as number;
        setBit(entry[status], index);
        if (status === 'yes' && cell.usual !== undefined) setBit(entry.usually, index);
      }
    }
  }
  return { inventory: extra.size === 0 ? inventory : { ...inventory, holdings: merge(inventory, extra) }, outsiders };
}

/** The resource of the estate whose policy gives the caller most of the one action of the inventory's universe; undefined where none does. */
export function openedTo(inventory: Omit<Inventory, 'holdings' | 'principals'>, caller: Caller): string | undefined {
  const { estate, universe } = inventory;
  const { ask, mayAllow } = asking(inventory);
  const byArn = new Map<string, Principal>(caller.principal === undefined ? [] : [[caller.arn, caller.principal]]);
  let best: CellDecision = NOTHING;
  for (const grant of resourceGrants(estate, universe, partitionOf(estate))) {
    if (grant.outsider !== undefined || !callersNamed(estate, grant, byArn).some(({ arn }) => arn === caller.arn)) continue;
    for (const action of grant.actions) {
      if (caller.account.id !== grant.owner.id && !mayAllow(caller, grant.owner.id, 0)) continue;
      const cell = ask(caller, grant, action);
      if (RANK[statusOf(cell)] > RANK[statusOf(best)]) best = cell;
    }
  }
  return best === NOTHING ? undefined : best.arn;
}

/** How resource policies are asked. */
function asking({ estate, assumptions, home, assessor }: Omit<Inventory, 'holdings' | 'principals'>): {
  /** The best answer on the examples of a grant. */
  readonly ask: (caller: Caller, grant: ResourceGrant, action: UniverseAction) => CellDecision;
  /** Whether the caller's own policies may allow the action on resources of an account. */
  readonly mayAllow: (caller: Caller, account: string, index: number) => boolean;
} {
  const partition = partitionOf(estate);
  return {
    ask(caller, grant, action) {
      let best: CellDecision = NOTHING;
      for (const arn of examplesOf(action, grant.resource, grant.statement, { partition, account: grant.owner.id }, home)) {
        const cell = decideOnTarget(caller, action, { arn, owner: grant.owner, resource: grant.resource }, { assumptions, home });
        if (best === NOTHING || RANK[statusOf(cell)] > RANK[statusOf(best)]) best = cell;
        if (statusOf(best) === 'yes' && best.usual === undefined) break;
      }
      return best;
    },
    mayAllow: (caller, account, index) =>
      caller.identity.some(({ policy }) => {
        const reach = assessor.reachOf(policy, account);
        if (!reach.speaks) return false;
        return (
          reach.unreadable ||
          hasBit(reach.allow.whole, index) ||
          hasBit(reach.allow.part, index) ||
          reach.openAllows.some((open) => hasBit(open.reach.whole, index) || hasBit(open.reach.part, index))
        );
      }),
  };
}

const RANK: Readonly<Record<Status, number>> = { yes: 3, conditional: 2, indeterminate: 1, no: 0 };
const NOTHING: CellDecision = {
  arn: '',
  open: { verdict: 'implicitDeny', layer: 'resource', policy: undefined, statement: undefined },
  usual: undefined,
};

function merge(inventory: Inventory, extra: ReadonlyMap<string, Holdings>): readonly Holdings[] {
  const left = new Map(extra);
  const merged = inventory.holdings.map((held) => {
    const more = left.get(held.caller.arn);
    left.delete(held.caller.arn);
    return more === undefined ? held : join(held, more);
  });
  return [...merged, ...[...left.values()].map((more) => join(noHoldings(more.caller, inventory.universe), more))];
}

/** The stronger of two answers, action by action. */
function join(a: Holdings, b: Holdings): Holdings {
  const yes = a.yes.slice();
  addBits(yes, b.yes);
  const conditional = a.conditional.map((word, i) => (word | (b.conditional[i] as number)) & ~(yes[i] as number));
  // what one of the two grants whatever the call is no longer only usual
  const usually = a.usually.map(
    (word, i) => (word | (b.usually[i] as number)) & ~((a.yes[i] as number) & ~word) & ~((b.yes[i] as number) & ~(b.usually[i] as number)),
  );
  const indeterminate = a.indeterminate.map(
    (word, i) => (word | (b.indeterminate[i] as number)) & ~(yes[i] as number) & ~(conditional[i] as number),
  );
  return { caller: a.caller, yes, usually, conditional, indeterminate };
}

/** The principals of the estate that the grant speaks of and that may gain by it. */
function callersNamed(estate: Estate, grant: ResourceGrant, byArn: ReadonlyMap<string, Principal>): readonly Caller[] {
  switch (grant.kind) {
    case 'principal': {
      const session = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(grant.entry.value);
      const principal =
        byArn.get(grant.entry.value) ??
        (session === null
          ? undefined
          : estate.accounts
              .get(session[2] as string)
              ?.principals.find((candidate) => candidate.kind === 'role' && candidate.name === session[3]));
      const account = principal === undefined ? undefined : estate.accounts.get(principal.account);
      return principal === undefined || account === undefined ? [] : [callerOf(estate, account, principal)];
    }
    case 'account': {
      const account: Account | undefined = estate.accounts.get(grant.account ?? '');
      return account === undefined
        ? []
        : account.principals.filter((principal) => principal.identity.length > 0).map((principal) => callerOf(estate, account, principal));
    }
    case 'everyone':
      return grant.owner.principals.map((principal) => callerOf(estate, grant.owner, principal));
  }
}

function outsiderOf(
  grant: ResourceGrant,
  outsider: Caller,
  ask: (caller: Caller, grant: ResourceGrant, action: UniverseAction) => Parameters<typeof statusOf>[0],
): readonly Outsider[] {
  const found = new Map<Outsider['status'], string[]>();
  for (const action of grant.actions) {
    const status = statusOf(ask(outsider, grant, action));
    if (status === 'no') continue;
    const names = found.get(status);
    if (names === undefined) found.set(status, [action.name]);
    else names.push(action.name);
  }
  return [...found].map(([status, actions]) => ({ grant, actions, status }));
}
