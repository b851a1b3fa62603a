import { expect, test } from 'vitest';
import type { WrittenConditions } from '../written-policy.ts';
import type { Claim } from './claim.ts';
import { prove } from './prove.ts';
import { ACCOUNT, FULL_ACCESS, policyOf, underScps, type Written } from './situation.fixture.ts';

const TRAIN = 'bedrock:CreateModelCustomizationJob';
const PATH = `arn:aws:iam::*:role/ai/*`;
const exemptPath: WrittenConditions = { ArnLike: { 'aws:PrincipalArn': PATH } };
const deny = (condition: unknown, action: unknown = TRAIN, more: Written = { Resource: '*' }): Written => ({
  Effect: 'Deny',
  Action: action,
  ...more,
  ...(condition === undefined ? {} : { Condition: condition }),
});
const complete = (...exempt: readonly WrittenConditions[]): Claim => ({ id: 'c', claim: 'complete', actions: [TRAIN], exempt });
const harmless = (block: WrittenConditions, when?: WrittenConditions): Claim => ({
  id: 'h',
  claim: 'harmless',
  actions: [TRAIN],
  for: [block],
  ...(when === undefined ? {} : { when }),
});
const spare = (operator: string, value: unknown): unknown => ({ [operator]: { 'aws:PrincipalArn': value } });

