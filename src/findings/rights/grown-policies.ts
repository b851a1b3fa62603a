import { addBits, type Bits, difference, emptyBits, intersection, intersects, isEmpty, union } from '../../access/bits.ts';
import { type Caller, callerOf } from '../../access/caller.ts';
import { actionsOf } from '../../access/statement-actions.ts';
import type { Account, Attachment, Principal } from '../../estate/estate.ts';
import type { StatementRef } from '../../iam/policy.ts';
import type { Scanned } from '../check.ts';
import { isPrivileged, maskWhere } from './action-masks.ts';
import { holdingsOfPrincipal } from './principal-index.ts';
import { isOfAws } from './subjects.ts';

/** A policy of AWS that users and roles have, against the newest version of it that is known. */
export interface GrownPolicy {
  readonly arn: string;
  readonly newest: Attachment;
  /** What is in the snapshot, other than the newest. */
  readonly versions: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
  /** How many have one of `versions`. */
  readonly behind: number;
  /** Those who hold more by the newest than the snapshot shows, and what they hold more. */
  readonly gaining: readonly Caller[];
  readonly gained: Bits;
  /** What may be held more: other policies cannot be read. */
  readonly doubtful: boolean;
  /** Places of which nobody can tell whether they are older than the newest, where that would matter. */
  readonly unnumbered: readonly Attachment[];
  /** The statements of the newest that allow what is new. */
  readonly statements: readonly StatementRef[];
}

/** Policies of AWS of which Mantlet ships a version, and the accounts that have others: nobody knows whether those have grown. */
export interface GrownPolicies {
  readonly policies: readonly GrownPolicy[];
  readonly unshipped: ReadonlySet<string>;
}

/** Somebody who has a policy of AWS. */
interface Place {
  readonly account: Account;
  readonly principal: Principal;
  readonly attachment: Attachment;
}

/**
 * AWS gives a new default version to everybody who has the policy at once (IAM User Guide, "AWS managed policies"): what a snapshot holds may
 * be of yesterday. Service-linked roles are left out, because what they hold is AWS's to say.
 */
export function grownPolicies(scanned: Scanned): GrownPolicies {
  const { estate } = scanned;
  const places = new Map<string, Place[]>();
  const unshipped = new Set<string>();
  for (const account of estate.accounts.values()) {
    for (const principal of account.principals) {
      if (principal.serviceLinked) continue;
      const { identity, boundary } = principal;
      for (const attachment of boundary === undefined ? identity : [...identity, boundary]) {
        const { name } = attachment.ref;
        if (!isOfAws(name)) continue;
        if (!estate.shippedOfAws.has(name)) unshipped.add(account.id);
        else put(places, name, { account, principal, attachment });
      }
    }
  }
  const wanted = maskWhere(scanned.inventory.universe, isPrivileged);
  return { policies: [...places].map(([arn, having]) => grownPolicy(arn, having, wanted, scanned)), unshipped };
}

function put(places: Map<string, Place[]>, arn: string, place: Place): void {
  const known = places.get(arn);
  if (known === undefined) places.set(arn, [place]);
  else known.push(place);
}

function grownPolicy(arn: string, places: readonly Place[], wanted: Bits, scanned: Scanned): GrownPolicy {
  const { universe } = scanned.inventory;
  const newest = newestOf(scanned.estate.shippedOfAws.get(arn) as Attachment, places);
  const number = versionNumber(newest) as number;
  const versions = new Set<string>();
  const accounts = new Set<string>();
  const behind = new Set<Principal>();
  const gaining = new Map<Principal, Caller>();
  const unnumbered: Attachment[] = [];
  const gained = emptyBits(universe.actions.length);
  let doubtful = false;
  for (const place of places) {
    const { account, principal, attachment } = place;
    const own = versionNumber(attachment);
    if (own === number || !mayGrow(attachment, newest, account.id, wanted, scanned)) continue;
    if (own === undefined) {
      unnumbered.push(attachment);
      continue;
    }
    versions.add(`v${own}`);
    behind.add(principal);
    const more = gainOf(place, newest, wanted, scanned);
    if (more.maybe) doubtful = true;
    if (isEmpty(more.certain)) continue;
    addBits(gained, more.certain);
    accounts.add(account.id);
    gaining.set(principal, callerOf(scanned.estate, account, principal));
  }
  const { policy, ref } = newest;
  const statements = policy.statements
    .filter((statement) => statement.effect === 'Allow' && intersects(actionsOf(statement, universe), gained))
    .map(({ index, sid }): StatementRef => ({ document: ref, index, sid }));
  return { arn, newest, versions, accounts, behind: behind.size, gaining: [...gaining.values()], gained, doubtful, unnumbered, statements };
}

/** Accounts are read at different times: one of them may hold a newer version than Mantlet ships. */
function newestOf(shipped: Attachment, places: readonly Place[]): Attachment {
  let newest = shipped;
  for (const { attachment } of places) if ((versionNumber(attachment) ?? 0) > (versionNumber(newest) ?? 0)) newest = attachment;
  return newest;
}

/** Undefined where the snapshot does not tell. */
function versionNumber({ ref, policy }: Attachment): number | undefined {
  const digits = policy.unreadable === undefined ? /^v(\d{1,9})$/.exec(ref.version ?? '')?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits);
}

/** Whether the one allows privileged actions that the other does not, or denies fewer: most new versions are about other services. */
function mayGrow(before: Attachment, after: Attachment, account: string, wanted: Bits, { inventory }: Scanned): boolean {
  const old = inventory.assessor.reachOf(before.policy, account);
  const next = inventory.assessor.reachOf(after.policy, account);
  if (old.unreadable) return true;
  type Side = 'allow' | 'deny';
  const of = (reach: typeof old, side: Side): Bits => {
    const open = side === 'allow' ? reach.openAllows : reach.openDenies;
    return open.reduce((bits, one) => union(bits, union(one.reach.whole, one.reach.part)), union(reach[side].whole, reach[side].part));
  };
  const isLess = (a: Bits, b: Bits): boolean => intersects(difference(a, b), wanted);
  return isLess(of(next, 'allow'), of(old, 'allow')) || isLess(of(old, 'deny'), of(next, 'deny'));
}

/** What somebody holds more once the newest version is in force for him, through all that binds him. */
function gainOf(
  { account, principal, attachment }: Place,
  newest: Attachment,
  wanted: Bits,
  scanned: Scanned,
): { readonly certain: Bits; readonly maybe: boolean } {
  const renewed = (one: Attachment): Attachment => (one.ref.name === attachment.ref.name ? newest : one);
  const { identity, boundary } = principal;
  const now = scanned.inventory.assessor.assess(
    callerOf(scanned.estate, account, {
      ...principal,
      identity: identity.map(renewed),
      boundary: boundary === undefined ? undefined : renewed(boundary),
    }),
  );
  const shown = holdingsOfPrincipal(principal.arn, scanned);
  const beyond = (bits: Bits, ...known: readonly (Bits | undefined)[]): Bits =>
    known.reduce<Bits>((left, one) => (one === undefined ? left : difference(left, one)), intersection(bits, wanted));
  const certain = beyond(union(now.yes, now.conditional), shown?.yes, shown?.conditional, shown?.indeterminate);
  return { certain, maybe: !isEmpty(beyond(now.indeterminate, shown?.yes, shown?.conditional, shown?.indeterminate)) };
}
