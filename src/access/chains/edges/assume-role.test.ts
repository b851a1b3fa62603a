import { describe, expect, test } from 'vitest';
import { asked, callerNamed, everyReach } from '../asked.fixture.ts';
import {
  ABROAD,
  allow,
  deny,
  HOME,
  OUTSIDE,
  roleArn,
  type Sketch,
  type SketchRole,
  type SketchStatement,
  sketchEstate,
  trusts,
  userArn,
} from '../sketch.fixture.ts';
import { shortestPath } from '../path.ts';

const TUNE = 'bedrock:CreateModelCustomizationJob';
const ASSUME = 'sts:AssumeRole';
const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

/** A source and a target that may tune; everything else is what the case says. */
interface Case {
  readonly trust: readonly SketchStatement[] | string;
  readonly can?: readonly SketchStatement[];
  readonly from?: string;
  readonly source?: Partial<SketchRole>;
  readonly target?: Partial<SketchRole>;
  readonly scp?: readonly SketchStatement[];
  readonly abroadScp?: readonly SketchStatement[];
  readonly rcp?: readonly SketchStatement[];
  readonly policies?: Readonly<Record<string, readonly SketchStatement[]>>;
}

const tuner = (one: Case): SketchRole => ({ can: [allow(TUNE)], trust: one.trust, ...one.target });

/** The target stands in the source's own account, or in another one. */
const estateOf = (one: Case, account: string): Sketch => {
  const source = { roles: { source: { can: one.can ?? [], ...one.source } }, users: { ann: { can: one.can ?? [] } } };
  const target = { target: tuner(one) };
  const policies = one.policies ?? {};
  return account === HOME
    ? { [HOME]: { ...source, roles: { ...source.roles, ...target }, scp: one.scp ?? [], rcp: one.rcp ?? [], policies } }
    : { [HOME]: { ...source, scp: one.scp ?? [], policies }, [ABROAD]: { roles: target, scp: one.abroadScp ?? [], rcp: one.rcp ?? [] } };
};

const can = [allow(ASSUME)];
const account = `arn:aws:iam::${HOME}:root`;
const source = roleArn('source');

