import { addBits, type Bits, emptyBits, hasBit, setBit } from '../bits.ts';
import type { Caller } from '../caller.ts';
import { statusOf } from '../status.ts';
import type { Holdings } from '../holdings.ts';
import type { Inventory } from '../inventory.ts';
import { noHoldings } from '../holdings.ts';
import { partitionOf } from '../partition.ts';
import { type ResourceGrant, resourceGrants } from './resource-grants.ts';
import { type Asked, decideGrant, isNamed, mayAllow, NamedCallers, type OpenedCell, rankOfCell } from './opened.ts';
import type { Target } from '../target.ts';

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
  /** Whom resource policies give something that it does not hold as surely without them. */
  readonly gaining: ReadonlySet<string>;
}

/**
 * Adds what resource-based policies grant beyond identity policies, and names the outsiders whom they let in. `onOpened` is told of every
 * cell that a caller does not hold for certain by its own policies.
 */
export function withResourcePolicies(
  inventory: Inventory,
  onOpened?: (caller: Caller, index: number, opened: OpenedCell) => void,
): ResourceHoldings {
  const { estate, universe } = inventory;
  const extra = new Map<string, { caller: Caller; yes: Bits; usually: Bits; conditional: Bits; indeterminate: Bits }>();
  const outsiders: Outsider[] = [];
  const grants = resourceGrants(estate, universe, partitionOf(estate));
  if (grants.length === 0) return { inventory, outsiders, gaining: new Set() };
  const standing = new Map(inventory.holdings.map((held) => [held.caller.arn, held]));
  const named = new NamedCallers(inventory);
  const size = universe.actions.length;
  const indexOf = new Map(universe.actions.map((action, index) => [action, index]));
  for (const grant of grants) {
    if (grant.outsider !== undefined) {
      outsiders.push(...outsiderOf(inventory, grant, grant.outsider));
      continue;
    }
    if (grant.kind === 'everyone' && grant.statement.conditions.length === 0) {
      outsiders.push({ grant, actions: grant.actions.map((action) => action.name), status: 'yes' });
    }
    for (const action of grant.actions) {
      const index = indexOf.get(action) as number;
      for (const caller of named.of(grant, index)) {
        const held = standing.get(caller.arn);
        // nothing is surer than that
        if (held !== undefined && hasBit(held.yes, index) && !hasBit(held.usually, index)) continue;
        const opened = decideGrant(inventory, caller, grant, action);
        if (opened === undefined) continue;
        let entry = extra.get(caller.arn);
        if (entry === undefined) {
          entry = { caller, yes: emptyBits(size), usually: emptyBits(size), conditional: emptyBits(size), indeterminate: emptyBits(size) };
          extra.set(caller.arn, entry);
        }
        add(entry, index, opened);
        onOpened?.(caller, index, opened);
      }
    }
  }
  return {
    inventory: extra.size === 0 ? inventory : { ...inventory, holdings: merge(inventory, extra) },
    outsiders,
    gaining: new Set(extra.keys()),
  };
}

/** The resource of the estate whose policy gives the caller most of the one action of the universe; undefined where none does. */
export function openedTo(asked: Asked, caller: Caller): Target | undefined {
  const { estate, universe } = asked;
  let best: OpenedCell | undefined;
  for (const grant of resourceGrants(estate, universe, partitionOf(estate))) {
    if (grant.outsider === undefined ? !isNamed(grant, caller) : grant.outsider.arn !== caller.arn) continue;
    const abroad = caller.account.id !== grant.owner.id;
    if (abroad && caller.kind !== 'root' && !caller.identity.some(({ policy }) => mayAllow(asked, policy, grant.owner.id, 0))) continue;
    for (const action of grant.actions) {
      const opened = decideGrant(asked, caller, grant, action);
      if (opened !== undefined && (best === undefined || rankOfCell(opened.cell) > rankOfCell(best.cell))) best = opened;
    }
  }
  return best?.target;
}

/** Several grants may speak of one cell: what one of them gives whatever the call is, is no longer only usual. */
function add(entry: Omit<Holdings, 'caller'>, index: number, { cell }: OpenedCell): void {
  const status = statusOf(cell);
  if (status === 'no') return;
  const certain = status === 'yes' && cell.usual === undefined;
  const before = hasBit(entry.yes, index) && !hasBit(entry.usually, index);
  setBit(entry[status], index);
  if (certain) clearBit(entry.usually, index);
  else if (status === 'yes' && !before) setBit(entry.usually, index);
}

function clearBit(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] as number) & ~(1 << (index & 31));
}

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

function outsiderOf(asked: Asked, grant: ResourceGrant, outsider: Caller): readonly Outsider[] {
  const found = new Map<Outsider['status'], string[]>();
  for (const action of grant.actions) {
    const opened = decideGrant(asked, outsider, grant, action);
    const status = opened === undefined ? 'no' : statusOf(opened.cell);
    if (status === 'no') continue;
    const names = found.get(status);
    if (names === undefined) found.set(status, [action.name]);
    else names.push(action.name);
  }
  return [...found].map(([status, actions]) => ({ grant, actions, status }));
}
