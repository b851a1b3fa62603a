/** Whose ARNs a statement names that keeps people from exempting themselves. */
export type GuardedKind = 'roles' | 'passed' | 'users' | 'policies' | 'permission-sets';

/** What of an exempt principal nobody else may change: whoever did would be exempt himself. */
export interface Guarded {
  readonly sid: string;
  readonly why: string;
  readonly actions: readonly string[];
  /** Whose ARNs the statement names. */
  readonly of: GuardedKind;
}

/** The ways to become exempt by changing somebody who is, with what follows from it. */
export const EXEMPTING: readonly Guarded[] = [
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

/** What of the members a statement has to name; `*` where the resource does not tell whose it is. */
export function guardedResources(of: GuardedKind, patterns: readonly string[]): readonly string[] {
  const own = (part: string): readonly string[] => [...new Set(patterns.filter((pattern) => pattern.includes(part)))].sort();
  switch (of) {
    case 'roles':
    case 'passed':
      // Identity Center alone writes its roles, and no service takes them
      return own(':role/').filter((pattern) => !pattern.includes('/aws-reserved/'));
    case 'users':
      return own(':user/');
    case 'permission-sets':
      return own('/aws-reserved/sso.').length > 0 ? ['*'] : [];
    case 'policies':
      return [];
  }
}
