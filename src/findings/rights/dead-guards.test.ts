import { describe, expect, it, test } from 'vitest';
import { buildUniverse } from '../../access/universe.ts';
import { privilegedActions } from '../../catalogue/catalogue.ts';
import { parsePolicy } from '../../iam/parse.ts';
import { guardedStatements } from './dead-guards.ts';

const universe = buildUniverse(privilegedActions());

const guarded = (Action: unknown, Condition: unknown, more: object = {}) =>
  guardedStatements(
    parsePolicy({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action, Resource: '*', Condition, ...more }] }, 'scp', {
      name: 'p',
    }),
    universe,
  ).map(({ dead, keys }) => ({ dead: dead.map(({ action }) => action), keys }));

/** In no call of bedrock:DeleteGuardrail, which makes nothing that has tags. */
const KEY = 'aws:RequestTag/env';
const DELETE = 'bedrock:DeleteGuardrail';

describe('a statement asks for a key that the call does not have:', () => {
  it.each<[operator: string, values: unknown, dead: boolean]>([
    ['StringEquals', 'prod', true],
    ['StringLike', '*', true],
    ['ForAnyValue:StringEquals', 'prod', true],
    ['ForAnyValue:StringNotEquals', 'prod', true],
    ['Null', 'false', true],
    ['Null', 'true', false],
    ['Null', ['true', 'false'], false],
    ['StringNotEquals', 'prod', false],
    ['StringEqualsIfExists', 'prod', false],
    ['ForAllValues:StringEquals', 'prod', false],
    ['StringIs', 'prod', false],
  ])('%s %j never matches: %s', (operator, values, dead) => {
    expect(guarded(DELETE, { [operator]: { [KEY]: values } })).toEqual([dead ? { dead: [DELETE], keys: [KEY] } : { dead: [], keys: [] }]);
  });
});

it.each<[actions: unknown, key: string, dead: readonly string[]]>([
  ['bedrock:CreateGuardrail', KEY, []],
  ['bedrock:createguardrail', 'AWS:requesttag/env', []],
  [DELETE, 'aws:ResourceTag/env', []],
  [['bedrock:CreateGuardrail', DELETE], KEY, [DELETE]],
  [['bedrock:CreateGuardrail', DELETE], 'aws:TagKeys', [DELETE]],
  ['bedrock:Delete*', 'aws:ResourceTag/env', []],
  ['sagemaker:CreateTrainingJob', 'sagemaker:VpcSubnets', []],
  ['sagemaker:CreateTrainingJob', 'sagemaker:RootAccess', ['sagemaker:CreateTrainingJob']],
  ['bedrock-mantle:CreateFineTuningJob', 'sagemaker:VpcSubnets', ['bedrock-mantle:CreateFineTuningJob']],
])('%j guarded by %s: %j are not', (actions, key, dead) => {
  expect(guarded(actions, { StringEquals: { [key]: 'x' } }).map((one) => one.dead)).toEqual([dead]);
});

test('a wildcard is about the key where something that it takes in has the key, and about nothing else where nothing has it', () => {
  expect(guarded('bedrock:*', { StringEquals: { [KEY]: 'x' } })).toEqual([{ dead: [], keys: [] }]);
  const [all] = guarded('bedrock:*Guardrail*', { StringEquals: { 'bedrock:NoSuchKey': 'x' } });
  expect(all?.dead).toContain(DELETE);
  expect(all?.keys).toEqual(['bedrock:NoSuchKey']);
});

it.each<[string, ReturnType<typeof guarded>]>([
  ['keys that are in every call', guarded(DELETE, { StringEquals: { 'aws:PrincipalArn': 'x' } })],
  ['keys of other services', guarded(DELETE, { StringEquals: { 's3:prefix': 'x' } })],
  ['actions that are not privileged', guarded('bedrock:ListGuardrails', { StringEquals: { [KEY]: 'x' } })],
  ['actions of other services', guarded('ec2:RunInstances', { StringEquals: { [KEY]: 'x' } })],
  ['NotAction', guarded(undefined, { StringEquals: { [KEY]: 'x' } }, { Action: undefined, NotAction: DELETE })],
  ['no effect', guarded(DELETE, { StringEquals: { [KEY]: 'x' } }, { Effect: 'Maybe' })],
  ['a statement without conditions', guarded(DELETE, undefined)],
])('%s: nothing is meant to be guarded', (_what, found) => {
  expect(found).toEqual([]);
});

describe('an Allow whose condition always holds, because its key is in no call:', () => {
  const TOKEN = 'bedrock:CallWithBearerToken';
  const idle = (Action: unknown, Condition: unknown, Effect = 'Allow') =>
    guardedStatements(
      parsePolicy({ Version: '2012-10-17', Statement: [{ Effect, Action, Resource: '*', Condition }] }, 'identity', { name: 'p' }),
      universe,
    ).map(({ idle: rows, idleKeys, guardedElse }) => [rows.map(({ action }) => action), idleKeys, guardedElse]);
  const NOTHING = [[[], [], true]];
  const PROD = { 'aws:ResourceTag/env': 'prod' };

  it.each<[string, unknown, unknown, unknown]>([
    ['StringNotEquals', TOKEN, { StringNotEquals: PROD }, [[[TOKEN], ['aws:ResourceTag/env'], false]]],
    [
      'beside one that may hold back',
      TOKEN,
      { StringNotEquals: PROD, Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      [[[TOKEN], ['aws:ResourceTag/env'], true]],
    ],
    ['with an action that has the key', [DELETE, TOKEN], { StringNotLike: PROD }, [[[TOKEN], ['aws:ResourceTag/env'], false]]],
    ['in a wildcard that is about the key', 'bedrock:*', { StringNotEquals: PROD }, NOTHING],
    ['meant so', TOKEN, { StringNotEqualsIfExists: PROD }, NOTHING],
    ['meant so for lists', DELETE, { 'ForAllValues:StringNotEquals': { 'aws:TagKeys': 'env' } }, NOTHING],
    ['that asks for the key', TOKEN, { StringEquals: PROD }, NOTHING],
    ['of which another never holds', TOKEN, { StringNotEquals: PROD, StringEquals: { [KEY]: 'x' } }, [[[], ['aws:ResourceTag/env'], true]]],
  ])('%s', (_, action, condition, told) => {
    expect(idle(action, condition)).toEqual(told);
  });

  it('a Deny that always holds denies more than was meant, and is no hole', () => {
    expect(idle(TOKEN, { StringNotEquals: PROD }, 'Deny')).toEqual(NOTHING);
  });
});
