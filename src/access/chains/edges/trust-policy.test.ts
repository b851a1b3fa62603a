import { expect, test } from 'vitest';
import { asked } from '../asked.fixture.ts';
import { allow, deny, HOME, roleArn, type SketchStatement, sketchEstate, userArn } from '../sketch.fixture.ts';

const TUNE = 'bedrock:CreateModelCustomizationJob';
const UPDATE = 'iam:UpdateAssumeRolePolicy';

interface Case {
  readonly can: readonly SketchStatement[];
  readonly name?: string;
  readonly boundary?: string;
  readonly roleBoundary?: string;
  readonly scp?: readonly SketchStatement[];
  readonly rcp?: readonly SketchStatement[];
}

const cases: Readonly<Record<string, readonly [Case, string]>> = {
  'any role': [{ can: [allow(UPDATE)] }, 'certain'],
  'this role': [{ can: [allow(UPDATE, roleArn('target'))] }, 'certain'],
  'other roles': [{ can: [allow(UPDATE, roleArn('app-*'))] }, 'none'],
  'with MFA': [{ can: [allow(UPDATE, '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })] }, 'conditional'],
  'roles with a boundary, and it has none': [
    { can: [allow(UPDATE, '*', { StringEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::${HOME}:policy/wide` } })] },
    'none',
  ],
  'roles with the boundary that it has': [
    {
      can: [allow(UPDATE, '*', { StringEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::${HOME}:policy/wide` } })],
      roleBoundary: 'wide',
    },
    'certain',
  ],
  'an SCP keeps everybody from assuming roles': [{ can: [allow(UPDATE)], scp: [deny('sts:AssumeRole')] }, 'none'],
  'an RCP keeps everybody from assuming roles': [{ can: [allow(UPDATE)], rcp: [deny('sts:AssumeRole')] }, 'none'],
  'the caller is denied to assume roles': [{ can: [allow(UPDATE), deny('sts:AssumeRole')] }, 'none'],
  'the caller’s boundary has no sts:AssumeRole, which a direct grant does not need': [
    { can: [allow(UPDATE)], boundary: 'writing' },
    'certain',
  ],
  'service-linked roles cannot be changed': [{ can: [allow(UPDATE)], name: 'aws-service-role/lex.amazonaws.com/target' }, 'none'],
  'roles of Identity Center cannot be changed': [{ can: [allow(UPDATE)], name: 'aws-reserved/sso.amazonaws.com/target' }, 'none'],
};

test.each(Object.entries(cases))('%s', (_, [one, expected]) => {
  const { can, name = 'target', boundary, roleBoundary, scp = [], rcp = [] } = one;
  const bounded = (policy: string | undefined) => (policy === undefined ? {} : { boundary: policy });
  const estate = sketchEstate({
    [HOME]: {
      users: { ann: { can, ...bounded(boundary) } },
      roles: { [name]: { can: [allow(TUNE)], ...bounded(roleBoundary) } },
      policies: { wide: [allow('*')], writing: [allow('iam:*')] },
      scp,
      rcp,
    },
  });
  const { status, path } = asked(estate, userArn('ann'), TUNE);
  expect(status).toBe(expected);
  if (expected !== 'none') expect(path?.steps).toMatchObject([{ kind: 'trust-policy', rights: [{ action: UPDATE }] }]);
});
