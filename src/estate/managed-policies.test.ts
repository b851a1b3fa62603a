import { describe, expect, it } from 'vitest';
import type { ShippedPolicy } from './builder.ts';
import { createEstateBuilder } from './create-estate-builder.ts';
import type { Attachment, Estate } from './estate.ts';
import { estateOf } from './estate-of.fixture.ts';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const allow = (action: string): unknown => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
const user = (account: string, ...policies: string[]): unknown => ({
  UserName: 'ann',
  Arn: `arn:aws:iam::${account}:user/ann`,
  AttachedManagedPolicies: policies.map((PolicyArn) => ({ PolicyArn })),
});
const AWS = 'arn:aws:iam::aws:policy/service-role/Helper';
const OWN = `arn:aws:iam::${ACCOUNT}:policy/own`;
const version = (id: string, isDefault: unknown, action: string): unknown => ({
  VersionId: id,
  IsDefaultVersion: isDefault,
  Document: allow(action),
});
const identityOf = (estate: Estate, account = ACCOUNT): Attachment => {
  const attachment = estate.accounts.get(account)?.principals[0]?.identity[0];
  return attachment ?? expect.fail('nothing is attached');
};
const actionOf = (attachment: Attachment): unknown => attachment.policy.statements[0]?.actions?.patterns[0];

describe('only the default version is in force', () => {
  it.each<[string, object, string, string]>([
    [
      'named and marked',
      { DefaultVersionId: 'v2', PolicyVersionList: [version('v3', false, 'a:c'), version('v2', true, 'a:b')] },
      'a:b',
      'v2',
    ],
    [
      'named only',
      { DefaultVersionId: 'v1', PolicyVersionList: [version('v2', undefined, 'a:c'), version('v1', undefined, 'a:b')] },
      'a:b',
      'v1',
    ],
    ['marked only', { PolicyVersionList: [version('v3', false, 'a:c'), version('v2', true, 'a:b')] }, 'a:b', 'v2'],
  ])('%s', (_, policy, action, id) => {
    const estate = estateOf({
      accounts: { [ACCOUNT]: { users: [user(ACCOUNT, OWN)], policies: [{ PolicyName: 'own', Arn: OWN, ...policy }] } },
    });
    expect([actionOf(identityOf(estate)), identityOf(estate).ref.version]).toEqual([action, id]);
    expect(estate.problems).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ['neither named nor marked', { PolicyVersionList: [version('v1', false, 'a:b')] }, /no version is named or marked/],
    ['no versions', {}, /no version is named or marked/],
    ['not a list', { PolicyVersionList: {} }, /not a list/],
    ['a version that is no object', { DefaultVersionId: 'v1', PolicyVersionList: [version('v1', true, 'a:b'), 'v2'] }, /element 2/],
    [
      'named and another marked',
      { DefaultVersionId: 'v1', PolicyVersionList: [version('v1', undefined, 'a:b'), version('v2', true, 'a:c')] },
      /otherwise/,
    ],
    ['named and denied', { DefaultVersionId: 'v1', PolicyVersionList: [version('v1', false, 'a:b')] }, /otherwise/],
    ['marked twice', { PolicyVersionList: [version('v1', true, 'a:b'), version('v2', true, 'a:c')] }, /two versions/],
    ['named and missing', { DefaultVersionId: 'v9', PolicyVersionList: [version('v1', false, 'a:b')] }, /v9 is not in the snapshot/],
    ['without a document', { DefaultVersionId: 'v1', PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true }] }, /no document/],
  ])('%s: unreadable and named', (_, policy, why) => {
    const pieces = { policies: [{ PolicyName: 'own', Arn: OWN, ...policy }] };
    const estate = estateOf({ accounts: { [ACCOUNT]: { ...pieces, users: [user(ACCOUNT, OWN)] } } });
    expect(identityOf(estate).policy.unreadable).toMatch(why);
    expect(estate.problems).toMatchObject([
      { severity: 'error', message: expect.stringMatching(why), path: expect.arrayContaining(['Policies', 0]) },
    ]);
    expect(estate.problems[0]?.message).toContain(OWN);
    // nobody depends on it, so no answer is incomplete
    const unattached = estateOf({ accounts: { [ACCOUNT]: pieces } });
    expect(unattached.problems).toMatchObject([{ severity: 'warning', message: expect.stringMatching(why) }]);
  });
});