const CASES: readonly (readonly [string, readonly Written[], Claim, 'proved' | 'refuted' | 'unknown'])[] = [
  ['a Deny of everything', [deny(undefined)], complete(), 'proved'],
  ['no Deny at all', [], complete(), 'refuted'],
  ['a Deny of another action', [deny(undefined, 'bedrock:DeleteGuardrail')], complete(), 'refuted'],
  ['a Deny of some resources', [deny(undefined, TRAIN, { Resource: 'arn:aws:bedrock:*:*:custom-model/*' })], complete(), 'refuted'],
  ['whoever is spared is exempt', [deny(spare('ArnNotLike', PATH))], complete(exemptPath), 'proved'],
  ['the same by equality', [deny(spare('ArnNotEquals', PATH))], complete(exemptPath), 'proved'],
  ['nobody is exempt, and some are spared', [deny(spare('ArnNotLike', PATH))], complete(), 'refuted'],
  ['a star that crosses colons spares more', [deny(spare('StringNotLike', 'arn:aws:iam::*:role/ai/*'))], complete(exemptPath), 'proved'],
  ['a prefix that is no folder', [deny(spare('ArnNotLike', 'arn:aws:iam::*:role/ai*'))], complete(exemptPath), 'refuted'],
  ['IfExists on a key that is always there', [deny(spare('ArnNotLikeIfExists', PATH))], complete(exemptPath), 'proved'],
  ['another case', [deny(spare('ArnNotLike', 'arn:aws:iam::*:role/AI/*'))], complete(exemptPath), 'refuted'],
  [
    'sixteen unknown characters are fewer than any number',
    [deny(spare('ArnNotLike', 'arn:aws:iam::*:role/s/AWSReservedSSO_A_????????????????'))],
    complete({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/s/AWSReservedSSO_A_*' } }),
    'proved',
  ],
  [
    'any number of characters are more than sixteen',
    [deny(spare('ArnNotLike', 'arn:aws:iam::*:role/s/AWSReservedSSO_A_*'))],
    complete({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/s/AWSReservedSSO_A_????????????????' } }),
    'refuted',
  ],
  [
    'BoolIfExists takes in who has no such key',
    [deny({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } })],
    complete({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    'proved',
  ],
  [
    'Bool spares who has no such key',
    [deny({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } })],
    complete({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    'refuted',
  ],
  ['a key that the action never has', [deny({ StringEquals: { 'bedrock:GuardrailIdentifier': 'x' } })], complete(), 'refuted'],
  ['the absence of a key that the action never has', [deny({ Null: { 'bedrock:GuardrailIdentifier': 'true' } })], complete(), 'proved'],
  [
    'two Denies that leave no gap',
    [
      deny({ NumericLessThan: { 'aws:MultiFactorAuthAge': '300' } }),
      deny({ NumericGreaterThanEquals: { 'aws:MultiFactorAuthAge': '300' } }),
      deny({ Null: { 'aws:MultiFactorAuthAge': 'true' } }),
    ],
    complete(),
    'proved',
  ],
  [
    'two Denies with a gap of one',
    [
      deny({ NumericLessThan: { 'aws:MultiFactorAuthAge': '300' } }),
      deny({ NumericGreaterThan: { 'aws:MultiFactorAuthAge': '300' } }),
      deny({ Null: { 'aws:MultiFactorAuthAge': 'true' } }),
    ],
    complete(),
    'refuted',
  ],
  [
    'addresses on both sides',
    [deny({ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })],
    complete({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
    'proved',
  ],
  [
    'addresses of a smaller range',
    [deny({ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })],
    complete({ IpAddress: { 'aws:SourceIp': '10.0.0.0/9' } }),
    'refuted',
  ],
  [
    'dates',
    [deny({ DateGreaterThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } })],
    complete({ DateLessThanEquals: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } }),
    'proved',
  ],
  [
    'lists: any of them',
    [deny({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } })],
    complete({ 'ForAllValues:StringNotEquals': { 'aws:TagKeys': ['a'] } }),
    'proved',
  ],
  [
    'lists: an empty one passes ForAllValues',
    [deny({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } })],
    complete({ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['a'] } }),
    'proved',
  ],
  ['a variable is not decided', [deny({ StringNotEquals: { 'aws:PrincipalTag/team': '${aws:RequestTag/team}' } })], complete(), 'unknown'],
  [
    'a request that a variable spares is found by trying',
    [deny(spare('StringNotEquals', 'arn:aws:iam::111122223333:user/${aws:username}'))],
    complete(),
    'refuted',
  ],
  ['an operator that AWS does not have', [deny({ StringSimilar: { 'aws:PrincipalArn': PATH } })], complete(), 'unknown'],
  ['nobody is denied', [], harmless(exemptPath), 'proved'],
  ['who is exempt is not denied', [deny(spare('ArnNotLike', PATH))], harmless(exemptPath), 'proved'],
  [
    'who is exempt is denied elsewhere',
    [deny(spare('ArnNotLike', PATH)), deny({ StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } })],
    harmless(exemptPath),
    'refuted',
  ],
  [
    'who is exempt meets what is demanded',
    [deny(spare('ArnNotLike', PATH)), deny({ StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } })],
    harmless(exemptPath, { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
    'proved',
  ],
  [
    'another Deny is narrower still',
    [deny(spare('ArnNotLike', PATH)), deny(spare('ArnNotLike', 'arn:aws:iam::*:role/ai/prod/*'))],
    harmless(exemptPath),
    'refuted',
  ],
];

test.each(CASES)('%s', (_name, statements, claim, answer) => {
  const found = prove(claim, underScps([policyOf([FULL_ACCESS, ...statements])]));
  expect(found).toMatchObject({ answer });
});

test('a level without an Allow denies', () => {
  const some = policyOf([{ Effect: 'Allow', NotAction: 'bedrock:*', Resource: '*' }]);
  expect(prove(complete(), underScps([some]))).toMatchObject({ answer: 'proved' });
  expect(prove(harmless(exemptPath), underScps([some]))).toMatchObject({ answer: 'refuted', verdict: 'implicitDeny' });
});

test('nothing else is denied than what is meant', () => {
  const before = [policyOf([FULL_ACCESS])];
  const now = (...statements: readonly Written[]) => underScps([...before, policyOf(statements)], before);
  const claim = (...actions: readonly string[]): Claim => ({ id: 'n', claim: 'nothing-else', meant: [{ actions, exempt: [exemptPath] }] });
  expect(prove(claim(TRAIN), now(deny(spare('ArnNotLike', PATH))))).toMatchObject({ answer: 'proved' });
  expect(prove(claim(TRAIN), now(deny(spare('ArnNotLike', PATH), [TRAIN, 'bedrock:Delete*'])))).toMatchObject({ answer: 'refuted' });
  expect(prove(claim(TRAIN), now(deny(undefined)))).toMatchObject({ answer: 'refuted' });
  expect(prove(claim(), now())).toMatchObject({ answer: 'proved' });
});

test('a policy that cannot be read leaves it open', () => {
  const broken = policyOf([{ Effect: 'Deny', Action: 7, Resource: '*' }]);
  expect(prove(complete(), underScps([policyOf([FULL_ACCESS]), broken]))).toMatchObject({ answer: 'unknown' });
  // what is denied anyway is denied
  expect(prove(complete(), underScps([policyOf([FULL_ACCESS, deny(undefined)]), broken]))).toMatchObject({ answer: 'proved' });
});

test('patterns that no search can exhaust end as unknown', () => {
  const hard = Array.from({ length: 12 }, (_, index) => `arn:aws:iam::*:role/*${'ab'.repeat(index + 3)}*${'ba'.repeat(index + 3)}*`);
  const found = prove(
    complete(...hard.slice(1).map((pattern) => ({ StringLike: { 'aws:PrincipalArn': `*${pattern}*` } }))),
    underScps([policyOf([FULL_ACCESS, deny(spare('StringNotLike', hard[0]))])]),
    2_000,
  );
  expect(found.answer).not.toBe('proved');
});

test('a witness names a principal of an account that is bound', () => {
  const found = prove(complete(exemptPath), underScps([policyOf([FULL_ACCESS])]));
  expect(found.answer === 'refuted' && found.witness.principal.account).toBe(ACCOUNT);
});

test('IAM acts on the account of who calls', () => {
  const create = 'iam:CreateRole';
  const claim: Claim = { id: 'c', claim: 'complete', actions: [create], exempt: [] };
  const own = `arn:aws:iam::${ACCOUNT}:role/*`;
  expect(prove(claim, underScps([policyOf([FULL_ACCESS, deny(undefined, create, { Resource: own })])])).answer).toBe('proved');
  // a role is assumed across accounts
  const assume: Claim = { ...claim, actions: ['sts:AssumeRole'] };
  expect(prove(assume, underScps([policyOf([FULL_ACCESS, deny(undefined, 'sts:AssumeRole', { Resource: own })])])).answer).toBe('refuted');
});
