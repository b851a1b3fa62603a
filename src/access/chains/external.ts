import type { Principal } from '../../estate/estate.ts';
import type { StatementRef } from '../../iam/policy.ts';
import { type Bits, union } from '../bits.ts';
import type { Caller } from '../caller.ts';
import { callerFacts } from './trust/any-policy.ts';
import type { EdgeContext } from './context.ts';
import type { RoleNode } from './trust/trust-strength.ts';
import { CERTAIN, CONDITIONAL, NEVER, type Strength } from './strength.ts';
import { readEntry, readTrust } from './trust/trust.ts';
import { externalCaller } from '../resource-policies/external-caller.ts';
import type { NodeIndex } from './graph/edges.ts';
import type { ReachMasks } from './graph/masks.ts';
import { ANYTHING } from '../witnesses.ts';

/** Somebody outside the snapshot who may assume a role of it. What the outsider's own account allows is not known and not weighed. */
export interface ExternalTrust {
  readonly role: Principal;
  readonly node: NodeIndex;
  /** As the trust policy writes it: an account, an ARN, `*`. */
  readonly principal: string;
  readonly kind: 'everyone' | 'account' | 'principal';
  /** The outsider's account; undefined for everyone. */
  readonly account: string | undefined;
  readonly strength: Exclude<Strength, 0>;
  readonly statement: StatementRef;
  /** What the role holds itself or reaches, where all steps from the role on are certain. */
  readonly reaches: Bits;
  /** The same, with steps that depend on something. */
  readonly mayReach: Bits;
}

const SOMEBODY = '000000000000';

/** Every Allow of sts:AssumeRole that names somebody whom the estate does not hold. Identity providers are not among them. */
export function externalTrusts(context: EdgeContext, masks: Readonly<Record<2 | 3, ReachMasks>>): readonly ExternalTrust[] {
  const found: ExternalTrust[] = [];
  for (const account of context.estate.accounts.values()) {
    for (const role of context.rolesOf(account)) {
      const { accounts, named, everyone } = readTrust(role.principal.trust?.policy);
      const outside = (id: string | undefined): boolean => id !== undefined && !context.estate.accounts.has(id);
      if (everyone !== 'yes' && !accounts.some(outside) && !named.some((name) => outside(name.split(':')[4]))) continue;
      found.push(...trustsOf(context, role, masks));
    }
  }
  return found;
}

function trustsOf(context: EdgeContext, role: RoleNode, masks: Readonly<Record<2 | 3, ReachMasks>>): readonly ExternalTrust[] {
  const { trust } = role.principal;
  const found: ExternalTrust[] = [];
  const seen = new Set<string>();
  for (const { index, sid, effect, principals } of trust?.policy.statements ?? []) {
    if (trust === undefined || effect === 'Deny' || principals === undefined || principals.negated) continue;
    for (const entry of principals.entries) {
      const party = readEntry(entry);
      if (party.kind === 'service' || party.kind === 'other' || seen.has(entry.value)) continue;
      const account = party.kind === 'everyone' ? undefined : party.account;
      if (party.kind !== 'everyone' && (account === undefined || context.estate.accounts.has(account))) continue;
      const caller = outsider(context, entry.value, account);
      const strength = caller === undefined ? NEVER : context.trusts.ofRoleSide(role, caller);
      if (strength === NEVER) continue;
      seen.add(entry.value);
      found.push({
        role: role.principal,
        node: role.node,
        principal: entry.value,
        kind: party.kind,
        account,
        strength,
        statement: { document: trust.ref, index, sid },
        reaches: reached(context, role.node, masks[CERTAIN], CERTAIN),
        mayReach: reached(context, role.node, masks[CONDITIONAL], CONDITIONAL),
      });
    }
  }
  return found;
}

function reached({ graph, universe }: EdgeContext, node: NodeIndex, masks: ReachMasks, least: 2 | 3): Bits {
  const own = graph.holdingsAt(node);
  const none = universe.nothing.whole;
  return masks.of(node) ?? (own === undefined ? none : least === CERTAIN ? own.yes : union(own.yes, own.conditional));
}

/** Whoever of an account is named as a whole is some role of it of which only the account is known. */
function outsider({ estate, partition }: EdgeContext, written: string, account: string | undefined): Caller | undefined {
  if (account !== undefined && !/:root$|^\d{12}$/.test(written)) return externalCaller(estate, written);
  const caller = externalCaller(estate, `arn:${partition}:iam::${account ?? SOMEBODY}:role/${ANYTHING}`);
  if (caller === undefined) return undefined;
  return { ...callerFacts(caller), request: { ...caller.request, arn: undefined, roleArn: undefined } };
}
