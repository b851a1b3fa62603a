import { principalKey } from '../../activity/usage/principal-key.ts';
import type { Account, Principal } from '../../estate/estate.ts';
import { matchesArnPatterns } from '../../estate/intent-principals.ts';
import { findAction } from '../../catalogue/reference/reference.ts';
import { deployersOf, type Draft, sorted } from './draft.ts';
import type { PlanExemption } from './firewall-plan.ts';
import type { Observed } from './observed-calls.ts';
import { principalPattern } from './principal-pattern.ts';

/** What of an exempt principal nobody else may change: whoever did would be exempt himself. */
interface Guarded {
  readonly sid: string;
  readonly why: string;
  readonly actions: readonly string[];
  /** Whose ARNs the statement names. */
  readonly of: 'roles' | 'passed' | 'users' | 'policies' | 'permission-sets';
}

const GUARDED: readonly Guarded[] = [
  {
    sid: 'ExemptRoles',
    why: 'who is exempt, what it may do and who enters it is changed by deployers only',
    of: 'roles',
    actions: [
      'iam:CreateRole',
      'iam:DeleteRole',
      'iam:UpdateRole',
      'iam:UpdateRoleDescription',
      'iam:UpdateAssumeRolePolicy',
      'iam:PutRolePolicy',
      'iam:DeleteRolePolicy',
      'iam:AttachRolePolicy',
      'iam:DetachRolePolicy',
      'iam:PutRolePermissionsBoundary',
      'iam:DeleteRolePermissionsBoundary',
      'iam:TagRole',
      'iam:UntagRole',
    ],
  },
  {
    sid: 'ExemptRolesPassed',
    why: 'whoever hands an exempt role to a service acts by it',
    of: 'passed',
    actions: ['iam:PassRole'],
  },
  {
    sid: 'ExemptUsers',
    why: 'credentials and policies of exempt users are changed by deployers only',
    of: 'users',
    actions: [
      'iam:CreateUser',
      'iam:DeleteUser',
      'iam:UpdateUser',
      'iam:CreateAccessKey',
      'iam:UpdateAccessKey',
      'iam:CreateLoginProfile',
      'iam:UpdateLoginProfile',
      'iam:CreateServiceSpecificCredential',
      'iam:ResetServiceSpecificCredential',
      'iam:PutUserPolicy',
      'iam:AttachUserPolicy',
      'iam:PutUserPermissionsBoundary',
      'iam:DeleteUserPermissionsBoundary',
      'iam:EnableMFADevice',
      'iam:DeactivateMFADevice',
      'iam:TagUser',
      'iam:UntagUser',
    ],
  },
  {
    sid: 'ExemptPolicies',
    why: 'policies of exempt principals get new versions from deployers only',
    of: 'policies',
    actions: ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'],
  },
  {
    sid: 'ExemptPermissionSets',
    why: 'permission sets that are exempt are assigned and changed by deployers only',
    of: 'permission-sets',
    actions: [
      'sso:CreateAccountAssignment',
      'sso:CreatePermissionSet',
      'sso:UpdatePermissionSet',
      'sso:PutInlinePolicyToPermissionSet',
      'sso:AttachManagedPolicyToPermissionSet',
      'sso:AttachCustomerManagedPolicyReferenceToPermissionSet',
      'sso:PutPermissionsBoundaryToPermissionSet',
      'sso:DeletePermissionsBoundaryFromPermissionSet',
      'sso:ProvisionPermissionSet',
      'identitystore:CreateGroupMembership',
    ],
  },
];

/** Somebody who was seen to change an exempt principal, and is spared from this one statement until somebody decides. */
export interface SeenChanger {
  readonly principal: string;
  readonly action: string;
  readonly sid: string;
}

/** Denies to all but deployers whatever would make somebody exempt: nobody exempts himself. */
export function closureDrafts(
  exemptions: readonly PlanExemption[],
  accounts: readonly Account[],
  observed: Observed,
): { readonly drafts: readonly Draft[]; readonly changers: readonly SeenChanger[] } {
  const ids = new Set(accounts.map(({ id }) => id));
  const patterns = exemptions.flatMap(({ principal, account }) => (account === undefined || ids.has(account) ? [principal] : []));
  const plain = new Set(patterns);
  const globs = patterns.filter((pattern) => /[*?]/.test(pattern));
  const isMember = ({ arn, serviceLinked }: Principal): boolean => !serviceLinked && (plain.has(arn) || matchesArnPatterns(globs, arn));
  const members = accounts.flatMap(({ principals }) => principals.filter(isMember));
  const changers: SeenChanger[] = [];
  const drafts: Draft[] = [];
  const byKey = new Map(
    accounts.flatMap(({ principals }) => principals.map((principal) => [principalKey(principal.arn), principal] as const)),
  );
  for (const { sid, why, actions, of } of GUARDED) {
    const resources = resourcesOf(of, patterns, members);
    if (resources.length === 0) continue;
    const known = actions.filter((action) => findAction(action) !== undefined);
    const names = new Set(resources.map((arn) => arn.slice(arn.lastIndexOf('/') + 1).toLowerCase()));
    const seen: string[] = [];
    for (const [key, { changes, uses }] of observed) {
      const principal = byKey.get(key);
      const done =
        principal === undefined
          ? undefined
          : known.find((action) => (of === 'permission-sets' ? uses.has(action) : touches(changes.get(action), names)));
      if (principal === undefined || done === undefined) continue;
      seen.push(principalPattern(principal.arn));
      changers.push({ principal: principal.arn, action: done, sid });
    }
    const spared = sorted([...deployersOf(exemptions), ...seen]);
    drafts.push({
      type: 'scp',
      layer: 'closure',
      sid,
      why,
      actions: known,
      exempt: spared,
      ...(of === 'permission-sets' ? {} : { resources }),
    });
  }
  return { drafts, changers };
}

const touches = (changed: ReadonlySet<string> | undefined, names: ReadonlySet<string>): boolean =>
  changed !== undefined && [...changed].some((name) => names.has(name));

function resourcesOf(of: Guarded['of'], patterns: readonly string[], members: readonly Principal[]): readonly string[] {
  switch (of) {
    case 'roles':
    case 'passed':
      // Identity Center alone writes its roles, and no service takes them
      return sorted(patterns.filter((pattern) => pattern.includes(':role/') && !pattern.includes('/aws-reserved/')));
    case 'users':
      return sorted(patterns.filter((pattern) => pattern.includes(':user/')));
    case 'policies':
      return sorted(
        members.flatMap(({ identity }) =>
          identity.flatMap(({ ref }) => (/^arn:[^:]+:iam::\d{12}:policy\//.test(ref.name) ? [ref.name] : [])),
        ),
      );
    case 'permission-sets':
      return patterns.some((pattern) => pattern.includes('/aws-reserved/sso.')) ? ['*'] : [];
  }
}
