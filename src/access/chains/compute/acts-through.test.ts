import { expect, test } from 'vitest';
import { asked, callerNamed, everyReach } from '../asked.fixture.ts';
import { actsThrough } from './acts-through.ts';
import { allow, HOME, roleArn, sketchEstate, trusts } from '../sketch.fixture.ts';

const TUNE = 'bedrock:CreateModelCustomizationJob';
const estate = sketchEstate({
  [HOME]: {
    roles: {
      me: { can: [allow(TUNE), allow('iam:PassRole', roleArn('data-*'))] },
      'data-reader': { trust: [trusts('bedrock.amazonaws.com')], can: [allow('sagemaker:CreateTrainingJob')] },
      'data-own': {
        trust: [trusts('bedrock.amazonaws.com', { StringEquals: { 'aws:SourceAccount': HOME } })],
      },
      'data-stranger': { trust: [trusts('bedrock.amazonaws.com', { StringEquals: { 'aws:SourceAccount': '000000000000' } })] },
      'data-lambda': { trust: [trusts('lambda.amazonaws.com')] },
      other: { trust: [trusts('bedrock.amazonaws.com')] },
    },
  },
});

test('a role that a job may read with does not give its rights to the caller', () => {
  expect(asked(estate, roleArn('me'), 'sagemaker:CreateTrainingJob').status).toBe('none');
});

test('the roles that a caller can have a service act with are those that it may pass and that trust the service', () => {
  const found = actsThrough(everyReach(estate, [TUNE]), callerNamed(estate, roleArn('me')));
  expect(found).toMatchObject([{ service: 'bedrock.amazonaws.com', actions: [{ action: TUNE, status: 'yes' }] }]);
  expect(found[0]?.roles.map(({ role, status }) => `${role.name} ${status}`)).toEqual(['data-reader yes', 'data-own yes']);
});

test('without a right to pass nothing is handed over', () => {
  expect(actsThrough(everyReach(estate, [TUNE]), callerNamed(estate, roleArn('other')))).toEqual([]);
});
