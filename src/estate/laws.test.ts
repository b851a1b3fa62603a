import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DetailList } from './builder.ts';
import { createEstateBuilder } from './create-estate-builder.ts';
import type { Estate } from './estate.ts';
import { estateOf, type SnapshotPieces } from './estate-of.fixture.ts';

type Json = Record<string, unknown>;
const A = '111122223333';
const B = '444455556666';
const allow = (action: string): Json => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
const trust: Json = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }] };

/** A small organisation in which everything occurs once. Made anew each time, because tests damage it. */
function snapshot() {
  const account = (id: string) => ({
    users: [
      {
        UserName: 'ann',
        UserId: 'AIDAANN',
        Arn: `arn:aws:iam::${id}:user/ann`,
        CreateDate: '2022-08-07T12:55:43+00:00',
        GroupList: ['team'],
        UserPolicyList: [{ PolicyName: 'own', PolicyDocument: allow('s3:GetObject') }],
        AttachedManagedPolicies: [{ PolicyName: 'm', PolicyArn: `arn:aws:iam::${id}:policy/m` }],
        Tags: [{ Key: 'team', Value: 'ml' }],
      },
      { UserName: 'bob', UserId: 'AIDABOB', Arn: `arn:aws:iam::${id}:user/bob`, Tags: [] },
    ],
    groups: [
      {
        GroupName: 'team',
        Arn: `arn:aws:iam::${id}:group/team`,
        GroupPolicyList: [{ PolicyName: 'g', PolicyDocument: allow('sqs:*') }],
        AttachedManagedPolicies: [{ PolicyName: 'Read', PolicyArn: 'arn:aws:iam::aws:policy/Read' }],
      },
    ],
    roles: [
      {
        RoleName: 'Train',
        RoleId: 'AROATRAIN',
        Arn: `arn:aws:iam::${id}:role/ml/Train`,
        AssumeRolePolicyDocument: trust,
        RolePolicyList: [{ PolicyName: 'own', PolicyDocument: allow('s3:GetObject') }],
        AttachedManagedPolicies: [{ PolicyName: 'm', PolicyArn: `arn:aws:iam::${id}:policy/m` }],
        PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: `arn:aws:iam::${id}:policy/m` },
        InstanceProfileList: [{ Arn: `arn:aws:iam::${id}:instance-profile/Train` }],
        RoleLastUsed: { LastUsedDate: '2026-08-05T08:00:30+00:00' },
      },
    ],
    policies: [
      {
        PolicyName: 'm',
        Arn: `arn:aws:iam::${id}:policy/m`,
        DefaultVersionId: 'v2',
        PolicyVersionList: [
          { VersionId: 'v2', IsDefaultVersion: true, Document: allow('s3:*') },
          { VersionId: 'v1', IsDefaultVersion: false, Document: allow('*') },
        ],
      },
      {
        PolicyName: 'Read',
        Arn: 'arn:aws:iam::aws:policy/Read',
        DefaultVersionId: 'v1',
        PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: allow('s3:Get*') }],
      },
    ],
    account: { Id: id, Name: `name-${id}`, OidcProviders: [`arn:aws:iam::${id}:oidc-provider/x`] },
    resourcePolicies: { resourcePolicies: [{ type: 'AWS::S3::Bucket', arn: `arn:aws:s3:::b-${id}`, region: 'us-east-1', policy: trust }] },
    aiResources: { guardrails: [{ id: 'g', arn: `arn:aws:bedrock:us-east-1:${id}:guardrail/g` }], modelInvocationLogging: {} },
  });
  return {
    organization: {
      Organization: { Id: 'o-1', FeatureSet: 'ALL', MasterAccountId: A },
      Roots: [{ Id: 'r-1', PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] }],
      OrganizationalUnits: [{ Id: 'ou-1', Name: 'x', ParentId: 'r-1' }],
      Accounts: [
        { Id: A, ParentId: 'r-1', Status: 'ACTIVE' },
        { Id: B, ParentId: 'ou-1', Status: 'ACTIVE' },
      ],
      Policies: [
        {
          PolicySummary: { Id: 'p-1', Name: 'Full', Type: 'SERVICE_CONTROL_POLICY' },
          Content: JSON.stringify(allow('*')),
          Targets: ['r-1', 'ou-1', A, B].map((TargetId) => ({ TargetId })),
        },
      ],
    },
    identityCenter: {
      Users: [{ UserName: 'ann', UserId: 'u' }],
      Assignments: [{ AccountId: A, PermissionSet: 'Admin', PrincipalUser: 'ann' }],
    },
    accounts: { [A]: account(A), [B]: account(B) },
  } satisfies SnapshotPieces;
}

const whole = estateOf(snapshot());

