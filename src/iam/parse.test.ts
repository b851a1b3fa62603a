import { describe, expect, test } from 'vitest';
import { decideRequest } from './compiled/decide.ts';
import { parseEvaluationInput } from './evaluation-input.ts';
import { parsePolicy, unreadablePolicy } from './parse.ts';
import type { PolicyKind } from './policy.ts';
import { referenceDecision } from './reference/reference-decision.ts';

const ref = { name: 'p' };
const parse = (input: unknown, kind: PolicyKind = 'identity') => parsePolicy(input, kind, ref);
const ALLOW = { Effect: 'Allow', Action: 's3:*', Resource: '*' };

describe('a document is read in every form that AWS returns', () => {
  const document = { Version: '2012-10-17', Statement: [ALLOW] };
  test.each([
    ['an object', document],
    ['JSON text', JSON.stringify(document)],
    ['JSON text with space around it', `\n ${JSON.stringify(document)} \n`],
    ['URL-encoded JSON text', encodeURIComponent(JSON.stringify(document))],
    ['URL-encoded JSON text that begins with a line feed', encodeURIComponent(`\n${JSON.stringify(document)}`)],
    ['a statement that is an object', { ...document, Statement: ALLOW }],
    ['scalars and lists alike', { ...document, Statement: { Effect: 'Allow', Action: ['s3:*'], Resource: ['*'] } }],
  ])('%s', (_, input) => {
    const policy = parse(input);
    expect(policy.unreadable).toBeUndefined();
    expect(policy.statements).toEqual(parse(document).statements);
  });
});

describe('what cannot be read is said, never thrown', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a number', 1],
    ['text that is no JSON', '{'],
    ['text with a comment', '{ // x\n }'],
    ['broken URL-encoding', '%7B%'],
    ['no Statement', { Version: '2012-10-17' }],
    ['a Version that AWS does not have', { Version: '2020-01-01', Statement: [] }],
    ['a Version that is an object', { Version: { toString: 1 }, Statement: [] }],
  ])('of a document: %s', (_, input) => {
    expect(parse(input).unreadable).toBeTypeOf('string');
  });

  test.each<[string, unknown, PolicyKind]>([
    ['that is text', 'x', 'identity'],
    ['without Effect', { Action: '*', Resource: '*' }, 'identity'],
    ['with an Effect in lower case', { ...ALLOW, Effect: 'allow' }, 'identity'],
    ['with an Effect that cannot be written out', { ...ALLOW, Effect: { toString: 1 } }, 'identity'],
    ['with an unknown element', { ...ALLOW, Actions: '*' }, 'identity'],
    ['with Action and NotAction', { ...ALLOW, NotAction: '*' }, 'identity'],
    ['with an action that is a number', { ...ALLOW, Action: [1] }, 'identity'],
    ['without Resource', { Effect: 'Allow', Action: '*' }, 'identity'],
    ['with a Principal in a policy that has none', { ...ALLOW, Principal: '*' }, 'identity'],
    ['without Principal in a policy that needs one', ALLOW, 'resource'],
    ['with a Condition that is text', { ...ALLOW, Condition: 'x' }, 'identity'],
    ['of an RCP with NotAction', { Effect: 'Deny', Principal: '*', NotAction: 's3:*', Resource: '*' }, 'rcp'],
    ['of an RCP with NotPrincipal', { Effect: 'Deny', NotPrincipal: '*', Action: 's3:*', Resource: '*' }, 'rcp'],
    ['of an RCP that names somebody', { Effect: 'Deny', Principal: { AWS: '111122223333' }, Action: 's3:*', Resource: '*' }, 'rcp'],
  ])('of a statement: %s', (_, statement, kind) => {
    const policy = parse({ Version: '2012-10-17', Statement: [statement] }, kind);
    expect(policy.unreadable).toBeUndefined();
    expect(policy.statements[0]?.unreadable).not.toEqual([]);
    expect(policy.problems.filter(({ severity }) => severity === 'error')).not.toEqual([]);
  });
});

test('a policy that nobody has at hand is unreadable', () => {
  expect(unreadablePolicy('resource', ref, 'it is not in the snapshot')).toMatchObject({
    statements: [],
    unreadable: 'it is not in the snapshot',
  });
});

/** `[[[...]]]` */
function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

const verdicts = (document: unknown): readonly string[] => {
  const input = parseEvaluationInput({
    request: {
      principal: { type: 'user', arn: 'arn:aws:iam::111122223333:user/bob' },
      action: 's3:GetObject',
      resource: { arn: 'arn:aws:s3:::b/k', account: '111122223333' },
    },
    policies: { identity: document },
  });
  if (typeof input === 'string') throw new Error(input);
  return [referenceDecision(input.request, input.layers).verdict, decideRequest(input.request, input.layers).verdict];
};

describe('no document is too much', () => {
  test('10,000 statements', () => {
    const Statement = Array.from({ length: 10_000 }, (_, i) => ({
      Effect: 'Allow',
      Action: `ec2:Action${i}`,
      Resource: `arn:aws:s3:::b${i}/*`,
    }));
    expect(verdicts({ Version: '2012-10-17', Statement })).toEqual(['implicitDeny', 'implicitDeny']);
    expect(verdicts({ Version: '2012-10-17', Statement: [...Statement, ALLOW] })).toEqual(['allow', 'allow']);
  });

  test.each([
    ['in place of a statement', { Version: '2012-10-17', Statement: nested(100_000) }],
    ['in place of Version', { Version: nested(100_000), Statement: [ALLOW] }],
    ['in place of Effect', { Version: '2012-10-17', Statement: [{ ...ALLOW, Effect: nested(100_000) }] }],
    ['in place of Action', { Version: '2012-10-17', Statement: [{ ...ALLOW, Action: nested(100_000) }] }],
    ['in place of a condition', { Version: '2012-10-17', Statement: [{ ...ALLOW, Condition: { Bool: { k: nested(100_000) } } }] }],
    ['as text', `{"Version":"2012-10-17","Statement":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('100,000 lists in one another, %s', (_, document) => {
    expect(verdicts(document)).toEqual(['indeterminate', 'indeterminate']);
  });

  test('a pattern of a million characters', () => {
    expect(verdicts({ Version: '2012-10-17', Statement: { ...ALLOW, Resource: `arn:aws:s3:::b/${'k'.repeat(1_000_000)}` } })).toEqual([
      'implicitDeny',
      'implicitDeny',
    ]);
  });

  test('a pattern of ten thousand variables', () => {
    const Resource = `arn:aws:s3:::b/${Array.from({ length: 10_000 }, (_, i) => `\${aws:PrincipalTag/t${i}}`).join('')}`;
    expect(verdicts({ Version: '2012-10-17', Statement: { ...ALLOW, Resource } })).toEqual(['implicitDeny', 'implicitDeny']);
  });
});