describe('policies that the account lacks', () => {
  const shipped: ShippedPolicy = { arn: AWS, version: 'v7', date: '2026-09-01', document: allow('a:shipped') };

  it('of the customer are unreadable and named once', () => {
    const estate = estateOf({ accounts: { [ACCOUNT]: { users: [user(ACCOUNT, OWN, OWN)] } } });
    expect(identityOf(estate).policy.unreadable).toBe(`policy ${OWN} is attached and not in the snapshot`);
    expect(estate.problems).toMatchObject([{ severity: 'error', path: ['UserDetailList', 0, 'AttachedManagedPolicies', 0, 'PolicyArn'] }]);
  });

  it('of AWS come from another account, in its newest version', () => {
    const aws = (id: string, action: string): unknown => ({
      Arn: AWS,
      PolicyName: 'Helper',
      DefaultVersionId: id,
      PolicyVersionList: [version(id, true, action)],
    });
    const estate = estateOf({
      accounts: {
        [ACCOUNT]: { users: [user(ACCOUNT, AWS)] },
        [OTHER]: { users: [user(OTHER, AWS)], policies: [aws('v9', 'a:nine')] },
        '777788889999': { policies: [aws('v10', 'a:ten')] },
      },
      shipped: [shipped],
    });
    expect(actionOf(identityOf(estate))).toBe('a:ten');
    expect(identityOf(estate).ref.file).toBe('accounts/777788889999/account-authorization-details.json');
    expect(actionOf(identityOf(estate, OTHER))).toBe('a:nine');
  });

  it('of AWS come from those shipped, with a warning', () => {
    const estate = estateOf({
      accounts: { [ACCOUNT]: { users: [user(ACCOUNT, AWS)] }, [OTHER]: { users: [user(OTHER, AWS)] } },
      shipped: [shipped],
    });
    expect(actionOf(identityOf(estate))).toBe('a:shipped');
    expect(identityOf(estate).ref).toEqual({ name: AWS, version: 'v7' });
    expect(identityOf(estate)).toBe(identityOf(estate, OTHER));
    expect(estate.problems).toMatchObject([{ severity: 'warning', message: expect.stringContaining('v7 of 2026-09-01') }]);
  });

  it.each([AWS, 'arn:aws-cn:iam::aws:policy/Helper', 'arn:aws-us-gov:iam::aws:policy/Helper'])(
    '%s that nobody has is unreadable',
    (arn) => {
      const estate = estateOf({ accounts: { [ACCOUNT]: { users: [user(ACCOUNT, arn)] } } });
      expect(identityOf(estate).policy.unreadable).toContain(arn);
      expect(estate.problems).toMatchObject([{ severity: 'error', message: expect.stringContaining(arn) }]);
    },
  );

  it('a shipped version stands beside that of the snapshot, which decides', () => {
    const older = { PolicyName: 'Helper', Arn: AWS, DefaultVersionId: 'v6', PolicyVersionList: [version('v6', true, 'a:read')] };
    const estate = estateOf({ accounts: { [ACCOUNT]: { users: [user(ACCOUNT, AWS)], policies: [older] } }, shipped: [shipped] });
    expect([actionOf(identityOf(estate)), identityOf(estate).ref.version]).toEqual(['a:read', 'v6']);
    const beside = estate.shippedOfAws.get(AWS);
    expect([beside && actionOf(beside), beside?.ref]).toEqual(['a:shipped', { name: AWS, version: 'v7' }]);
    expect(estate.problems).toEqual([]);
    expect(estateOf({ accounts: { [ACCOUNT]: { users: [user(ACCOUNT)] } }, shipped: [shipped] }).shippedOfAws.size).toBe(0);
  });

  it('a shipped body never stands in for a policy of the customer', () => {
    const estate = estateOf({ accounts: { [ACCOUNT]: { users: [user(ACCOUNT, OWN)] } }, shipped: [{ ...shipped, arn: OWN }] });
    expect(identityOf(estate).policy.unreadable).toBeDefined();
  });
});

it('policies of AWS that somebody has are listed, attached by users, groups or as boundaries, in the snapshot or not', () => {
  const builder = createEstateBuilder();
  const aws = (name: string): string => `arn:aws:iam::aws:policy/${name}`;
  builder.detail(ACCOUNT, 'UserDetailList', 0, user(ACCOUNT, aws('b'), aws('present'), OWN), 'f');
  builder.detail(
    ACCOUNT,
    'GroupDetailList',
    0,
    { Arn: `arn:aws:iam::${ACCOUNT}:group/g`, AttachedManagedPolicies: [{ PolicyArn: aws('a') }] },
    'f',
  );
  builder.detail(
    ACCOUNT,
    'RoleDetailList',
    0,
    { Arn: `arn:aws:iam::${ACCOUNT}:role/r`, PermissionsBoundary: { PermissionsBoundaryArn: 'arn:aws-cn:iam::aws:policy/c' } },
    'f',
  );
  builder.detail(
    ACCOUNT,
    'Policies',
    0,
    { Arn: aws('present'), DefaultVersionId: 'v1', PolicyVersionList: [version('v1', true, 'a:b')] },
    'f',
  );
  expect(builder.attachedOfAws()).toEqual(['arn:aws-cn:iam::aws:policy/c', aws('a'), aws('b'), aws('present')]);
});
