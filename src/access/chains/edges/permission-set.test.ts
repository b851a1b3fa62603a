import { expect, test } from 'vitest';
import { asked } from '../asked.fixture.ts';
import { allow, deny, HOME, MANAGEMENT, roleArn, type SketchStatement, sketchEstate } from '../sketch.fixture.ts';

const TUNE = 'bedrock:CreateModelCustomizationJob';
const SET = 'aws-reserved/sso.amazonaws.com/AWSReservedSSO_Scientist_0123456789abcdef';
const WRITE = ['sso:PutInlinePolicyToPermissionSet', 'sso:ProvisionPermissionSet'];

interface Case {
  readonly can: readonly SketchStatement[];
  readonly set?: readonly SketchStatement[];
  readonly scp?: readonly SketchStatement[];
  readonly account?: string;
}

const cases: Readonly<Record<string, readonly [Case, string]>> = {
  'assigns a set that may tune': [{ can: [allow('sso:CreateAccountAssignment')], set: [allow(TUNE)] }, 'conditional'],
  'assigns a set that may not': [{ can: [allow('sso:CreateAccountAssignment')] }, 'none'],
  'rewrites a set': [{ can: [allow(WRITE)] }, 'conditional'],
  'rewrites a set that nobody provisions': [{ can: [allow('sso:PutInlinePolicyToPermissionSet')] }, 'none'],
  'rewrites a set whose account forbids it': [{ can: [allow(WRITE)], scp: [deny(TUNE)] }, 'none'],
  'rewrites a set that an SCP spares': [
    { can: [allow(WRITE)], scp: [deny(TUNE, '*', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/aws-reserved/*' } })] },
    'conditional',
  ],
  'has the rights in a member account': [
    { can: [allow(['sso:CreateAccountAssignment', ...WRITE])], set: [allow(TUNE)], account: HOME },
    'none',
  ],
};

test.each(Object.entries(cases))('%s', (_, [{ can, set = [], scp = [], account = MANAGEMENT }, expected]) => {
  const admin = { admin: { can } };
  const estate = sketchEstate({
    [MANAGEMENT]: { roles: account === MANAGEMENT ? admin : {} },
    [HOME]: { roles: { [SET]: { can: set }, ...(account === HOME ? admin : {}) }, scp },
  });
  const { status, path } = asked(estate, roleArn('admin', account), TUNE);
  expect(status).toBe(expected);
  if (expected !== 'none') expect(path?.end.arn).toBe(roleArn(SET));
});
