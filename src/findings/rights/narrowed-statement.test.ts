import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogueRows } from '../../catalogue/catalogue.ts';
import { compileGlob, matchesGlob } from '../../iam/glob.ts';
import { parsePolicy } from '../../iam/parse.ts';
import type { PolicyKind, Statement } from '../../iam/policy.ts';
import { statementJson, statementWithout } from './narrowed-statement.ts';

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

const allow = (...Action: readonly string[]): Statement => read('identity', { Effect: 'Allow', Action, Resource: '*' });

describe('a statement without what nobody uses', () => {
  test.each<readonly [string, Statement, readonly string[], unknown]>([
    ['a name goes', allow('bedrock:CreateAgent', 'BEDROCK:deleteguardrail'), ['bedrock:DeleteGuardrail'], ['bedrock:CreateAgent']],
    ['nothing is left', allow('bedrock:DeleteGuardrail'), ['bedrock:DeleteGuardrail'], undefined],
    [
      'a wildcard that takes in nothing of it stays',
      allow('bedrock:List*', 's3:*'),
      ['bedrock:DeleteGuardrail'],
      ['bedrock:List*', 's3:*'],
    ],
    [
      'a wildcard becomes a list of the rest',
      allow('bedrock:*Guardrail'),
      ['bedrock:DeleteGuardrail'],
      ['bedrock:ApplyGuardrail', 'bedrock:CreateGuardrail', 'bedrock:GetGuardrail', 'bedrock:UpdateGuardrail'],
    ],
    ['all actions of all services are no list', allow('*'), ['bedrock:DeleteGuardrail'], 'not a list'],
    ['services by wildcard are no list', allow('bed*:*'), ['bedrock:DeleteGuardrail'], 'not a list'],
    [
      'NotAction is no list',
      read('identity', { Effect: 'Allow', NotAction: 's3:*', Resource: '*' }),
      ['bedrock:DeleteGuardrail'],
      'not a list',
    ],
  ])('%s', (_, statement, dropped, expected) => {
    const found = statementWithout(statement, new Set(dropped));
    expect(typeof found === 'object' ? found['Action'] : found).toEqual(expected);
  });

  test('law: it allows what it allowed, without what was to go', () => {
    const rows = catalogueRows().filter(({ action, withdrawn }) => /^(?:bedrock|bedrock-mantle|kendra):/.test(action) && !withdrawn);
    const privileged = rows.filter(({ tier }) => tier <= 2).map(({ action }) => action);
    const allows = (patterns: readonly string[], action: string): boolean =>
      patterns.some((pattern) => matchesGlob(compileGlob(pattern.toLowerCase()), action.toLowerCase()));
    const anyPattern = fc.oneof(
      fc.constantFrom(
        'bedrock:*',
        'bedrock:Create*',
        'Bedrock:*Guardrail*',
        'bedrock:?et*',
        'kendra:*',
        'bedrock-mantle:C*',
        's3:*',
        'bedrock:G*',
      ),
      fc.constantFrom(...rows.map(({ action }) => action)),
    );
    fc.assert(
      fc.property(fc.array(anyPattern, { minLength: 1, maxLength: 4 }), fc.subarray(privileged), (patterns, dropped) => {
        const found = statementWithout(allow(...patterns), new Set(dropped));
        const left = found === undefined ? [] : typeof found === 'string' ? [] : (found['Action'] as readonly string[]);
        for (const { action } of rows) {
          expect(allows(left, action), action).toBe(allows(patterns, action) && !dropped.includes(action));
        }
        expect(left.includes('s3:*')).toBe(patterns.includes('s3:*'));
      }),
      { numRuns: 60 },
    );
  });
});