it('a whole snapshot has no problems', () => {
  expect(whole.problems).toEqual([]);
  expect([...whole.accounts.values()].map((account) => [account.principals.length, account.resources.length, account.detailsRead])).toEqual(
    [
      [3, 3, 'yes'],
      [3, 3, 'yes'],
    ],
  );
});

it('the order of the pieces does not matter', () => {
  const order = fc.infiniteStream(fc.nat(1_000_000));
  fc.assert(
    fc.property(order, (numbers) => {
      const shuffle = <T>(pieces: T[]): T[] =>
        pieces
          .map((piece) => [numbers.next().value ?? 0, piece] as const)
          .sort(([a], [b]) => a - b)
          .map(([, piece]) => piece);
      expect(estateOf(snapshot(), shuffle)).toEqual(whole);
    }),
    { numRuns: 50 },
  );
});

it('the order of the pieces does not matter for problems either', () => {
  const broken = snapshot();
  broken.accounts[A].users.push({ ...broken.accounts[A].users[0], UserId: 'AIDAOTHER' } as never, 7 as never);
  broken.accounts[B].roles.push(broken.accounts[A].roles[0] as never);
  broken.accounts[B].users[0]?.GroupList?.push('ghost');
  broken.accounts[B].policies.splice(0, 1);
  const reversed = estateOf(broken, (pieces) => pieces.reverse());
  expect(reversed).toEqual(estateOf(broken));
  expect(reversed.problems.length).toBeGreaterThan(4);
});

it('building twice gives the same estate', () => {
  expect(estateOf(snapshot())).toEqual(whole);
  const builder = createEstateBuilder();
  const { roles, policies } = snapshot().accounts[A];
  for (const [index, item] of roles.entries()) builder.detail(A, 'RoleDetailList', index, item, 'f');
  for (const [index, item] of policies.entries()) builder.detail(A, 'Policies', index, item, 'f');
  builder.detailsEnd(A, 'f');
  expect(builder.build(new Map())).toEqual(builder.build(new Map()));
});

it('a bare file is the account of its ARNs without an organisation', () => {
  const { users, groups, roles, policies } = snapshot().accounts[A];
  const estate = estateOf({ bare: { users, groups, roles, policies } });
  expect(estate.organization).toBeUndefined();
  expect([...estate.accounts.keys()]).toEqual([A]);
  const stripped = (from: Estate) =>
    JSON.parse(JSON.stringify(from.accounts.get(A)?.principals).replaceAll(/"file":"[^"]*"/g, '"file":"x"'));
  expect(stripped(estate)).toEqual(stripped(whole));
  expect(estate.problems).toEqual([]);
});

it('a bare file of several accounts is split, and only the first counts as whole', () => {
  const { accounts } = snapshot();
  const { users, groups, roles, policies } = accounts[A];
  const other = accounts[B];
  const both = {
    users: [...users, ...other.users],
    groups: [...other.groups, ...groups],
    roles: [...other.roles, ...roles],
    policies: [...other.policies, policies[0]],
  };
  const estate = estateOf({ bare: both });
  expect([...estate.accounts].map(([id, account]) => [id, account.detailsRead, account.principals.length])).toEqual([
    [A, 'yes', 3],
    [B, 'partly', 3],
  ]);
  expect(estate.problems).toMatchObject([{ severity: 'warning', account: B }]);
  const readable = [...estate.accounts.values()].flatMap(({ principals }) => principals.flatMap(({ identity }) => identity));
  expect(readable.filter(({ policy }) => policy.unreadable !== undefined)).toEqual([]);
});

it('masked account ids are taken to be those of the file', () => {
  const { users, roles } = snapshot().accounts[A];
  const masked = { ...users[1], Arn: 'arn:aws:iam::aws:user/bob' };
  const estate = estateOf({ bare: { users: [masked], roles } });
  expect(estate.accounts.get(A)?.principals.map(({ name, account }) => [name, account])).toEqual([
    ['bob', A],
    ['Train', A],
  ]);
  expect(estate.problems.filter(({ path }) => path[0] === 'UserDetailList')).toMatchObject([{ severity: 'warning', account: A }]);
  expect(estateOf({ bare: { users: [masked] } }).problems).toMatchObject([
    { severity: 'error', message: 'no ARN of the file tells its account' },
  ]);
});

it('details without their end count as not read', () => {
  const builder = createEstateBuilder();
  builder.detail(A, 'UserDetailList', 0, snapshot().accounts[A].users[1], 'f');
  const estate = builder.build(new Map());
  expect(estate.accounts.get(A)).toMatchObject({ detailsRead: 'no', principals: [{ name: 'bob' }] });
  expect(estate.problems).toMatchObject([{ severity: 'error', file: 'f', account: A }]);
});

it('an error that the reader of the snapshot had is told once', () => {
  const builder = createEstateBuilder();
  builder.account(A, {}, 'account.json');
  builder.problem({ severity: 'error', file: 'f', path: [], message: 'not valid JSON', account: A });
  const estate = builder.build(new Map());
  expect(estate.accounts.get(A)?.detailsRead).toBe('no');
  expect(estate.problems.map((problem) => problem.message)).toEqual(['not valid JSON']);
});

type Key = string | number;

function* placesIn(value: unknown, path: readonly Key[] = []): Generator<readonly Key[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) yield* placesIn(member, [...path, Array.isArray(value) ? Number(key) : key]);
}

