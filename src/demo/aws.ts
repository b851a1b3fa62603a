/** Small builders of AWS's own JSON shapes, so that each account of the demo reads as a list of who is there. */

export type Json = Readonly<Record<string, unknown>>;

export interface StatementParts {
  readonly sid?: string;
  readonly resource?: string | readonly string[];
  readonly condition?: Json;
}

const statement = (
  effect: 'Allow' | 'Deny',
  action: string | readonly string[],
  { sid, resource = '*', condition }: StatementParts = {},
): Json => ({
  ...(sid === undefined ? {} : { Sid: sid }),
  Effect: effect,
  Action: action,
  Resource: resource,
  ...(condition === undefined ? {} : { Condition: condition }),
});

export const allow = (action: string | readonly string[], parts?: StatementParts): Json => statement('Allow', action, parts);
export const deny = (action: string | readonly string[], parts?: StatementParts): Json => statement('Deny', action, parts);
export const policy = (...statements: readonly Json[]): Json => ({ Version: '2012-10-17', Statement: statements });

const trust = (principal: Json, action: string | readonly string[], condition?: Json): Json => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: action, ...(condition === undefined ? {} : { Condition: condition }) }],
});

export const byService = (service: string, condition?: Json): Json =>
  trust({ Service: `${service}.amazonaws.com` }, 'sts:AssumeRole', condition);
export const byPrincipal = (arn: string | readonly string[], condition?: Json): Json => trust({ AWS: arn }, 'sts:AssumeRole', condition);
export const byIdentityCenter = (account: string): Json =>
  trust(
    { Federated: `arn:aws:iam::${account}:saml-provider/AWSSSO_4b1c9e7a02d35f68_DO_NOT_DELETE` },
    ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
    {
      StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' },
    },
  );