const within: Readonly<Record<string, readonly [Case, string]>> = {
  'the account is trusted and the caller may assume': [{ trust: [trusts(account)], can }, 'certain'],
  'the account by its number': [{ trust: [trusts(HOME)], can }, 'certain'],
  'the caller lacks the right': [{ trust: [trusts(account)] }, 'none'],
  'nobody is trusted but a service': [{ trust: [trusts('lambda.amazonaws.com')], can }, 'none'],
  'the caller is named and needs no right': [{ trust: [trusts(source)] }, 'certain'],
  'a user is named and needs no right': [{ trust: [trusts(userArn('ann'))], from: userArn('ann') }, 'certain'],
  'somebody else is named': [{ trust: [trusts(roleArn('other'))], can }, 'none'],
  'the caller by its unique id': [{ trust: [trusts('AROASOURCE')] }, 'certain'],
  'everybody is trusted, without any right': [{ trust: [trusts('*')] }, 'certain'],
  'everybody but one is trusted': [{ trust: [{ Effect: 'Allow', NotPrincipal: { AWS: roleArn('other') }, Action: ASSUME }] }, 'certain'],
  'everybody of one name is trusted': [{ trust: [trusts('*', { ArnEquals: { 'aws:PrincipalArn': source } })] }, 'certain'],
  'everybody of another name is trusted': [{ trust: [trusts('*', { ArnEquals: { 'aws:PrincipalArn': roleArn('other') } })], can }, 'none'],
  'MFA is asked for by the trust policy': [{ trust: [trusts(account, MFA)], can }, 'conditional'],
  'MFA is asked for by the caller’s policy': [{ trust: [trusts(account)], can: [allow(ASSUME, '*', MFA)] }, 'conditional'],
  'an external id is asked for': [{ trust: [trusts(account, { StringEquals: { 'sts:ExternalId': 'x' } })], can }, 'conditional'],
  'a source identity is asked for': [{ trust: [trusts(account, { StringLike: { 'sts:SourceIdentity': '*' } })], can }, 'conditional'],
  'a request tag is asked for': [{ trust: [trusts(account, { StringEquals: { 'aws:RequestTag/team': 'ml' } })], can }, 'conditional'],
  'the caller has the tag that is asked for': [
    { trust: [trusts(account, { StringEquals: { 'aws:PrincipalTag/team': 'ml' } })], can, source: { tags: { team: 'ml' } } },
    'certain',
  ],
  'the caller has another tag': [
    { trust: [trusts(account, { StringEquals: { 'aws:PrincipalTag/team': 'ml' } })], can, source: { tags: { team: 'web' } } },
    'none',
  ],
  'only roles of a path may be assumed': [{ trust: [trusts(account)], can: [allow(ASSUME, roleArn('team/*'))] }, 'none'],
  'roles of this name may be assumed': [{ trust: [trusts(account)], can: [allow(ASSUME, roleArn('tar*'))] }, 'certain'],
  'roles with a tag may be assumed, and it has it': [
    {
      trust: [trusts(account)],
      can: [allow(ASSUME, '*', { StringEquals: { 'aws:ResourceTag/open': 'yes' } })],
      target: { tags: { open: 'yes' } },
    },
    'certain',
  ],
  'roles with a tag may be assumed, and it lacks it': [
    { trust: [trusts(account)], can: [allow(ASSUME, '*', { StringEquals: { 'aws:ResourceTag/open': 'yes' } })] },
    'none',
  ],
  'everything is allowed but this role': [{ trust: [trusts(account)], can: [allow('sts:*'), deny(ASSUME, roleArn('target'))] }, 'none'],
  'a Deny beats a trust policy that names the caller': [{ trust: [trusts(source)], can: [deny('sts:*')] }, 'none'],
  'the trust policy denies the caller': [{ trust: [trusts(account), trusts(source, undefined, 'Deny')], can }, 'none'],
  'an SCP stops it': [{ trust: [trusts(account)], can, scp: [deny(ASSUME)] }, 'none'],
  'an SCP spares the caller': [
    { trust: [trusts(account)], can, scp: [deny(ASSUME, '*', { ArnNotEquals: { 'aws:PrincipalArn': source } })] },
    'certain',
  ],
  'an RCP stops it': [{ trust: [trusts(account)], can, rcp: [deny(ASSUME)] }, 'none'],
  'the boundary lacks it': [
    { trust: [trusts(account)], can, source: { boundary: 'narrow' }, policies: { narrow: [allow('s3:*')] } },
    'none',
  ],
  'the boundary lacks it and the role is named': [
    { trust: [trusts(source)], source: { boundary: 'narrow' }, policies: { narrow: [allow('s3:*')] } },
    'none',
  ],
  'the trust policy cannot be read': [{ trust: '{', can }, 'indeterminate'],
  'a session is named': [{ trust: [trusts(`arn:aws:sts::${HOME}:assumed-role/source/deploy`)] }, 'conditional'],
  'the source is service-linked': [{ trust: [trusts(account)], can, from: roleArn('aws-service-role/x.amazonaws.com/linked') }, 'none'],
};