function replaced<T>(value: T, path: readonly Key[], by: unknown): T {
  const copy = structuredClone(value);
  let at = copy as Record<Key, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<Key, unknown>;
  at[path.at(-1) as Key] = by;
  return copy;
}

/** Builders take the elements of these lists, not the lists. */
const isFed = (path: readonly Key[]): boolean =>
  path[0] === 'accounts' && (path.length < 3 || (path.length === 3 && ['users', 'groups', 'roles', 'policies'].includes(String(path[2]))));
const at = (value: unknown, path: readonly Key[]): unknown => path.reduce((part, key) => (part as Record<Key, unknown>)[key], value);
const typeOf = (value: unknown): string => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);
/** What is not read, is read as any type, or says nothing about permissions. */
const UNREAD = new Set(['PolicyName', 'PermissionsBoundaryType', 'Name', 'Status', 'type', 'region', 'id', 'Description']);

/** What may well be an empty list. */
const EMPTY = new Set(['Action', 'Resource', 'AWS', 'modelInvocationLogging']);

it('what has the wrong type is a problem', () => {
  const silent: string[] = [];
  const good = snapshot();
  for (const path of placesIn(good)) {
    const key = path.at(-1) as Key;
    if (isFed(path) || UNREAD.has(String(key))) continue;
    for (const by of [7, true, 'x', {}, []]) {
      const was = at(good, path);
      if (typeOf(by) === typeOf(was)) continue;
      // numbers are dates of version 1 of the CLI, values of tags, and elements of policies that take any scalar
      if (typeof was === 'string' && typeof by !== 'object' && ['Value', 'CreateDate', 'LastUsedDate'].includes(String(key))) continue;
      if (Array.isArray(by) && EMPTY.has(String(key))) continue;
      const estate = estateOf(replaced(good, path, by));
      const changed = JSON.stringify([...estate.accounts], null, 1) !== JSON.stringify([...whole.accounts], null, 1);
      if (changed && estate.problems.length === 0) silent.push(`${path.join('.')} = ${JSON.stringify(by)}`);
    }
  }
  expect(silent).toEqual([]);
});

it('any value in any place is answered with an estate', () => {
  const good = snapshot();
  const places = [...placesIn(good)].filter((path) => !isFed(path));
  const value = fc.oneof(fc.jsonValue(), fc.constant(JSON.parse('{"__proto__": {"Arn": 1}, "toString": 1, "constructor": 2}')));
  fc.assert(
    fc.property(fc.constantFrom(...places), value, (path, by) => {
      const estate = estateOf(replaced(good, path, by));
      expect(estate.accounts.size).toBeGreaterThan(1);
    }),
    { numRuns: 500 },
  );
});

it('any JSON as a piece is answered with an estate', () => {
  const lists: readonly DetailList[] = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'];
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.tuple(fc.constantFrom(...lists), fc.jsonValue())), fc.string(), (document, items, account) => {
      const builder = createEstateBuilder();
      builder.organization(document, 'a');
      builder.identityCenter(document, 'b');
      builder.account(account, document, 'c');
      builder.resourcePolicies(account, document, 'd');
      builder.aiResources(account, document, 'e');
      for (const [index, [list, item]] of items.entries()) {
        builder.detail(account, list, index, item, 'f');
        builder.detail(undefined, list, index, item, 'g');
      }
      builder.detailsEnd(undefined, 'g');
      builder.attachedOfAws();
      expect(builder.build(new Map()).problems.length).toBeGreaterThan(0);
    }),
  );
});

it('values nested ten thousand deep are answered with an estate', () => {
  const deep = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000));
  const places = [...placesIn(snapshot())].filter((path) => !isFed(path));
  fc.assert(
    fc.property(fc.constantFrom(...places), (path) => {
      const good = JSON.parse(JSON.stringify(snapshot())); // so that no part is shared
      (at(good, path.slice(0, -1)) as Record<Key, unknown>)[path.at(-1) as Key] = deep;
      expect(estateOf(good).accounts.size).toBeGreaterThan(1);
    }),
    { numRuns: 60 },
  );
});
