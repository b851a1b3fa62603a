import { describe, expect, it } from 'vitest';
import type { Attachment, Estate, Principal } from './estate.ts';
import { placed } from './estate.ts';
import { type AccountPieces, estateOf } from './estate-of.fixture.ts';

const ACCOUNT = '111122223333';
const arn = (resource: string): string => `arn:aws:iam::${ACCOUNT}:${resource}`;
const allow = (action: string): unknown => ({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: action, Resource: '*' } });
const trust = (action: unknown = 'sts:AssumeRole', principal: unknown = { Service: 'ec2.amazonaws.com' }): unknown => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: action }],
});
const user = (name: string, more: object = {}): unknown => ({
  Path: '/',
  UserName: name,
  UserId: 'AIDA1',
  Arn: arn(`user/${name}`),
  ...more,
});
const role = (name: string, more: object = {}): unknown => ({
  Path: '/',
  RoleName: name,
  RoleId: 'AROA1',
  Arn: arn(`role/${name}`),
  AssumeRolePolicyDocument: trust(),
  ...more,
});
const group = (name: string, more: object = {}): unknown => ({ Path: '/', GroupName: name, Arn: arn(`group/${name}`), ...more });
const policy = (name: string, document: unknown, more: object = {}): unknown => ({
  PolicyName: name,
  Arn: arn(`policy/${name}`),
  DefaultVersionId: 'v1',
  PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: document }],
  ...more,
});
const inline = (name: string, document: unknown): unknown => ({ PolicyName: name, PolicyDocument: document });
const attached = (...names: string[]): object => ({
  AttachedManagedPolicies: names.map((name) => ({ PolicyName: name, PolicyArn: name.startsWith('arn:') ? name : arn(`policy/${name}`) })),
});
const FILE = `accounts/${ACCOUNT}/account-authorization-details.json`;

const estateWith = (pieces: AccountPieces): Estate => estateOf({ accounts: { [ACCOUNT]: pieces } });
const accountOf = (estate: Estate) => estate.accounts.get(ACCOUNT) ?? expect.fail('no account');
const only = (estate: Estate): Principal => {
  const { principals } = accountOf(estate);
  expect(principals).toHaveLength(1);
  return principals[0] as Principal;
};
const actionsOf = ({ policy: { statements } }: Attachment): readonly string[] =>
  statements.flatMap((statement) => statement.actions?.patterns ?? []);
const unreadable = (attachments: readonly Attachment[]): readonly string[] =>
  attachments.flatMap(({ policy: { unreadable: why } }) => why ?? []);

