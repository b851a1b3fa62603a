import { describe, expect, test } from 'vitest';
import { asked } from '../asked.fixture.ts';
import {
  ABROAD,
  allow,
  deny,
  HOME,
  roleArn,
  type SketchAccount,
  type SketchRole,
  type SketchStatement,
  type SketchUser,
  sketchEstate,
  trusts,
  userArn,
} from '../sketch.fixture.ts';

const TUNE = 'bedrock:CreateModelCustomizationJob';
const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
const policyArn = (name: string): string => `arn:aws:iam::${HOME}:policy/${name}`;
const OFF = ['iam:DeleteRolePermissionsBoundary', 'iam:PutRolePermissionsBoundary'];
const SAME = { StringEquals: { 'iam:PermissionsBoundary': policyArn('strict') } };
const POLICIES = {
  wide: [allow('*')],
  small: [allow('s3:GetObject')],
  'no-ai': [allow(['s3:*', 'iam:PutRolePolicy'])],
  // boundaries that let themselves be taken off, or others be put on, or others be made
  removable: [allow('iam:DeleteRolePermissionsBoundary')],
  loose: [allow(['s3:*', 'iam:PutRolePolicy', ...OFF])],
  strict: [allow('iam:PutRolePolicy'), allow('iam:PutRolePermissionsBoundary', '*', SAME)],
  porous: [allow('*'), deny(['bedrock:*', ...OFF])],
};

interface Case {
  readonly user?: SketchUser;
  readonly role?: SketchRole;
  readonly account?: Partial<SketchAccount>;
}

const self: Readonly<Record<string, readonly [Case, string]>> = {
  'a role puts a policy on itself': [{ role: { can: [allow('iam:PutRolePolicy')] } }, 'certain'],
  'a role attaches a policy to itself': [{ role: { can: [allow('iam:AttachRolePolicy', roleArn('me'))] } }, 'certain'],
  'a role attaches policies that are named': [
    { role: { can: [allow('iam:AttachRolePolicy', '*', { ArnEquals: { 'iam:PolicyARN': policyArn('small') } })] } },
    'conditional',
  ],
  'a role puts policies on others only': [{ role: { can: [allow('iam:PutRolePolicy', roleArn('app-*'))] } }, 'none'],
  'a role puts policies on users': [{ role: { can: [allow('iam:PutUserPolicy')] } }, 'none'],
  'a role may not touch itself': [{ role: { can: [allow('iam:*'), deny('iam:*', roleArn('me'))], boundary: 'no-ai' } }, 'none'],
  'with MFA': [{ role: { can: [allow('iam:PutRolePolicy', '*', MFA)] } }, 'conditional'],
  'a user puts a policy on himself': [{ user: { can: [allow('iam:PutUserPolicy', userArn('${aws:username}'))] } }, 'certain'],
  'a user attaches a policy to himself': [{ user: { can: [allow('iam:AttachUserPolicy')] } }, 'certain'],
  'a user writes a policy of his group': [
    { user: { groups: ['team'] }, account: { groups: { team: [allow('iam:PutGroupPolicy')] } } },
    'certain',
  ],
  'a user writes policies of other groups': [
    { user: { groups: ['team'] }, account: { groups: { team: [allow('iam:PutGroupPolicy', `arn:aws:iam::${HOME}:group/other`)] } } },
    'none',
  ],
  'a new version of an attached policy': [{ role: { can: [allow('iam:CreatePolicyVersion')], managed: ['small'] } }, 'certain'],
  'a new version of a policy that is attached to nobody': [{ role: { can: [allow('iam:CreatePolicyVersion')] } }, 'none'],
  'a new version of another policy': [{ role: { can: [allow('iam:CreatePolicyVersion', policyArn('wide'))], managed: ['small'] } }, 'none'],
  'an old version of an attached policy': [{ role: { can: [allow('iam:SetDefaultPolicyVersion')], managed: ['small'] } }, 'conditional'],
  'the boundary stands': [{ role: { can: [allow('iam:PutRolePolicy')], boundary: 'no-ai' } }, 'none'],
  'a boundary that allows to create roles is none': [{ role: { can: [allow('iam:PutRolePolicy')], boundary: 'porous' } }, 'certain'],
  'the boundary does not forbid it': [{ role: { can: [allow('iam:PutRolePolicy')], boundary: 'wide' } }, 'certain'],
  'the boundary is taken off': [
    { role: { can: [allow(['iam:PutRolePolicy', 'iam:DeleteRolePermissionsBoundary'])], boundary: 'loose' } },
    'certain',
  ],
  'another boundary is put on': [
    { role: { can: [allow(['iam:PutRolePolicy', 'iam:PutRolePermissionsBoundary'])], boundary: 'loose' } },
    'certain',
  ],
  'only a named boundary may be put on': [
    { role: { can: [allow('iam:PutRolePolicy'), allow('iam:PutRolePermissionsBoundary', '*', SAME)], boundary: 'strict' } },
    'conditional',
  ],
  'a policy written by oneself takes the boundary off': [{ role: { can: [allow('iam:PutRolePolicy')], boundary: 'loose' } }, 'certain'],
  'without its boundary it writes its policies': [
    { role: { can: [allow(['iam:DeleteRolePermissionsBoundary', 'iam:PutRolePolicy'])], boundary: 'removable' } },
    'certain',
  ],
  'what the boundary hid comes out': [
    { role: { can: [allow('iam:DeleteRolePermissionsBoundary'), allow(TUNE)], boundary: 'loose' } },
    'certain',
  ],
  'an SCP stands': [{ role: { can: [allow('iam:*')] }, account: { scp: [deny(TUNE)] } }, 'none'],
  'an SCP spares the caller': [
    {
      role: { can: [allow('iam:PutRolePolicy')] },
      account: { scp: [deny(TUNE, '*', { ArnNotEquals: { 'aws:PrincipalArn': roleArn('me') } })] },
    },
    'certain',
  ],
  'an SCP spares others': [
    {
      role: { can: [allow('iam:PutRolePolicy')] },
      account: { scp: [deny(TUNE, '*', { ArnNotEquals: { 'aws:PrincipalArn': roleArn('other') } }), deny('iam:CreateRole')] },
    },
    'none',
  ],
  'an SCP spares a name that the caller may give': [
    {
      role: { can: [allow('iam:PutRolePolicy')] },
      account: { scp: [deny(TUNE, '*', { ArnNotEquals: { 'aws:PrincipalArn': roleArn('other') } })] },
    },
    'certain',
  ],
};

