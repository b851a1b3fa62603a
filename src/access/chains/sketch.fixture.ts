import type { Estate } from '../../estate/estate.ts';
import { type AccountPieces, estateOf } from '../../estate/estate-of.fixture.ts';

/** Small estates in a few words, for tests of chains. */
export const HOME = '111122223333';
/** A second account of the organisation. */
export const ABROAD = '444455556666';
/** The management account of the organisation. */
export const MANAGEMENT = '999900001111';
/** An account that is not in the estate. */
export const OUTSIDE = '777788889999';

/** A statement as AWS writes it. */
export type SketchStatement = Readonly<Record<string, unknown>>;

const statement = (effect: string, action: unknown, resource: unknown, condition: unknown): SketchStatement => ({
  Effect: effect,
  Action: action,
  Resource: resource,
  ...(condition === undefined ? {} : { Condition: condition }),
});
/** An Allow statement. */
export const allow = (action: unknown, resource: unknown = '*', condition?: unknown): SketchStatement =>
  statement('Allow', action, resource, condition);
/** A Deny statement. */
export const deny = (action: unknown, resource: unknown = '*', condition?: unknown): SketchStatement =>
  statement('Deny', action, resource, condition);

/** A trust statement; a service by its name, anybody else by ARN, account or `*`. */
export const trusts = (principal: string, condition?: unknown, effect = 'Allow'): SketchStatement => ({
  Effect: effect,
  Principal: principal.endsWith('.amazonaws.com') ? { Service: principal } : { AWS: principal },
  Action: 'sts:AssumeRole',
  ...(condition === undefined ? {} : { Condition: condition }),
});

/** The ARN of a role, in `HOME` unless an account is given. */
export const roleArn = (name: string, account = HOME): string => `arn:aws:iam::${account}:role/${name}`;
/** The ARN of a user, in `HOME` unless an account is given. */
export const userArn = (name: string, account = HOME): string => `arn:aws:iam::${account}:user/${name}`;