describe('a user', () => {
  it('has inline, attached and group policies, each with its place', () => {
    const estate = estateWith({
      users: [user('ann', { GroupList: ['team'], UserPolicyList: [inline('own', allow('s3:GetObject'))], ...attached('managed') })],
      groups: [group('team', { GroupPolicyList: [inline('shared', allow('sqs:SendMessage'))], ...attached('managed') })],
      policies: [policy('other', allow('ec2:*')), policy('managed', allow('sns:Publish'))],
    });
    const ann = only(estate);
    expect(ann.identity.map((attachment) => [actionsOf(attachment)[0], attachment.ref, attachment.group])).toEqual([
      [
        's3:GetObject',
        { name: `inline policy own of ${arn('user/ann')}`, file: FILE, path: ['UserDetailList', 0, 'UserPolicyList', 0, 'PolicyDocument'] },
        undefined,
      ],
      [
        'sns:Publish',
        { name: arn('policy/managed'), file: FILE, path: ['Policies', 1, 'PolicyVersionList', 0, 'Document'], version: 'v1' },
        undefined,
      ],
      [
        'sqs:SendMessage',
        {
          name: `inline policy shared of ${arn('group/team')}`,
          file: FILE,
          path: ['GroupDetailList', 0, 'GroupPolicyList', 0, 'PolicyDocument'],
        },
        arn('group/team'),
      ],
      [
        'sns:Publish',
        { name: arn('policy/managed'), file: FILE, path: ['Policies', 1, 'PolicyVersionList', 0, 'Document'], version: 'v1' },
        arn('group/team'),
      ],
    ]);
    expect(estate.problems).toEqual([]);
    expect(accountOf(estate).detailsRead).toBe('yes');
  });

  it.each(['UserPolicyList', 'AttachedManagedPolicies', 'GroupList', 'Tags'])('has an empty %s where it is left out or null', (key) => {
    for (const more of [{}, { [key]: null }, { [key]: [] }]) {
      const estate = estateWith({ users: [user('ann', more)] });
      expect(only(estate)).toMatchObject({ identity: [], groups: [], tags: {}, boundary: undefined, trust: undefined });
      expect(estate.problems).toEqual([]);
    }
  });

  it('is unknown where a group is missing', () => {
    const estate = estateWith({
      users: [user('ann', { GroupList: ['a', 'ghost'] }), user('bob', { GroupList: ['ghost'] })],
      groups: [group('a')],
    });
    for (const principal of accountOf(estate).principals) {
      expect(unreadable(principal.identity)).toEqual([`group \`ghost\` of ${arn('user/ann')} is not in the snapshot`]);
    }
    expect(estate.problems).toMatchObject([{ severity: 'error', path: ['UserDetailList', 0, 'GroupList', 1], account: ACCOUNT }]);
  });

  it('finds its group by GroupName where the ARN says otherwise', () => {
    const estate = estateWith({
      users: [user('ann', { GroupList: ['team'] })],
      groups: [group('team', { Arn: arn('group/old-name'), GroupPolicyList: [inline('p', allow('sqs:*'))] })],
    });
    expect(only(estate).identity.map((attachment) => attachment.group)).toEqual([arn('group/old-name')]);
    expect(estate.problems).toMatchObject([{ severity: 'warning' }]);
  });
});

describe('a role', () => {
  it('keeps what AWS says of it', () => {
    const estate = estateWith({
      roles: [
        role('Train', {
          Path: '/ml/',
          Arn: arn('role/ml/Train'),
          CreateDate: '2022-08-07 12:55:43+00:00',
          RoleLastUsed: { LastUsedDate: '2026-08-05T08:00:30+00:00', Region: 'us-east-1' },
          InstanceProfileList: [{ Arn: arn('instance-profile/Train') }],
          Tags: [
            { Key: 'team', Value: 'ml' },
            { Key: 'empty', Value: '' },
          ],
        }),
      ],
    });
    expect(only(estate)).toMatchObject({
      kind: 'role',
      arn: arn('role/ml/Train'),
      name: 'Train',
      path: '/ml/',
      account: ACCOUNT,
      uniqueId: 'AROA1',
      tags: { team: 'ml', empty: '' },
      createdAt: '2022-08-07T12:55:43.000Z',
      lastUsedAt: '2026-08-05T08:00:30.000Z',
      instanceProfiles: [arn('instance-profile/Train')],
      serviceLinked: false,
      permissionSet: undefined,
      ref: { name: arn('role/ml/Train'), file: FILE, path: ['RoleDetailList', 0] },
    });
    expect(only(estate).trust?.policy.kind).toBe('trust');
    expect(only(estate).trust?.ref.path).toEqual(['RoleDetailList', 0, 'AssumeRolePolicyDocument']);
    expect(estate.problems).toEqual([]);
  });

  it.each<[string, string | undefined, boolean]>([
    ['aws-reserved/sso.amazonaws.com/AWSReservedSSO_Data_Scientist_0123456789abcdef', 'Data_Scientist', false],
    ['aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef', 'Admin', false],
    ['aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin', undefined, false],
    ['aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_nothex', undefined, false],
    ['AWSReservedSSO_Admin_0123456789abcdef', undefined, false],
    ['aws-service-role/sagemaker.amazonaws.com/AWSServiceRoleForX', undefined, true],
  ])('%s: permission set %s, service-linked %s', (resource, permissionSet, serviceLinked) => {
    const name = resource.slice(resource.lastIndexOf('/') + 1);
    const principal = only(estateWith({ roles: [role(name, { RoleName: name, Arn: arn(`role/${resource}`) })] }));
    expect([principal.permissionSet, principal.serviceLinked]).toEqual([permissionSet, serviceLinked]);
  });

  it('without a trust policy has an unreadable one', () => {
    const estate = estateWith({ roles: [role('Train', { AssumeRolePolicyDocument: undefined })] });
    expect(only(estate).trust?.policy.unreadable).toBe('it is missing');
    expect(estate.problems).toMatchObject([{ severity: 'error', path: ['RoleDetailList', 0, 'AssumeRolePolicyDocument'] }]);
  });

  it('has the name of its ARN where the element has none', () => {
    const estate = estateWith({ roles: [role('Train', { RoleName: undefined })] });
    expect(only(estate).name).toBe('Train');
    expect(estate.problems).toMatchObject([{ severity: 'warning', message: `${arn('role/Train')} has no RoleName` }]);
  });
});