describe('own policies', () => {
  test.each(Object.entries(self))('%s', (_, [{ user, role, account = {} }, expected]) => {
    const estate = sketchEstate({
      [HOME]: {
        ...account,
        policies: { ...POLICIES, ...account.policies },
        ...(user === undefined ? {} : { users: { me: user } }),
        ...(role === undefined ? {} : { roles: { me: role } }),
      },
    });
    const { status, path } = asked(estate, user === undefined ? roleArn('me') : userArn('me'), TUNE);
    expect(status).toBe(expected);
    for (const right of path?.steps[0]?.rights ?? []) expect(right.status).not.toBe('no');
    if (expected !== 'none') expect(path?.steps[0]?.rights.length).toBeGreaterThan(0);
  });
});

const others: Readonly<Record<string, readonly [Record<string, SketchRole>, string, string]>> = {
  'of a role that the caller may assume': [
    { me: { can: [allow('iam:PutRolePolicy', roleArn('other'))] }, other: { trust: [trusts(roleArn('me'))] } },
    'certain',
    'policy-writing -> other, assume-role -> other',
  ],
  'of a role that nobody can take': [{ me: { can: [allow('iam:PutRolePolicy', roleArn('other'))] }, other: {} }, 'none', ''],
  'of a role whose trust policy it writes too': [
    { me: { can: [allow(['iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'], roleArn('other'))] }, other: {} },
    'certain',
    'policy-writing -> other, trust-policy -> other',
  ],
  'of a role that it passes to a function': [
    {
      me: {
        can: [allow('iam:PutRolePolicy', roleArn('other')), allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'])],
      },
      other: { trust: [trusts('lambda.amazonaws.com')] },
    },
    'certain',
    'policy-writing -> other, pass-role new-function -> other',
  ],
  'of a role that it may assume with MFA': [
    { me: { can: [allow('iam:PutRolePolicy', roleArn('other'))] }, other: { trust: [trusts(roleArn('me'), MFA)] } },
    'conditional',
    'policy-writing -> other, assume-role -> other',
  ],
  'of a role that another one leads to': [
    {
      me: {},
      middle: { trust: [trusts(roleArn('me'))], can: [allow('iam:PutRolePolicy', roleArn('other'))] },
      other: { trust: [trusts(roleArn('middle'))] },
    },
    'certain',
    'assume-role -> middle, policy-writing -> other, assume-role -> other',
  ],
};

describe('policies of others', () => {
  test.each(Object.entries(others))('%s', (_, [roles, expected, steps]) => {
    const found = asked(sketchEstate({ [HOME]: { roles } }), roleArn('me'), TUNE);
    expect(found.status).toBe(expected);
    expect(found.steps).toBe(steps);
  });

  test('an exemption of an SCP is reached through a role that has it', () => {
    const scp = [deny(TUNE, '*', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ai/*' } })];
    const roles = { me: { can: [allow('iam:*'), deny('iam:CreateRole')] }, 'ai/exempt': {}, plain: {} };
    const { status, steps } = asked(sketchEstate({ [HOME]: { roles, scp } }), roleArn('me'), TUNE);
    expect(status).toBe('certain');
    expect(steps).toBe('policy-writing -> exempt, trust-policy -> exempt');
  });

  test('policies of another account are not written', () => {
    const roles = { me: { can: [allow(['iam:PutRolePolicy', 'sts:AssumeRole'], roleArn('far', ABROAD))] } };
    const estate = sketchEstate({ [HOME]: { roles }, [ABROAD]: { roles: { far: { trust: [trusts(HOME)] } } } });
    expect(asked(estate, roleArn('me'), TUNE).status).toBe('none');
  });
});

test('who may write everything reaches what its rewritten self reaches', () => {
  const roles = { me: { can: [allow('iam:PutRolePolicy', roleArn('me'))] } };
  const abroad = { roles: { far: { trust: [trusts(roleArn('me'))], can: [allow(TUNE)] } } };
  const scp: readonly SketchStatement[] = [deny('bedrock:*')];
  const { status, steps } = asked(sketchEstate({ [HOME]: { roles, scp }, [ABROAD]: abroad }), roleArn('me'), TUNE);
  // the trust policy names the role: its variants stand for several and are not taken for it
  expect([status, steps]).toEqual(['none', '']);
  const open = { roles: { far: { trust: [trusts(HOME)], can: [allow(TUNE)] } } };
  expect(asked(sketchEstate({ [HOME]: { roles, scp }, [ABROAD]: open }), roleArn('me'), TUNE).steps).toBe(
    'policy-writing -> me, assume-role -> far',
  );
});
