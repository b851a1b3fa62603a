import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../iam/parse.ts';
import type { Statement } from '../../iam/policy.ts';
import { keepsOthersOut, serviceTrusts, tellingService } from './service-trusts.ts';

const OWN = '111122223333';
const policy = (...statements: readonly unknown[]) =>
  parsePolicy({ Version: '2012-10-17', Statement: statements }, 'trust', { name: 'a trust policy' });
const allow = (service: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
  Effect: 'Allow',
  Principal: { Service: service },
  Action: 'sts:AssumeRole',
  ...more,
});

test.each([
  ['bedrock.amazonaws.com', 'bedrock'],
  ['bedrock-agentcore.amazonaws.com', 'bedrock-agentcore'],
  ['SageMaker.amazonaws.com', 'sagemaker'],
  ['sagemaker.us-east-1.amazonaws.com', 'sagemaker'],
  ['kendra.amazonaws.com.cn', 'kendra'],
  ['lambda.amazonaws.com', undefined],
  ['ec2.amazonaws.com', undefined],
  ['bedrock.amazonaws.com.example.org', undefined],
])('%s tells in whose name it acts: %s', (principal, service) => {
  expect(tellingService(principal)).toBe(service);
});

describe('what a trust policy says of AI services', () => {
  const CASES: readonly (readonly [string, readonly unknown[], boolean, number])[] = [
    ['it lets none in', [allow('lambda.amazonaws.com')], false, 0],
    ['it is about other calls', [allow('bedrock.amazonaws.com', { Action: 'sts:TagSession' })], false, 0],
    ['it lets one in for anybody', [allow('bedrock.amazonaws.com')], true, 1],
    ['by a wildcard', [allow('bedrock.amazonaws.com', { Action: 'sts:Assume*' })], true, 1],
    [
      'one statement binds, and another lets in for anybody',
      [allow('bedrock.amazonaws.com', { Condition: { StringEquals: { 'aws:SourceAccount': OWN } } }), allow('sagemaker.amazonaws.com')],
      true,
      1,
    ],
    ['a key in other letters', [allow('bedrock.amazonaws.com', { Condition: { StringEquals: { 'AWS:sourceaccount': OWN } } })], true, 0],
    [
      'one of several values is of anybody',
      [allow('bedrock.amazonaws.com', { Condition: { StringLike: { 'aws:SourceAccount': [OWN, '*'] } } })],
      true,
      1,
    ],
    [
      'an ARN without an account',
      [allow('bedrock.amazonaws.com', { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::bucket' } } })],
      true,
      1,
    ],
    [
      'a Deny keeps others out',
      [
        allow('bedrock.amazonaws.com'),
        { Effect: 'Deny', Principal: '*', Action: 'sts:*', Condition: { StringNotEquals: { 'aws:SourceAccount': OWN } } },
      ],
      true,
      0,
    ],
  ];
  test.each(CASES)('%s', (_, statements, trusted, open) => {
    const told = serviceTrusts(policy(...statements));
    expect(told.trusted).toBe(trusted);
    expect(told.open).toHaveLength(open);
  });
});

describe('a Deny that keeps services out which act for others', () => {
  const deny = (condition: unknown, more: Readonly<Record<string, unknown>> = {}): Statement =>
    parsePolicy(
      {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Resource: '*', Condition: condition, ...more }],
      },
      'rcp',
      { name: 'an RCP' },
    ).statements[0] as Statement;
  const others = { StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-example' } };
  const fromService = { Null: { 'aws:SourceAccount': 'false' }, Bool: { 'aws:PrincipalIsAWSService': 'true' } };

  test.each([
    ['as AWS writes it', deny({ ...others, ...fromService }), true],
    ['of every service', deny(others, { Action: '*' }), true],
    ['of other calls', deny(others, { Action: 's3:*' }), false],
    ['of some roles', deny(others, { Resource: 'arn:aws:iam::*:role/x' }), false],
    ['where something else is the case too', deny({ ...others, StringEquals: { 'aws:ResourceTag/open': 'no' } }), false],
    ['that names nobody', deny({ StringNotLike: { 'aws:SourceOrgID': '*' } }), false],
    ['of those that are meant', deny({ StringEquals: { 'aws:SourceOrgID': 'o-example' } }), false],
  ])('%s', (_, statement, kept) => {
    expect(keepsOthersOut(statement)).toBe(kept);
  });
});