describe('a permissions boundary', () => {
  const bounded = (name: unknown): object => ({ PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: name } });

  it('is found like a managed policy, as another policy than the identity policy of the same text', () => {
    const estate = estateWith({
      roles: [role('a', { ...bounded(arn('policy/limit')), ...attached('limit') }), role('b', bounded(arn('policy/limit')))],
      policies: [policy('limit', allow('s3:*'))],
    });
    const [a, b] = accountOf(estate).principals;
    expect(a?.boundary?.policy.kind).toBe('boundary');
    expect(a?.identity[0]?.policy.kind).toBe('identity');
    expect(a?.boundary).toBe(b?.boundary);
    expect(a?.boundary?.ref).toEqual(a?.identity[0]?.ref);
    expect(estate.problems).toEqual([]);
  });

  it.each<[string, unknown, RegExp]>([
    ['missing', { PermissionsBoundaryArn: arn('policy/ghost') }, /not in the snapshot/],
    ['without an ARN', {}, /no ARN/],
    ['a text', 'policy/limit', /no ARN/],
  ])('%s is unreadable, never none', (_, written, why) => {
    const estate = estateWith({ roles: [role('a', { PermissionsBoundary: written })] });
    expect(only(estate).boundary?.policy).toMatchObject({ kind: 'boundary', unreadable: expect.stringMatching(why) });
    expect(estate.problems).toMatchObject([{ severity: 'error', message: expect.stringMatching(why) }]);
  });
});