/** What a sketch says of a user or role alike. */
export interface SketchPrincipal {
  readonly can?: readonly SketchStatement[];
  /** Customer managed policies by name. */
  readonly managed?: readonly string[];
  readonly boundary?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A role in few words. */
export interface SketchRole extends SketchPrincipal {
  /** Statements, or a whole document that may be unreadable. */
  readonly trust?: readonly SketchStatement[] | string;
  readonly instanceProfile?: boolean;
  readonly id?: string;
}

/** A user in few words. */
export interface SketchUser extends SketchPrincipal {
  readonly groups?: readonly string[];
}

/** An account in few words. */
export interface SketchAccount {
  /** By path and name: `team/builder`. */
  readonly roles?: Readonly<Record<string, SketchRole>>;
  readonly users?: Readonly<Record<string, SketchUser>>;
  readonly groups?: Readonly<Record<string, readonly SketchStatement[]>>;
  readonly policies?: Readonly<Record<string, readonly SketchStatement[]>>;
  readonly scp?: readonly SketchStatement[];
  readonly rcp?: readonly SketchStatement[];
  readonly ai?: unknown;
}

/** Accounts by id. */
export type Sketch = Readonly<Record<string, SketchAccount>>;

const document = (statements: readonly SketchStatement[]): unknown => ({ Version: '2012-10-17', Statement: statements });
const FULL = document([allow('*')]);

/** Builds the estate that a sketch describes. */
export const sketchEstate = (accounts: Sketch): Estate =>
  estateOf({
    organization: organization(accounts),
    accounts: Object.fromEntries(Object.entries(accounts).map(([id, account]) => [id, pieces(id, account)])),
  });

function pieces(id: string, { roles = {}, users = {}, groups = {}, policies = {}, ai }: SketchAccount): AccountPieces {
  const split = (full: string): { Path: string; name: string } => {
    const slash = full.lastIndexOf('/');
    return { Path: slash < 0 ? '/' : `/${full.slice(0, slash + 1)}`, name: full.slice(slash + 1) };
  };
  const common = (kind: string, full: string, one: SketchPrincipal): object => ({
    Path: split(full).Path,
    Arn: `arn:aws:iam::${id}:${kind}/${full}`,
    Tags: Object.entries(one.tags ?? {}).map(([Key, Value]) => ({ Key, Value })),
    AttachedManagedPolicies: (one.managed ?? []).map((name) => ({ PolicyName: name, PolicyArn: `arn:aws:iam::${id}:policy/${name}` })),
    ...(one.boundary === undefined ? {} : { PermissionsBoundary: { PermissionsBoundaryArn: `arn:aws:iam::${id}:policy/${one.boundary}` } }),
  });
  const inline = (one: SketchPrincipal): unknown[] =>
    one.can === undefined ? [] : [{ PolicyName: 'own', PolicyDocument: document(one.can) }];
  return {
    users: Object.entries(users).map(([full, user]) => ({
      ...common('user', full, user),
      UserName: split(full).name,
      UserPolicyList: inline(user),
      GroupList: user.groups ?? [],
    })),
    groups: Object.entries(groups).map(([name, can]) => ({
      Path: '/',
      GroupName: name,
      Arn: `arn:aws:iam::${id}:group/${name}`,
      GroupPolicyList: [{ PolicyName: 'shared', PolicyDocument: document(can) }],
      AttachedManagedPolicies: [],
    })),
    roles: Object.entries(roles).map(([full, role]) => ({
      ...common('role', full, role),
      RoleName: split(full).name,
      RoleId: role.id ?? `AROA${split(full).name.toUpperCase()}`,
      RolePolicyList: inline(role),
      AssumeRolePolicyDocument: typeof role.trust === 'string' ? role.trust : document(role.trust ?? [trusts('nobody.amazonaws.com')]),
      InstanceProfileList: role.instanceProfile === true ? [{ Arn: `arn:aws:iam::${id}:instance-profile/${full}` }] : [],
    })),
    policies: Object.entries(policies).map(([name, can]) => ({
      PolicyName: name,
      Arn: `arn:aws:iam::${id}:policy/${name}`,
      DefaultVersionId: 'v1',
      PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: document(can) }],
    })),
    ...(ai === undefined ? {} : { aiResources: ai }),
  };
}

function organization(accounts: Sketch): unknown {
  const policies: unknown[] = [];
  const add = (name: string, type: string, content: unknown, targets: readonly string[]): void => {
    policies.push({
      PolicySummary: { Id: `p-${name}`, Name: name, Type: type, Arn: `arn:aws:organizations::${MANAGEMENT}:policy/o-1/x/p-${name}` },
      Content: JSON.stringify(content),
      Targets: targets.map((TargetId) => ({ TargetId })),
    });
  };
  const ids = [...new Set([MANAGEMENT, ...Object.keys(accounts)])];
  add('full', 'SERVICE_CONTROL_POLICY', FULL, ['r-1', ...ids]);
  for (const [id, { scp, rcp }] of Object.entries(accounts)) {
    if (scp !== undefined) add(`scp-${id}`, 'SERVICE_CONTROL_POLICY', document(scp), [id]);
    if (rcp !== undefined) add(`rcp-${id}`, 'RESOURCE_CONTROL_POLICY', document(rcp.map((one) => ({ Principal: '*', ...one }))), [id]);
  }
  return {
    Organization: { Id: 'o-home', FeatureSet: 'ALL', MasterAccountId: MANAGEMENT },
    Roots: [
      {
        Id: 'r-1',
        Name: 'Root',
        PolicyTypes: ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'].map((Type) => ({ Type, Status: 'ENABLED' })),
      },
    ],
    OrganizationalUnits: [],
    Accounts: ids.map((Id) => ({ Id, Name: `account ${Id}`, Status: 'ACTIVE', ParentId: 'r-1' })),
    Policies: policies,
  };
}
