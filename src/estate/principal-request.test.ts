import { describe, expect, it } from 'vitest';
import type { Estate, Principal } from './estate.ts';
import { estateOf } from './estate-of.fixture.ts';
import { absentKeys, principalContext, requestPrincipal } from './principal-request.ts';

const ACCOUNT = '111122223333';
const ABSENT = ['aws:principaltag/'];
const tags = (...keys: string[]): object => ({ Tags: keys.map((Key) => ({ Key, Value: `${Key}-value` })) });
const trust = (statement: object): object => ({
  AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, ...statement }] },
});
const organization = {
  Organization: { Id: 'o-1', FeatureSet: 'ALL', MasterAccountId: ACCOUNT },
  Roots: [{ Id: 'r-1', PolicyTypes: [] }],
  OrganizationalUnits: [{ Id: 'ou-1', Name: 'x', ParentId: 'r-1' }],
  Accounts: [{ Id: ACCOUNT, ParentId: 'ou-1' }],
  Policies: [],
};
const user = (more: object = {}): object => ({ UserName: 'ann', UserId: 'AIDA1', Arn: `arn:aws:iam::${ACCOUNT}:user/ann`, ...more });
const role = (more: object = {}): object => ({
  RoleName: 'Train',
  RoleId: 'AROA1',
  Arn: `arn:aws:iam::${ACCOUNT}:role/ml/Train`,
  ...trust({ Action: 'sts:AssumeRole' }),
  ...more,
});
const build = (pieces: { users?: object[]; roles?: object[] }, more: object = {}): { estate: Estate; principal: Principal } => {
  const estate = estateOf({ accounts: { [ACCOUNT]: pieces }, ...more });
  return { estate, principal: estate.accounts.get(ACCOUNT)?.principals[0] ?? expect.fail('nobody') };
};
const contextOf = ({ estate, principal }: { estate: Estate; principal: Principal }) =>
  principalContext(estate, estate.accounts.get(ACCOUNT), principal);

describe('the caller', () => {
  it('is a user', () => {
    const { estate, principal } = build({ users: [user()] });
    expect(requestPrincipal(estate, principal)).toEqual({
      kind: 'user',
      arn: principal.arn,
      account: ACCOUNT,
      roleArn: undefined,
      parentArn: undefined,
      uniqueId: 'AIDA1',
      canonicalUserId: undefined,
      serviceLinked: false,
    });
  });

  it('is any session of a role', () => {
    const arn = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`;
    const { estate, principal } = build({ roles: [role({ RoleName: 'AWSServiceRoleForX', Arn: arn })] });
    expect(requestPrincipal(estate, principal)).toMatchObject({
      kind: 'role-session',
      arn: undefined,
      roleArn: arn,
      uniqueId: 'AROA1',
      serviceLinked: true,
    });
  });
});

describe('tags', () => {
  it('of a user are all there are', () => {
    const built = build({ users: [user(tags('team', 'Cost Center'))] });
    expect(contextOf(built)).toEqual({ 'aws:PrincipalTag/team': 'team-value', 'aws:PrincipalTag/Cost Center': 'Cost Center-value' });
    expect(absentKeys(built.estate, built.principal)).toEqual(ABSENT);
  });

  it.each<[string, object, boolean]>([
    ['only AssumeRole', trust({ Action: 'sts:AssumeRole' }), true],
    ['a web identity', trust({ Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated: 'token.example' } }), true],
    ['TagSession', trust({ Action: ['sts:AssumeRole', 'sts:TagSession'] }), false],
    ['TagSession in other letters', trust({ Action: 'STS:tagsession' }), false],
    ['a wildcard', trust({ Action: 'sts:*' }), false],
    ['everything but', trust({ NotAction: 'sts:AssumeRole' }), false],
    ['everything but TagSession', trust({ NotAction: ['sts:Tag*'] }), true],
    [
      'TagSession under a condition',
      trust({ Action: 'sts:TagSession', Condition: { StringEquals: { 'aws:RequestTag/team': 'ml' } } }),
      false,
    ],
    ['TagSession denied', trust({ Effect: 'Deny', Action: 'sts:TagSession' }), true],
    ['an effect nobody knows', trust({ Effect: 'Maybe', Action: 'sts:TagSession' }), false],
    ['a trust policy that cannot be read', { AssumeRolePolicyDocument: 'x' }, false],
    [
      'a permission set',
      {
        RoleName: 'AWSReservedSSO_A_0123456789abcdef',
        Arn: `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_A_0123456789abcdef`,
      },
      false,
    ],
  ])('of a role hold unless a session may bring others: %s', (_, more, hold) => {
    const built = build({ roles: [role({ ...tags('team'), ...more })] });
    expect(contextOf(built)).toEqual(hold ? { 'aws:PrincipalTag/team': 'team-value' } : {});
    expect(absentKeys(built.estate, built.principal)).toEqual(hold ? ABSENT : []);
  });

  it('that differ by case only are unknown', () => {
    const built = build({ users: [user(tags('team', 'Team'))] });
    expect(contextOf(built)).toEqual({});
    expect(absentKeys(built.estate, built.principal)).toEqual([]);
  });
});

describe('organisation keys', () => {
  it('are known inside the organisation', () => {
    expect(contextOf(build({ users: [user()] }, { organization }))).toEqual({
      'aws:PrincipalOrgID': 'o-1',
      'aws:PrincipalOrgPaths': ['o-1/r-1/ou-1/'],
    });
  });

  it.each<[string, object]>([
    ['without an organisation', {}],
    ['outside the organisation', { organization: { ...organization, Accounts: [] } }],
    ['where the place is unknown', { organization: { ...organization, OrganizationalUnits: [] } }],
  ])('are open %s', (_, more) => {
    expect(contextOf(build({ users: [user()] }, more))).toEqual({});
  });
});
