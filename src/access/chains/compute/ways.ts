import type { Account } from '../../../estate/estate.ts';
import type { Bits } from '../../bits.ts';
import type { EdgeContext } from '../context.ts';
import { entry } from './entry.ts';
import type { Need } from '../kind.ts';
import type { OfferedRole } from '../trust/offers.ts';
import type { RoleNode } from '../trust/trust-strength.ts';
import { PASSED_TO, type RoleUse, RUNNING_WITH, SOURCES } from './role-uses.ts';
import { CERTAIN, CONDITIONAL, NEVER, type Strength, stronger, weaker } from '../strength.ts';
import { readTrust } from '../trust/trust.ts';
import type { NodeIndex } from '../graph/edges.ts';

/** The best of several uses for roles of one kind. */
export interface Way {
  readonly use: RoleUse;
  readonly strength: Strength;
}

/** What a node can make of roles, the best way for each kind of role. */
export function waysOf(context: EdgeContext, node: NodeIndex, uses: readonly RoleUse[]): readonly Way[] {
  const held = context.graph.holdingsAt(node);
  if (held === undefined) return [];
  // most callers hold what many others hold, as the very same sets
  const known = context.once(uses, () => new Map<Bits, Map<Bits, Map<Bits, readonly Way[]>>>());
  const inYes = entry(known, held.yes, () => new Map<Bits, Map<Bits, readonly Way[]>>());
  const inConditional = entry(inYes, held.conditional, () => new Map<Bits, readonly Way[]>());
  return entry(inConditional, held.indeterminate, () => findWays(context, node, uses));
}

function findWays(context: EdgeContext, node: NodeIndex, uses: readonly RoleUse[]): readonly Way[] {
  const best = new Map<string, Way>();
  for (const use of uses) {
    const strength = strengthOfUse(context, node, use);
    if (strength === NEVER) continue;
    const key = rolesKey(use);
    const known = best.get(key);
    if (known === undefined || known.strength < strength) best.set(key, { use, strength });
  }
  return [...best.values()];
}

function strengthOfUse(context: EdgeContext, node: NodeIndex, { needs, given }: RoleUse): Strength {
  let strength: Strength = given === undefined ? CERTAIN : CONDITIONAL;
  for (const alternatives of needs) {
    let held: Strength = NEVER;
    for (const action of alternatives) held = stronger(held, context.held(node, action));
    strength = weaker(strength, held);
    if (strength === NEVER) return NEVER;
  }
  return strength;
}

/** Uses with the same key take the same roles. */
export const rolesKey = ({ service, instanceProfile }: RoleUse): string => (instanceProfile ? `${service} with profile` : service);

/** The roles of an account that a use can take, with how far their trust policies let the service in. */
export function rolesFor(context: EdgeContext, account: Account, use: RoleUse): readonly OfferedRole[] {
  const byAccount = context.once(`roles for ${rolesKey(use)}`, () => new Map<Account, readonly OfferedRole[]>());
  return entry(byAccount, account, () => {
    const offered: OfferedRole[] = [];
    for (const role of rolesTrusting(context, account).get(use.service) ?? []) {
      if (use.instanceProfile && role.principal.instanceProfiles.length === 0) continue;
      const strength = context.services.of(role, use.service, SOURCES[use.service]);
      if (strength !== NEVER) offered.push({ role, strength });
    }
    return offered;
  });
}

const SERVICES: readonly string[] = [...new Set([...PASSED_TO, ...RUNNING_WITH].map(({ service }) => service))];

/** The roles of an account by the service that their trust policy names; open ones under each service. */
function rolesTrusting(context: EdgeContext, account: Account): ReadonlyMap<string, readonly RoleNode[]> {
  return context.once(`services ${account.id}`, () => {
    const byService = new Map<string, RoleNode[]>(SERVICES.map((service) => [service, []]));
    const open: RoleNode[] = [];
    for (const role of context.rolesOf(account)) {
      const { services, everyone } = readTrust(role.principal.trust?.policy);
      if (everyone !== 'no') open.push(role);
      else
        for (const service of services) {
          const list = byService.get(service);
          if (list === undefined) byService.set(service, [role]);
          else list.push(role);
        }
    }
    for (const list of byService.values()) list.push(...open);
    return byService;
  });
}

/** The rights behind a use, for its explanation. */
export const needsOfUse = (use: RoleUse): readonly Need[] =>
  use.needs.map((alternatives) => alternatives.map((action) => ({ action, resource: undefined })));