describe('documents', () => {
  it.each<[string, (document: unknown) => unknown]>([
    ['an object', (document) => document],
    ['JSON text', (document) => JSON.stringify(document)],
    ['URL-encoded JSON text', (document) => encodeURIComponent(JSON.stringify(document))],
  ])('are read as %s', (_, written) => {
    const estate = estateWith({
      roles: [
        role('a', { AssumeRolePolicyDocument: written(trust()), RolePolicyList: [inline('p', written(allow('s3:*')))], ...attached('m') }),
      ],
      policies: [policy('m', written(allow('sqs:*')))],
    });
    expect(only(estate).identity.flatMap(actionsOf)).toEqual(['s3:*', 'sqs:*']);
    expect(only(estate).trust?.policy.unreadable).toBeUndefined();
    expect(estate.problems).toEqual([]);
  });

  it('that are equal share one policy across principals and accounts, and keep their places', () => {
    const other = '444455556666';
    const text = JSON.stringify(user('bob', { UserPolicyList: [inline('q', allow('s3:*'))] })).replaceAll(ACCOUNT, other);
    const estate = estateOf({
      accounts: {
        [ACCOUNT]: { users: [user('ann', { UserPolicyList: [inline('p', allow('s3:*'))] })] },
        [other]: { users: [JSON.parse(text)] },
      },
    });
    const [a, b] = [...estate.accounts.values()].map((account) => account.principals[0]?.identity[0]);
    expect(a?.policy).toBe(b?.policy);
    expect(b?.ref.name).toBe(`inline policy q of arn:aws:iam::${other}:user/bob`);
    expect(b === undefined ? undefined : placed(b).ref).toBe(b?.ref);
    expect(a?.policy.ref).toBe(a?.ref);
  });

  it('with a statement that nobody can evaluate are reported once, at the first of their places', () => {
    const document = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 's3:*', Resource: '*' },
        { Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { StringSounds: { 'aws:username': 'ann' } } },
      ],
    };
    const estate = estateWith({ users: ['ann', 'bob'].map((name) => user(name, { UserPolicyList: [inline('p', document)] })) });
    expect(estate.problems).toEqual([
      {
        severity: 'error',
        file: FILE,
        path: ['UserDetailList', 0, 'UserPolicyList', 0, 'PolicyDocument'],
        message: `inline policy p of ${arn('user/ann')}, statement 2: unknown condition operator \`StringSounds\``,
        account: ACCOUNT,
      },
    ]);
  });

  it.each<[string, unknown, RegExp]>([
    ['missing', undefined, /missing/],
    ['null', null, /null/],
    ['a number', 7, /number/],
    ['broken JSON text', '{"Statement":', /not valid JSON/],
    ['without statements', { Version: '2012-10-17' }, /no Statement/],
    ['of a version that cannot be shown', { Version: { toString: 1 }, Statement: [] }, /cannot be read: Version is/],
    ['nested too deeply', JSON.parse('{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)), /too deeply/],
  ])('that are %s are unreadable and reported', (_, document, why) => {
    const estate = estateWith({
      users: [user('ann', { UserPolicyList: [inline('p', document)], ...attached('m') })],
      policies: [policy('m', document)],
    });
    expect(unreadable(only(estate).identity)).toHaveLength(2);
    expect(estate.problems.map((problem) => problem.severity)).toEqual(['error', 'error']);
    expect(estate.problems[1]?.message).toMatch(why);
    expect(estate.problems[1]?.path).toEqual(['UserDetailList', 0, 'UserPolicyList', 0, 'PolicyDocument']);
  });
});

describe('parts that cannot be read make the principal unknown', () => {
  it.each<[string, object, (string | number)[]]>([
    ['inline policies', { RolePolicyList: 'none' }, ['RolePolicyList']],
    ['an inline policy', { RolePolicyList: [5] }, ['RolePolicyList', 0]],
    ['attached policies', { AttachedManagedPolicies: {} }, ['AttachedManagedPolicies']],
    ['an attached policy', { AttachedManagedPolicies: [{ PolicyName: 'x' }] }, ['AttachedManagedPolicies', 0]],
    ['an attached policy whose ARN is a number', { AttachedManagedPolicies: [{ PolicyArn: 7 }] }, ['AttachedManagedPolicies', 0]],
    ['tags', { Tags: 'a=b' }, ['Tags']],
    ['a tag', { Tags: [{ Key: 'a', Value: {} }] }, ['Tags', 0]],
    ['a tag without a key', { Tags: [{ Value: 'b' }] }, ['Tags', 0]],
  ])('%s', (_, more, path) => {
    const estate = estateWith({ roles: [role('a', more)] });
    expect(unreadable(only(estate).identity)).toHaveLength(1);
    expect(estate.problems).toMatchObject([{ severity: 'error', file: FILE, path: ['RoleDetailList', 0, ...path], account: ACCOUNT }]);
    expect(accountOf(estate).detailsRead).toBe('yes');
  });

  it('groups of a user', () => {
    const estate = estateWith({ users: [user('ann', { GroupList: ['team', 4] })], groups: [group('team')] });
    expect(unreadable(only(estate).identity)).toHaveLength(1);
    expect(only(estate).groups).toEqual(['team']);
  });

  it('a tag may be called __proto__', () => {
    const tags = JSON.parse('[{"Key":"__proto__","Value":"x"},{"Key":"n","Value":3}]');
    expect(Object.entries(only(estateWith({ roles: [role('a', { Tags: tags })] })).tags)).toEqual([
      ['__proto__', 'x'],
      ['n', '3'],
    ]);
  });
});