export const byGitHub = (account: string, sub: string, like = false): Json =>
  trust({ Federated: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com` }, 'sts:AssumeRoleWithWebIdentity', {
    StringEquals: {
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      ...(like ? {} : { 'token.actions.githubusercontent.com:sub': sub }),
    },
    ...(like ? { StringLike: { 'token.actions.githubusercontent.com:sub': sub } } : {}),
  });

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A unique id of AWS's form that depends on the ARN alone. */
function uniqueId(prefix: string, text: string): string {
  let id = prefix;
  for (let i = 0; i < 17; i++) {
    let hash = 0x811c9dc5 ^ (i * 0x9e3779b1);
    for (let j = 0; j < text.length; j++) hash = Math.imul(hash ^ text.charCodeAt(j), 0x01000193);
    id += ALPHABET[(hash >>> 27) & 31];
  }
  return id;
}

export const awsManaged = (name: string, path = ''): string => `arn:aws:iam::aws:policy/${path}${name}`;

export interface PrincipalParts {
  readonly path?: string;
  readonly created?: string;
  /** Inline policies by name. */
  readonly inline?: Readonly<Record<string, Json>>;
  /** ARNs. */
  readonly attached?: readonly string[];
  readonly boundary?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

const CREATED = '2025-03-03T09:00:00+00:00';

const attachedList = (arns: readonly string[] = []): Json[] =>
  arns.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn }));
const inlineList = (inline: Readonly<Record<string, Json>> = {}): Json[] =>
  Object.entries(inline).map(([name, document]) => ({ PolicyName: name, PolicyDocument: document }));
const tagList = (tags: Readonly<Record<string, string>> = {}): Json[] =>
  Object.entries(tags).map(([key, value]) => ({ Key: key, Value: value }));
const boundaryOf = (arn: string | undefined): Json =>
  arn === undefined ? {} : { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn } };

export const arnOf = (account: string, kind: 'role' | 'user' | 'group' | 'policy', path: string, name: string): string =>
  `arn:aws:iam::${account}:${kind}${path}${name}`;

export interface RoleParts extends PrincipalParts {
  readonly lastUsed?: string;
  readonly instanceProfile?: true;
}

export function role(account: string, name: string, trusted: Json, parts: RoleParts = {}): Json {
  const path = parts.path ?? '/';
  const arn = arnOf(account, 'role', path, name);
  const profile = {
    Path: path,
    InstanceProfileName: name,
    InstanceProfileId: uniqueId('AIPA', arn),
    Arn: `arn:aws:iam::${account}:instance-profile${path}${name}`,
    CreateDate: parts.created ?? CREATED,
    Roles: [],
  };
  return {
    Path: path,
    RoleName: name,
    RoleId: uniqueId('AROA', arn),
    Arn: arn,
    CreateDate: parts.created ?? CREATED,
    AssumeRolePolicyDocument: trusted,
    InstanceProfileList: parts.instanceProfile === true ? [profile] : [],
    RolePolicyList: inlineList(parts.inline),
    AttachedManagedPolicies: attachedList(parts.attached),
    ...boundaryOf(parts.boundary),
    Tags: tagList(parts.tags),
    RoleLastUsed: parts.lastUsed === undefined ? {} : { LastUsedDate: parts.lastUsed, Region: 'us-east-1' },
  };
}

export function user(account: string, name: string, parts: PrincipalParts & { readonly groups?: readonly string[] } = {}): Json {
  const path = parts.path ?? '/';
  const arn = arnOf(account, 'user', path, name);
  const inline = inlineList(parts.inline);
  return {
    Path: path,
    UserName: name,
    UserId: uniqueId('AIDA', arn),
    Arn: arn,
    CreateDate: parts.created ?? CREATED,
    // AWS leaves the list out where it is empty
    ...(inline.length === 0 ? {} : { UserPolicyList: inline }),
    GroupList: parts.groups ?? [],
    AttachedManagedPolicies: attachedList(parts.attached),
    ...boundaryOf(parts.boundary),
    Tags: tagList(parts.tags),
  };
}

export function group(account: string, name: string, parts: Pick<PrincipalParts, 'inline' | 'attached'> = {}): Json {
  const arn = arnOf(account, 'group', '/', name);
  return {
    Path: '/',
    GroupName: name,
    GroupId: uniqueId('AGPA', arn),
    Arn: arn,
    CreateDate: CREATED,
    GroupPolicyList: inlineList(parts.inline),
    AttachedManagedPolicies: attachedList(parts.attached),
  };
}

/** A customer managed policy; the last version is the default one unless `defaultVersion` says otherwise. */
export function managed(account: string, name: string, versions: readonly Json[], defaultVersion = versions.length): Json {
  const arn = arnOf(account, 'policy', '/', name);
  return {
    PolicyName: name,
    PolicyId: uniqueId('ANPA', arn),
    Arn: arn,
    Path: '/',
    DefaultVersionId: `v${defaultVersion}`,
    AttachmentCount: 1,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: CREATED,
    UpdateDate: CREATED,
    PolicyVersionList: versions
      .map((document, index) => ({
        Document: document,
        VersionId: `v${index + 1}`,
        IsDefaultVersion: index + 1 === defaultVersion,
        CreateDate: CREATED,
      }))
      .reverse(),
  };
}

/** The roles that AWS services make for themselves. */
export const serviceLinked = (account: string, service: string, name: string, policyName: string): Json =>
  role(account, name, byService(service), {
    path: `/aws-service-role/${service}.amazonaws.com/`,
    attached: [awsManaged(policyName, 'aws-service-role/')],
    lastUsed: '2026-11-01T06:00:00+00:00',
  });

/** The role of an Identity Center permission set in one account. */
export const permissionSetRole = (account: string, set: string, suffix: string, parts: RoleParts): Json =>
  role(account, `AWSReservedSSO_${set}_${suffix}`, byIdentityCenter(account), {
    lastUsed: '2026-11-20T08:30:00+00:00',
    ...parts,
    path: '/aws-reserved/sso.amazonaws.com/',
  });

/** One account of the demo: its files by name. */
export interface DemoAccount {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly users?: readonly Json[];
  readonly groups?: readonly Json[];
  readonly roles: readonly Json[];
  readonly policies?: readonly Json[];
  readonly resourcePolicies?: readonly Json[];
  readonly aiResources?: Json;
  readonly lastAccessed?: Json;
  readonly oidc?: true;
}
