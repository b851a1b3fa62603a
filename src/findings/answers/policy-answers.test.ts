import { expect, test } from 'vitest';
import { EXAMPLE_ACCOUNT as ACCOUNT, type Example } from '../example.ts';
import { policyAnswers } from './policy-answers.ts';
import { scanned } from '../scanned.fixture.ts';

const GROUP = 'sagemaker.GetModelPackageGroupPolicy';
const policy = (Principal: unknown, Resource = '*') =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'sagemaker:PutModelPackageGroupPolicy', Resource }],
  });
const read = (answers: NonNullable<Example['answers']>, more: Example = {}) =>
  policyAnswers(scanned({ details: { [ACCOUNT]: {} }, ...more, answers }));

test('a policy belongs to the resource by whose name it is kept', () => {
  const { resources, gaps } = read([[GROUP, 'models', { ResourcePolicy: policy({ AWS: ACCOUNT }) }]]);
  expect(resources.map(({ arn }) => arn)).toEqual([`arn:aws:sagemaker:us-east-1:${ACCOUNT}:model-package-group/models`]);
  expect(gaps).toEqual([]);
});

test('outsiders are those whom the snapshot does not hold', () => {
  const arn = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:model-package-group/models`;
  const names = (principal: unknown): readonly string[] =>
    read([[GROUP, arn, { ResourcePolicy: policy(principal, arn) }]]).outsiders.map(({ grant }) => grant.entry.value);
  expect(names({ AWS: '999999999999' })).toEqual(['999999999999']);
  expect(names('*')).toEqual(['*']);
  expect(names({ AWS: ACCOUNT })).toEqual([]);
  expect(names({ Service: 'sagemaker.amazonaws.com' })).toEqual([]);
});

test('no policy is an answer', () => {
  expect(read([[GROUP, 'models', { Error: { Code: 'ResourceNotFoundException' } }]])).toEqual({ resources: [], outsiders: [], gaps: [] });
  expect(read([['rekognition.ListProjectPolicies', 'all', { ProjectPolicies: [] }]])).toEqual({ resources: [], outsiders: [], gaps: [] });
});

test.each([
  ['a refusal', [GROUP, 'models', { Error: { Code: 'AccessDeniedException' } }]],
  ['a list that is not there', ['rekognition.ListProjectPolicies', 'all', {}]],
  ['a policy that is not there', ['lexv2-models.DescribeResourcePolicy', 'all', { resourceArn: 'arn:aws:lex:us-east-1:1:bot/A' }]],
  ['a policy of nobody', ['comprehend.DescribeResourcePolicy', 'letters', { ResourcePolicy: policy('*') }]],
] as const)('%s is a gap', (_, answer) => {
  const { resources, gaps } = read([answer]);
  expect(resources).toEqual([]);
  expect(gaps).toHaveLength(1);
});

test('what `resource-policies.json` holds is not read twice', () => {
  const arn = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:model-package-group/models`;
  const document = {
    resourcePolicies: [{ type: 'AWS::SageMaker::ModelPackageGroup', arn, policy: JSON.parse(policy('*', arn)) as unknown }],
  };
  const answer = [GROUP, arn, { ResourcePolicy: policy('*', arn) }] as const;
  expect(read([answer], { resourcePolicies: { [ACCOUNT]: document } }).resources).toEqual([]);
});
