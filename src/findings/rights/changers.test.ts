import { expect, test } from 'vitest';
import tool from '../checks/agent-tool-open-to-change.ts';
import data from '../checks/training-data-open-to-change.ts';
import { ACTION_GROUP, AGENT, roleDetails } from '../examples/bedrock-examples.ts';
import type { Example } from '../example.ts';
import { type Intent, NOTHING_SAID } from '../../estate/intent.ts';
import { judged } from '../scanned.fixture.ts';

const ROLE = 'arn:aws:iam::111122223333:role/developer';
const changing = { Effect: 'Allow', Action: 'lambda:UpdateFunctionCode', Resource: '*' };
const developer = (statement: Readonly<Record<string, unknown>>, intent: Partial<Intent> = {}): Example => ({
  answers: [...AGENT, ...ACTION_GROUP],
  details: roleDetails('developer', 'ec2.amazonaws.com', statement),
  intent: { ...NOTHING_SAID, ...intent },
});
const useCase = (...needs: readonly string[]) => [
  { name: 'tickets', identities: [ROLE], needs, models: undefined, purpose: 'tickets', owner: 'support', reviewBy: '2027-06-30' },
];

const verdict = (example: Example): string | undefined => judged(tool, example).find(([, id]) => id.startsWith('arn:'))?.[0];

test.each([
  ['a stranger', changing, {}, 'fail'],
  ['somebody for emergencies', changing, { breakGlass: [ROLE] }, 'pass'],
  ['somebody whose use case needs it', changing, { useCases: useCase('lambda:UpdateFunctionCode') }, 'pass'],
  ['somebody whose use case needs something else', changing, { useCases: useCase('bedrock:InvokeModel') }, 'fail'],
  ['somebody of whom a policy says what cannot be read', { ...changing, Condition: { Unheard: { 'aws:x': 'y' } } }, {}, 'unknown'],
] as const)('%s may change a tool', (_, statement, intent, expected) => {
  expect(verdict(developer(statement, intent))).toBe(expected);
});

test('under a condition it is less grave', () => {
  const example = developer({ ...changing, Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-0a' } } });
  expect(judged(tool, example).map(([told, , message]) => [told, message.endsWith('under conditions')])).toContainEqual(['fail', true]);
});

test('a tool of an account that nobody read is told of by nobody', () => {
  const [operation, subject, body] = ACTION_GROUP[1] ?? ['', '', {}];
  const { agentActionGroup } = body as { readonly agentActionGroup: Readonly<Record<string, unknown>> };
  const lambda = 'arn:aws:lambda:us-east-1:999999999999:function:tool';
  const elsewhere = { agentActionGroup: { ...agentActionGroup, actionGroupExecutor: { lambda } } };
  const answers = [...AGENT, ...ACTION_GROUP.slice(0, 1), [operation, subject, elsewhere] as const];
  expect(verdict({ ...developer(changing), answers })).toBe('unknown');
  expect(verdict({ answers: [...AGENT, ...ACTION_GROUP] })).toBe('unknown');
});

test('no agent without functions is judged', () => {
  const answers = [...AGENT, ['bedrock-agent.ListAgentActionGroups', 'ABCDEFGHIJ', { actionGroupSummaries: [] }] as const];
  expect(verdict({ ...developer(changing), answers })).toBe(undefined);
});

test('where nobody has said whose the data is, nothing is said', () => {
  expect(judged(data, { ...data.examples.fail[0], intent: NOTHING_SAID })).toEqual([]);
});
