import type { Attachment, Principal } from '../../estate/estate.ts';
import type { Caller } from '../caller.ts';
import type { CallerAccess } from './access.ts';
import type { EdgeContext } from './context.ts';
import type { Need } from './kind.ts';
import { CERTAIN, CONDITIONAL, NEVER, type Strength, stronger, weaker } from './strength.ts';
import { isProtected, plainTarget, type Target } from './target.ts';
import type { NodeIndex } from './graph/edges.ts';

/** Actions that write or attach a policy of a role. */
export const ROLE_POLICIES = ['iam:PutRolePolicy', 'iam:AttachRolePolicy'];
/** Actions that write or attach a policy of a user. */
export const USER_POLICIES = ['iam:PutUserPolicy', 'iam:AttachUserPolicy'];
/** Actions that write or attach a policy of a group, and so of its users. */
export const GROUP_POLICIES = ['iam:PutGroupPolicy', 'iam:AttachGroupPolicy'];
/** Rewrites a customer managed policy wherever it is attached. */
export const NEW_VERSION = 'iam:CreatePolicyVersion';
/** Puts an earlier version of a customer managed policy back. */
export const OLD_VERSION = 'iam:SetDefaultPolicyVersion';
/** Takes the boundary of a role off, or puts another on. */
export const ROLE_BOUNDARIES = ['iam:DeleteRolePermissionsBoundary', 'iam:PutRolePermissionsBoundary'] as const;
/** Takes the boundary of a user off, or puts another on. */
export const USER_BOUNDARIES = ['iam:DeleteUserPermissionsBoundary', 'iam:PutUserPermissionsBoundary'] as const;

/** All of these: they change what another principal may do. */
export const WRITING: readonly string[] = [
  ...ROLE_POLICIES,
  ...USER_POLICIES,
  ...GROUP_POLICIES,
  NEW_VERSION,
  OLD_VERSION,
  ...ROLE_BOUNDARIES,
  ...USER_BOUNDARIES,
];

/** What one caller may change of the policies of others in its account. */
export interface Writer {
  /** Writes policies of the principal, so that they say whatever the writer wants. */
  readonly policies: (principal: Principal) => Strength;
  /** Takes the boundary off, or puts another on. */
  readonly boundary: (principal: Principal) => Strength;
  /** The boundary of whomever the caller stands for, as far as no policy tells one from another. */
  readonly ownBoundary: Strength;
  /** Set where the answers are the same for all roles, and the same for all users: writers with one key answer alike. */
  readonly uniformKey: string | undefined;
}

