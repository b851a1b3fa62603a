import { expect, test } from 'vitest';
import { asked } from '../asked.fixture.ts';
import { allow, deny, HOME, roleArn, type SketchStatement, sketchEstate, userArn } from '../sketch.fixture.ts';

const TUNE = 'bedrock:CreateModelCustomizationJob';
const BEDROCK_KEYS = { StringEquals: { 'iam:ServiceSpecificCredentialServiceName': 'bedrock.amazonaws.com' } };

const cases: Readonly<Record<string, readonly [readonly SketchStatement[], string, string | undefined]>> = {
  'an access key': [[allow('iam:CreateAccessKey')], 'certain', 'access-key'],
  'an access key of this user': [[allow('iam:CreateAccessKey', userArn('bob'))], 'certain', 'access-key'],
  'an access key of himself': [[allow('iam:CreateAccessKey', userArn('${aws:username}'))], 'none', undefined],
  'an access key of other users': [[allow('iam:CreateAccessKey', userArn('app-*'))], 'none', undefined],
  'a new password': [[allow('iam:CreateLoginProfile')], 'conditional', 'first-password'],
  'another password': [[allow('iam:UpdateLoginProfile')], 'conditional', 'password'],
  'an access key before a password': [[allow(['iam:UpdateLoginProfile', 'iam:CreateAccessKey'])], 'certain', 'access-key'],
  'an API key of Bedrock': [[allow('iam:CreateServiceSpecificCredential')], 'conditional', 'bedrock-api-key'],
  'an API key of another service': [
    [
      allow('iam:CreateServiceSpecificCredential', '*', {
        StringEquals: { 'iam:ServiceSpecificCredentialServiceName': 'codecommit.amazonaws.com' },
      }),
    ],
    'none',
    undefined,
  ],
  'API keys of Bedrock are denied': [
    [allow('iam:*ServiceSpecificCredential'), deny('iam:*ServiceSpecificCredential', '*', BEDROCK_KEYS)],
    'none',
    undefined,
  ],
  'an access key with MFA': [
    [allow('iam:CreateAccessKey', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })],
    'conditional',
    'access-key',
  ],
  nothing: [[allow('iam:ListUsers')], 'none', undefined],
};

test.each(Object.entries(cases))('%s', (_, [can, expected, way]) => {
  const estate = sketchEstate({ [HOME]: { users: { bob: { can: [allow(TUNE)] } }, roles: { source: { can } } } });
  const { status, path } = asked(estate, roleArn('source'), TUNE);
  expect(status).toBe(expected);
  expect(path?.steps[0]?.way).toBe(way);
  for (const right of path?.steps[0]?.rights ?? []) expect(right.status).not.toBe('no');
});