describe('elements that cannot be read', () => {
  it.each<[string, unknown, (string | number)[]]>([
    ['no object', 'x', []],
    ['null', null, []],
    ['no ARN', { RoleName: 'a' }, []],
    ['an ARN that is a number', { RoleName: 'a', Arn: 4 }, []],
    ['the ARN of something else', { RoleName: 'a', Arn: arn('user/a') }, ['Arn']],
    ['an ARN without a name', { RoleName: 'a', Arn: arn('role/') }, ['Arn']],
    ['a prototype', JSON.parse('{"__proto__": {"Arn": "arn:aws:iam::111122223333:role/a"}}'), []],
  ])('%s: reported, the account is read partly, the rest is built', (_, item, path) => {
    const estate = estateWith({ roles: [item, role('b')] });
    expect(only(estate).name).toBe('b');
    expect(accountOf(estate).detailsRead).toBe('partly');
    expect(estate.problems).toMatchObject([{ severity: 'error', file: FILE, path: ['RoleDetailList', 0, ...path], account: ACCOUNT }]);
  });

  it('a group or policy that is lost leaves users and roles unknown, not the account', () => {
    const estate = estateWith({
      users: [user('ann', { GroupList: ['team'], ...attached('m') })],
      groups: [{ GroupName: 'team' }],
      policies: [{}],
    });
    expect(accountOf(estate).detailsRead).toBe('yes');
    expect(unreadable(only(estate).identity)).toHaveLength(2);
  });

  it('of another account are left out', () => {
    const stranger = JSON.parse(JSON.stringify(role('b')).replaceAll(ACCOUNT, '999999999999'));
    const estate = estateWith({ roles: [role('a'), stranger] });
    expect(only(estate).name).toBe('a');
    expect(accountOf(estate).detailsRead).toBe('partly');
    expect(estate.problems).toMatchObject([
      { severity: 'error', path: ['RoleDetailList', 1], message: expect.stringContaining('does not belong') },
    ]);
  });
});

describe('duplicates of an ARN', () => {
  it('that are equal count once', () => {
    const estate = estateWith({
      users: [user('ann', { GroupList: ['a', 'b'], ...attached('m') }), user('ann', { GroupList: ['b', 'a'], ...attached('m') })],
      groups: [group('a'), group('a'), group('b')],
      policies: [policy('m', allow('s3:*')), policy('m', allow('s3:*'))],
    });
    expect(unreadable(only(estate).identity)).toEqual([]);
    expect(estate.problems).toEqual([]);
  });

  it.each<[string, AccountPieces, string]>([
    ['users', { users: [user('ann'), user('ann', { Tags: [{ Key: 'a', Value: 'b' }] })] }, arn('user/ann')],
    [
      'users and their policies',
      { users: [user('ann', attached('x')), user('ann')], policies: [policy('x', allow('s3:*'))] },
      arn('user/ann'),
    ],
    [
      'groups',
      {
        users: [user('ann', { GroupList: ['g'] })],
        groups: [group('g'), group('g', attached('x'))],
        policies: [policy('x', allow('a:b'))],
      },
      arn('group/g'),
    ],
    [
      'policies',
      { users: [user('ann', attached('x'))], policies: [policy('x', allow('s3:*')), policy('x', allow('s3:Get*'))] },
      arn('policy/x'),
    ],
  ])('that differ make %s unknown and are both named', (_, pieces, name) => {
    const estate = estateWith(pieces);
    expect(unreadable(only(estate).identity)).toHaveLength(1);
    const [problem] = estate.problems.filter((found) => found.severity === 'error');
    expect(problem?.message).toContain(`${name} is described twice and differently; the other is at`);
    expect(problem?.path[1]).toBe(1);
  });

  it('that differ in trust make the trust policy unknown too', () => {
    const estate = estateWith({ roles: [role('a'), role('a', { AssumeRolePolicyDocument: trust('sts:*') })] });
    expect(only(estate).trust?.policy.unreadable).toBeDefined();
  });

  it('of a role read while it was in use are equal', () => {
    const estate = estateWith({ roles: [role('a'), role('a', { RoleLastUsed: { LastUsedDate: '2026-01-01T00:00:00Z' } })] });
    expect(estate.problems).toEqual([]);
  });
});