const across: Readonly<Record<string, readonly [Case, string]>> = {
  'the account is trusted and the caller may assume': [{ trust: [trusts(account)], can }, 'certain'],
  'the caller may assume this very role': [{ trust: [trusts(account)], can: [allow(ASSUME, roleArn('target', ABROAD))] }, 'certain'],
  'the caller may assume roles of its own account': [{ trust: [trusts(account)], can: [allow(ASSUME, roleArn('*'))] }, 'none'],
  'the caller lacks the right': [{ trust: [trusts(account)] }, 'none'],
  'the caller is named and still needs the right': [{ trust: [trusts(source)] }, 'none'],
  'the caller is named and has the right': [{ trust: [trusts(source)], can }, 'certain'],
  'another account is trusted': [{ trust: [trusts(OUTSIDE)], can }, 'none'],
  'everybody is trusted': [{ trust: [trusts('*')], can }, 'certain'],
  'everybody is trusted and the caller lacks the right': [{ trust: [trusts('*')] }, 'none'],
  'the organisation is trusted': [{ trust: [trusts('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-home' } })], can }, 'certain'],
  'another organisation is trusted': [{ trust: [trusts('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-other' } })], can }, 'none'],
  'an SCP of the caller stops it': [{ trust: [trusts(account)], can, scp: [deny(ASSUME)] }, 'none'],
  'an SCP of the role’s account does not bind the caller': [{ trust: [trusts(account)], can, abroadScp: [deny(ASSUME)] }, 'certain'],
  'an RCP of the role’s account stops it': [{ trust: [trusts(account)], can, rcp: [deny(ASSUME)] }, 'none'],
  'an RCP that asks for the organisation lets it pass': [
    { trust: [trusts(account)], can, rcp: [deny(ASSUME, '*', { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-home' } })] },
    'certain',
  ],
  'the caller stays in its own account by an SCP': [
    { trust: [trusts(account)], can, scp: [deny(ASSUME, '*', { StringNotEquals: { 'aws:ResourceAccount': HOME } })] },
    'none',
  ],
};

describe('a role is assumed within an account', () => {
  test.each(Object.entries(within))('%s', (_, [one, expected]) => {
    const sketch = estateOf(one, HOME);
    const home = sketch[HOME];
    const linked = { 'aws-service-role/x.amazonaws.com/linked': { can: one.can ?? [] } };
    const estate = sketchEstate({ ...sketch, [HOME]: { ...home, roles: { ...home?.roles, ...linked } } });
    const { status, steps } = asked(estate, one.from ?? source, TUNE);
    expect(status).toBe(expected);
    if (expected !== 'none') expect(steps).toMatch(/^assume-role .*-> target$/);
  });
});

describe('a role is assumed across accounts', () => {
  test.each(Object.entries(across))('%s', (_, [one, expected]) => {
    const { status } = asked(sketchEstate(estateOf(one, ABROAD)), one.from ?? source, TUNE);
    expect(status).toBe(expected);
  });
});

test('the root user cannot assume', () => {
  const estate = sketchEstate(
    estateOf({ trust: [trusts(account)], scp: [deny(TUNE, '*', { ArnNotEquals: { 'aws:PrincipalArn': roleArn('target') } })] }, HOME),
  );
  // it takes the place of a new user instead
  expect(asked(estate, account, TUNE).steps).toMatch(/^created-principal -> \w+, [a-z-]+ -> target$/);
});

test.each([
  ['ml', 'certain'],
  ['web', 'none'],
])('of roles with one trust policy, each is asked for its own tag: %s', (team, expected) => {
  const shared = [trusts(HOME, { StringEquals: { 'aws:PrincipalTag/team': '${aws:ResourceTag/team}' } })];
  const roles = {
    source: { can, tags: { team: 'ml' } },
    another: { can: [], trust: shared, tags: { team: team === 'ml' ? 'web' : 'ml' } },
    target: { can: [allow(TUNE)], trust: shared, tags: { team } },
  };
  expect(asked(sketchEstate({ [HOME]: { roles } }), source, TUNE).status).toBe(expected);
});

describe('a step is explained', () => {
  test('by the trust statement and the Allow of the caller, with what is left open', () => {
    const estate = sketchEstate(estateOf({ trust: [trusts(OUTSIDE), trusts(account, MFA)], can: [allow('s3:*'), allow(ASSUME)] }, HOME));
    const { path } = asked(estate, source, TUNE);
    const right = path?.steps[0]?.rights[0];
    expect(right?.statements.map(({ document, index }) => `${document.name} ${index}`).sort()).toEqual([
      `inline policy own of ${source} 1`,
      `trust policy of ${roleArn('target')} 1`,
    ]);
    expect(right).toMatchObject({ who: source, action: ASSUME, resource: roleArn('target'), status: 'conditional' });
    expect(JSON.stringify(right?.open)).toContain('aws:MultiFactorAuthPresent');
    expect(path?.end).toMatchObject({ arn: roleArn('target'), form: 'itself' });
  });
});

describe('chains of several roles', () => {
  const chain: Sketch = {
    [HOME]: {
      roles: {
        a: { trust: [trusts(roleArn('c'))] },
        b: { trust: [trusts(roleArn('a'))] },
        c: { trust: [trusts(roleArn('b'))] },
        tuner: { trust: [trusts(roleArn('c')), trusts(roleArn('a'), MFA)], can: [allow(TUNE)] },
      },
    },
  };

  test('go round in circles and end', () => {
    const estate = sketchEstate(chain);
    for (const name of ['a', 'b', 'c']) expect(asked(estate, roleArn(name), TUNE).status).toBe('certain');
  });

  test('a longer certain chain comes before a shorter conditional one', () => {
    expect(asked(sketchEstate(chain), roleArn('a'), TUNE).steps).toBe('assume-role -> b, assume-role -> c, assume-role -> tuner');
  });

  test('the shortest of several is shown', () => {
    expect(asked(sketchEstate(chain), roleArn('b'), TUNE).steps).toBe('assume-role -> c, assume-role -> tuner');
  });

  test('a chain is as strong as its weakest step', () => {
    const roles = {
      a: { can: [allow(ASSUME)] },
      b: { trust: [trusts(account, MFA)], can: [allow(ASSUME)] },
      tuner: { trust: [trusts(roleArn('b'))], can: [allow(TUNE)] },
    };
    expect(asked(sketchEstate({ [HOME]: { roles } }), roleArn('a'), TUNE).status).toBe('conditional');
  });

  test('a right that the end holds under a condition is reached under it', () => {
    const roles = { a: {}, b: { trust: [trusts(roleArn('a'))], can: [allow(TUNE, '*', MFA)] } };
    const { status, path } = asked(sketchEstate({ [HOME]: { roles } }), roleArn('a'), TUNE);
    expect(status).toBe('conditional');
    expect(path).toMatchObject({ held: 'conditional', steps: [{ status: 'yes' }] });
  });

  test('what a caller holds itself is not reached', () => {
    const roles = { a: { can: [allow(TUNE)] }, b: { trust: [trusts(roleArn('a'))], can: [allow(TUNE)] } };
    const estate = sketchEstate({ [HOME]: { roles } });
    // root users assume roles only through others
    expect(everyReach(estate, [TUNE]).chains.filter(({ caller }) => caller.kind !== 'root')).toEqual([]);
    expect(shortestPath(everyReach(estate, [TUNE]), callerNamed(estate, roleArn('a')), TUNE)?.steps).toHaveLength(1);
  });
});

describe('outsiders', () => {
  const outsiders: Readonly<Record<string, readonly [readonly SketchStatement[], readonly string[]]>> = {
    'an account': [[trusts(OUTSIDE)], [`account ${OUTSIDE} 3`]],
    'an account with an external id': [[trusts(OUTSIDE, { StringEquals: { 'sts:ExternalId': 'x' } })], [`account ${OUTSIDE} 2`]],
    'a role': [[trusts(roleArn('vendor', OUTSIDE))], [`principal ${roleArn('vendor', OUTSIDE)} 3`]],
    'one role of an account by its ARN': [
      [trusts(OUTSIDE, { ArnLike: { 'aws:PrincipalArn': roleArn('vendor', OUTSIDE) } })],
      [`account ${OUTSIDE} 2`],
    ],
    everybody: [[trusts('*')], ['everyone * 3']],
    'everybody of the organisation': [[trusts('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-home' } })], []],
    'an account of the estate': [[trusts(ABROAD)], []],
  };

  test.each(Object.entries(outsiders))('%s', (_, [trust, expected]) => {
    const roles = { target: { trust, can: [allow(TUNE)] } };
    const reach = everyReach(sketchEstate({ [HOME]: { roles }, [ABROAD]: {} }), [TUNE]);
    expect(reach.externalTrusts.map(({ kind, principal, strength }) => `${kind} ${principal} ${strength}`)).toEqual(expected);
  });

  test('an RCP keeps them out', () => {
    const roles = { target: { trust: [trusts(OUTSIDE)], can: [allow(TUNE)] } };
    const rcp = [deny(ASSUME, '*', { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-home' } })];
    expect(everyReach(sketchEstate({ [HOME]: { roles, rcp } }), [TUNE]).externalTrusts).toEqual([]);
  });
});
