import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../iam/parse.ts';
import type { PolicyKind, Statement } from '../../iam/policy.ts';
import { statementJson } from './narrowed-statement.ts';

const read = (kind: PolicyKind, statement: unknown): Statement =>
  parsePolicy({ Version: '2012-10-17', Statement: [statement] }, kind, { name: 'a policy' }).statements[0] as Statement;

const CASES: readonly (readonly [string, PolicyKind, Readonly<Record<string, unknown>>])[] = [
  ['a service that a role trusts', 'trust', { Effect: 'Allow', Principal: { Service: 'bedrock.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  [
    'principals of several types',
    'trust',
    {
      Sid: 'Both',
      Effect: 'Allow',
      Principal: { Service: ['bedrock.amazonaws.com', 'sagemaker.amazonaws.com'], AWS: 'arn:aws:iam::111122223333:root' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    },
  ],
  ['all but some', 'resource', { Effect: 'Deny', NotPrincipal: { AWS: '111122223333' }, Action: 's3:*', Resource: '*' }],
  ['a statement without principals', 'scp', { Effect: 'Deny', NotAction: 'iam:*', Resource: ['a', 'b'] }],
];

describe('a statement is written as it was read', () => {
  test.each(CASES)('%s', (_, kind, statement) => {
    expect(statementJson(read(kind, statement))).toEqual(statement);
  });
});