/** What a caller may change of others in its account, asked target by target when needed. */
export function writerOf(context: EdgeContext, node: NodeIndex, caller: Caller): Writer {
  const rolePolicies = accesses(context, caller, node, ROLE_POLICIES);
  const userPolicies = accesses(context, caller, node, USER_POLICIES);
  const groupPolicies = accesses(context, caller, node, GROUP_POLICIES);
  const newVersion = accesses(context, caller, node, [NEW_VERSION]);
  const oldVersion = accesses(context, caller, node, [OLD_VERSION]);
  const [offRole, otherOnRole] = ROLE_BOUNDARIES.map((action) => accesses(context, caller, node, [action]));
  const [offUser, otherOnUser] = USER_BOUNDARIES.map((action) => accesses(context, caller, node, [action]));
  const onGroups = (user: Principal): Strength => {
    let best: Strength = NEVER;
    for (const group of groupsOf(user, context.partition))
      best = stronger(best, strongest(groupPolicies, plainTarget(group, caller.account)));
    return best;
  };
  const onVersions = ({ identity }: Principal): Strength => {
    let best: Strength = NEVER;
    for (const arn of customerPolicies(identity)) {
      const target = plainTarget(arn, caller.account);
      // what an earlier version allows is not in the estate
      best = stronger(stronger(best, strongest(newVersion, target)), weaker(strongest(oldVersion, target), CONDITIONAL));
    }
    return best;
  };
  return {
    policies(principal) {
      if (principal.account !== caller.account.id || isProtected(principal.path)) return NEVER;
      const target = context.targets.of(principal);
      const own = strongest(principal.kind === 'role' ? rolePolicies : userPolicies, target);
      if (own === CERTAIN) return own;
      const versions = stronger(own, onVersions(principal));
      return principal.kind === 'user' ? stronger(versions, onGroups(principal)) : versions;
    },
    boundary(principal) {
      if (principal.account !== caller.account.id || isProtected(principal.path)) return NEVER;
      const [off, other] = principal.kind === 'role' ? [offRole, otherOnRole] : [offUser, otherOnUser];
      // when another boundary is put on, `iam:PermissionsBoundary` is the new one, which the request tells
      const replaced = plainTarget(principal.arn, caller.account);
      return stronger(strongest(off ?? [], context.targets.of(principal)), strongest(other ?? [], replaced));
    },
    ownBoundary: strongest(
      [...((caller.kind === 'role' ? offRole : offUser) ?? []), ...((caller.kind === 'role' ? otherOnRole : otherOnUser) ?? [])].filter(
        (access) => access.uniformAtHome,
      ),
      plainTarget(caller.arn, caller.account),
    ),
    uniformKey: uniformKey(
      [rolePolicies, userPolicies, [...(offRole ?? []), ...(otherOnRole ?? [])], [...(offUser ?? []), ...(otherOnUser ?? [])]],
      caller,
      context,
    ),
  };
}

function accesses(context: EdgeContext, caller: Caller, node: NodeIndex, actions: readonly string[]): readonly CallerAccess[] {
  return actions.flatMap((action) => (context.held(node, action) === NEVER ? [] : (context.access(action).of(caller) ?? [])));
}

function strongest(some: readonly CallerAccess[], target: Target): Strength {
  let best: Strength = NEVER;
  for (const access of some) {
    best = stronger(best, access.on(target));
    if (best === CERTAIN) break;
  }
  return best;
}

/** Only where policies of roles and users are certainly open: then groups and versions add nothing. */
function uniformKey(all: readonly (readonly CallerAccess[])[], caller: Caller, context: EdgeContext): string | undefined {
  const any = plainTarget(`arn:${context.partition}:iam::${caller.account.id}:any`, caller.account);
  const strengths: Strength[] = [];
  for (const some of all) {
    if (!some.every((access) => access.uniformAtHome)) return undefined;
    strengths.push(strongest(some, any));
  }
  return strengths[0] === CERTAIN && strengths[1] === CERTAIN ? strengths.join('') : undefined;
}

const CUSTOMER_POLICY = /^arn:[^:]+:iam::\d{12}:policy\//;

const customerPolicies = (identity: readonly Attachment[]): readonly string[] =>
  identity.flatMap(({ ref }) => (CUSTOMER_POLICY.test(ref.name) ? ref.name : []));

/** Groups of a user by ARN. One without policies shows by its name alone: its path is taken to be `/`. */
export function groupsOf({ account, groups, identity }: Principal, partition: string): readonly string[] {
  const known = [...new Set(identity.flatMap(({ group }) => group ?? []))];
  const bare = groups.filter((name) => !known.some((arn) => arn.endsWith(`/${name}`)));
  return [...known, ...bare.map((name) => `arn:${partition}:iam::${account}:group/${name}`)];
}

/** The rights that serve to write the policies of a principal. */
export function writingRights(principal: Principal, partition: string): Need {
  const { arn, kind, identity } = principal;
  return [
    ...(kind === 'role' ? ROLE_POLICIES : USER_POLICIES).map((action) => ({ action, resource: arn })),
    ...groupsOf(principal, partition).flatMap((group) => GROUP_POLICIES.map((action) => ({ action, resource: group }))),
    ...customerPolicies(identity).flatMap((policy) => [NEW_VERSION, OLD_VERSION].map((action) => ({ action, resource: policy }))),
  ];
}
