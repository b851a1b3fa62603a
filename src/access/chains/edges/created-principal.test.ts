import { expect, test } from 'vitest';
import { asked } from '../asked.fixture.ts';
import { allow, deny, HOME, roleArn, type SketchStatement, sketchEstate } from '../sketch.fixture.ts';

const TUNE = 'bedrock:CreateModelCustomizationJob';
const ROLE = ['iam:CreateRole', 'iam:PutRolePolicy'];
const USER = ['iam:CreateUser', 'iam:AttachUserPolicy', 'iam:CreateAccessKey'];
const spared = (pattern: string): SketchStatement => deny(TUNE, '*', { ArnNotLike: { 'aws:PrincipalArn': pattern } });
const AI = 'arn:aws:iam::*:role/ai/*';

interface Case {
  readonly can: readonly SketchStatement[];
  readonly scp?: readonly SketchStatement[];
}

const cases: Readonly<Record<string, readonly [Case, string]>> = {
  'a role with its policies': [{ can: [allow(ROLE)] }, 'certain'],
  'a role without policies': [{ can: [allow('iam:CreateRole')] }, 'none'],
  'policies without a role': [{ can: [allow('iam:PutRolePolicy', roleArn('app-*'))] }, 'none'],
  'a user with policies and a key': [{ can: [allow(USER)] }, 'certain'],
  'a user without a key': [{ can: [allow(['iam:CreateUser', 'iam:AttachUserPolicy'])] }, 'none'],
  'roles with a boundary only': [
    {
      can: [
        allow('iam:CreateRole', '*', { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/b' } }),
        allow('iam:PutRolePolicy'),
      ],
    },
    'conditional',
  ],
  'roles of one path only': [{ can: [allow(ROLE, roleArn('app/*'))] }, 'none'],
  'an SCP forbids it to all': [{ can: [allow(ROLE)], scp: [deny(TUNE)] }, 'none'],
  'an SCP spares a path that the caller may use': [{ can: [allow(ROLE)], scp: [spared(AI)] }, 'certain'],
  'an SCP spares a path that the caller may not use, but a role of its making may': [
    { can: [allow(ROLE), deny(ROLE, roleArn('ai/*'))], scp: [spared(AI)] },
    'certain',
  ],
  'an SCP spares a path that it protects': [
    { can: [allow(ROLE)], scp: [spared(AI), deny(['iam:CreateRole', 'iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'], roleArn('ai/*'))] },
    'none',
  ],
  'an SCP spares roles that only AWS makes': [
    { can: [allow(ROLE)], scp: [spared('arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*')] },
    'none',
  ],
  'an SCP spares a name that is taken, and protects it': [
    { can: [allow(ROLE)], scp: [spared(roleArn('taken')), deny(['iam:UpdateAssumeRolePolicy', 'iam:PassRole'], roleArn('taken'))] },
    'none',
  ],
  'nobody may assume roles': [{ can: [allow(ROLE)], scp: [deny('sts:AssumeRole')] }, 'none'],
};

test.each(Object.entries(cases))('%s', (_, [{ can, scp = [] }, expected]) => {
  const estate = sketchEstate({
    [HOME]: { roles: { me: { can: [...can, deny('iam:*', roleArn('me'))] }, taken: {} }, scp },
  });
  const { status, path } = asked(estate, roleArn('me'), TUNE);
  expect(status).toBe(expected);
  for (const step of path?.steps ?? []) for (const right of step.rights) expect(right.status).not.toBe('no');
});

test('what was created is named by the exemption that it uses', () => {
  const estate = sketchEstate({ [HOME]: { roles: { me: { can: [allow(ROLE, roleArn('ai/*'))] } }, scp: [spared(AI)] } });
  const { path } = asked(estate, roleArn('me'), TUNE);
  expect(path?.steps).toMatchObject([{ kind: 'created-principal', to: { form: 'created' } }]);
  expect(path?.end.arn).toMatch(/:role\/ai\//);
});
