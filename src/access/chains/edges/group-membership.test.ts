import { expect, test } from 'vitest';
import { asked } from '../asked.fixture.ts';
import { allow, deny, HOME, type SketchStatement, sketchEstate, userArn } from '../sketch.fixture.ts';

const TUNE = 'bedrock:CreateModelCustomizationJob';
const ADD = 'iam:AddUserToGroup';
const group = (name: string): string => `arn:aws:iam::${HOME}:group/${name}`;

const cases: Readonly<Record<string, readonly [readonly SketchStatement[], readonly string[], string]>> = {
  'any group': [[allow(ADD)], [], 'certain'],
  'this group': [[allow(ADD, group('tuners'))], [], 'certain'],
  'another group': [[allow(ADD, group('readers'))], [], 'none'],
  'with MFA': [[allow(ADD, '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })], [], 'conditional'],
  'a Deny of his own stays': [[allow(ADD), deny(TUNE)], [], 'none'],
  'who writes his own policies needs no group': [[allow([ADD, 'iam:PutUserPolicy'])], [], 'certain'],
  nothing: [[allow('iam:ListGroups')], [], 'none'],
};

test.each(Object.entries(cases))('%s', (_, [can, groups, expected]) => {
  const estate = sketchEstate({
    [HOME]: {
      users: { ann: { can, groups }, bob: { groups: ['tuners'] } },
      groups: { tuners: [allow(TUNE)], readers: [allow('s3:Get*')] },
    },
  });
  const { status, path } = asked(estate, userArn('ann'), TUNE);
  expect(status).toBe(expected);
  if (path?.steps[0]?.kind === 'group-membership') expect(path.steps[0]).toMatchObject({ way: group('tuners'), to: { form: 'member' } });
});
