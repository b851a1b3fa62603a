import { REGION } from '../names.ts';
import type { Json } from './json.ts';
import { createDate, hex, uniqueId, utc } from './made-up.ts';
import { byIdentityCenter, byService } from './trust.ts';

/** What one account's `get-account-authorization-details` says of a user, group, role or customer managed policy. */
export interface Described extends Json {
  readonly Arn: string;
}

/** A managed policy as IAM lists it with its holder. */
export interface AttachedPolicy {
  readonly PolicyName: string;
  readonly PolicyArn: string;
}

/** The ARN of an AWS managed policy. */
export const awsManaged = (name: string): string => `arn:aws:iam::aws:policy/${name}`;

/** The ARN of something in IAM. */
export const arnOf = (account: string, kind: 'role' | 'user' | 'group' | 'policy', nameWithPath: string): string =>
  `arn:aws:iam::${account}:${kind}/${nameWithPath}`;

/** What may be attached to users, groups and roles alike. */
export interface Policies {
  /** Inline policies by name. */
  readonly inline?: Readonly<Record<string, Json>>;
  /** ARNs. */
  readonly attached?: readonly string[];
}

/** What users and roles may have alike. */
export interface PrincipalParts extends Policies {
  readonly path?: string;
  readonly created?: string;
  /** An ARN. */
  readonly boundary?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

const attachedTo = ({ attached = [] }: Policies): readonly AttachedPolicy[] =>
  attached.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn }));
const inlineOf = ({ inline = {} }: Policies): readonly Json[] =>
  Object.entries(inline).map(([name, document]) => ({ PolicyName: name, PolicyDocument: document }));
const tagsOf = ({ tags = {} }: PrincipalParts): readonly Json[] => Object.entries(tags).map(([key, value]) => ({ Key: key, Value: value }));
// real output says `Policy`, the API reference `PermissionsBoundaryPolicy`
const boundaryOf = ({ boundary }: PrincipalParts): Json =>
  boundary === undefined ? {} : { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary } };
const createdAt = (arn: string, { created }: PrincipalParts): string => (created === undefined ? createDate(arn) : utc(created));

/** What a role may have beyond its trust policy. */
export interface RoleParts extends PrincipalParts {
  /** Left out: never, as far as IAM remembers. */
  readonly lastUsed?: string;
  readonly lastUsedRegion?: string;
  readonly instanceProfile?: true;
}

/** One of the `RoleDetailList` of `get-account-authorization-details`. */
export function role(account: string, name: string, trusted: Json, parts: RoleParts = {}): Described {
  const path = parts.path ?? '/';
  const arn = arnOf(account, 'role', `${path.slice(1)}${name}`);
  const basics = {
    Path: path,
    RoleName: name,
    RoleId: uniqueId('AROA', arn),
    Arn: arn,
    CreateDate: createdAt(arn, parts),
    AssumeRolePolicyDocument: trusted,
  };
  const profile = {
    Path: path,
    InstanceProfileName: name,
    InstanceProfileId: uniqueId('AIPA', arn),
    Arn: `arn:aws:iam::${account}:instance-profile${path}${name}`,
    CreateDate: basics.CreateDate,
    Roles: [basics],
  };
  return {
    ...basics,
    InstanceProfileList: parts.instanceProfile === true ? [profile] : [],
    RolePolicyList: inlineOf(parts),
    AttachedManagedPolicies: attachedTo(parts),
    ...boundaryOf(parts),
    Tags: tagsOf(parts),
    RoleLastUsed: parts.lastUsed === undefined ? {} : { LastUsedDate: utc(parts.lastUsed), Region: parts.lastUsedRegion ?? REGION },
  };
}

/** One of the `UserDetailList` of `get-account-authorization-details`. */
export function user(account: string, name: string, parts: PrincipalParts & { readonly groups?: readonly string[] } = {}): Described {
  const path = parts.path ?? '/';
  const arn = arnOf(account, 'user', `${path.slice(1)}${name}`);
  const inline = inlineOf(parts);
  return {
    Path: path,
    UserName: name,
    UserId: uniqueId('AIDA', arn),
    Arn: arn,
    CreateDate: createdAt(arn, parts),
    // AWS leaves the list out where it is empty
    ...(inline.length === 0 ? {} : { UserPolicyList: inline }),
    GroupList: parts.groups ?? [],
    AttachedManagedPolicies: attachedTo(parts),
    ...boundaryOf(parts),
    Tags: tagsOf(parts),
  };
}

/** One of the `GroupDetailList` of `get-account-authorization-details`. */
export function group(account: string, name: string, parts: Policies = {}): Described {
  const arn = arnOf(account, 'group', name);
  return {
    Path: '/',
    GroupName: name,
    GroupId: uniqueId('AGPA', arn),
    Arn: arn,
    CreateDate: createDate(arn),
    GroupPolicyList: inlineOf(parts),
    AttachedManagedPolicies: attachedTo(parts),
  };
}

/** The roles that AWS services make for themselves; the service is named without `.amazonaws.com`. */
export const serviceLinked = (account: string, service: string, name: string, policyName: string): Described =>
  role(account, name, byService(service), {
    path: `/aws-service-role/${service}.amazonaws.com/`,
    attached: [awsManaged(`aws-service-role/${policyName}`)],
    lastUsed: '2026-11-22T06:00:00',
  });

/** The ARN of the role of a permission set; its suffix is Identity Center's. */
export const permissionSetArn = (account: string, set: string): string =>
  arnOf(account, 'role', `aws-reserved/sso.amazonaws.com/${permissionSetRoleName(account, set)}`);

const permissionSetRoleName = (account: string, set: string): string => `AWSReservedSSO_${set}_${hex(16, `${account} ${set}`)}`;

/** The role of a permission set in one account. Identity Center keeps a set's inline policy under one name. */
export const permissionSetRole = (
  account: string,
  set: string,
  parts: Omit<RoleParts, 'path' | 'inline'> & { readonly inline?: Json } = {},
): Described => {
  const { inline, ...rest } = parts;
  return role(account, permissionSetRoleName(account, set), byIdentityCenter(account), {
    lastUsed: '2026-11-20T08:30:00',
    ...rest,
    ...(inline === undefined ? {} : { inline: { AwsSSOInlinePolicy: inline } }),
    path: '/aws-reserved/sso.amazonaws.com/',
  });
};
