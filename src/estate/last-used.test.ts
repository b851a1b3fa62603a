import { describe, expect, it, test } from 'vitest';
import type { LastUsed } from './estate.ts';
import { estateOf } from './estate-of.fixture.ts';

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/ml/train`;
const FILE = `accounts/${ACCOUNT}/last-accessed.json`;

const answer = (services: unknown, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  JobStatus: 'COMPLETED',
  JobType: 'ACTION_LEVEL',
  JobCreationDate: '2026-11-23T06:00:00+00:00',
  JobCompletionDate: '2026-11-23T06:00:04+00:00',
  IsTruncated: false,
  ServicesLastAccessed: services,
  ...more,
});

function read(lastAccessed: Readonly<Record<string, unknown>>): {
  readonly told: LastUsed | undefined;
  readonly problems: readonly string[];
} {
  const { accounts, problems } = estateOf({ accounts: { [ACCOUNT]: { lastAccessed } } });
  return {
    told: accounts.get(ACCOUNT)?.lastUsed.get(ROLE),
    problems: problems.flatMap(({ file, message, severity }) => (file === FILE && severity === 'error' ? [message] : [])),
  };
}

const bedrock = {
  ServiceName: 'Amazon Bedrock',
  ServiceNamespace: 'bedrock',
  TotalAuthenticatedEntities: 1,
  LastAuthenticated: '2026-11-01T10:00:00+01:00',
  LastAuthenticatedEntity: ROLE,
  TrackedActionsLastAccessed: [
    { ActionName: 'CreateGuardrail', LastAccessedTime: '2026-10-01T00:00:00Z', LastAccessedEntity: ROLE },
    { ActionName: 'DeleteGuardrail' },
  ],
};

test('what a role last used is kept for AI services, with its place in the answer', () => {
  const { told, problems } = read({
    [ROLE]: answer([
      { ServiceNamespace: 's3', LastAuthenticated: 'soon' },
      bedrock,
      { ServiceNamespace: 'sagemaker', TotalAuthenticatedEntities: 0 },
    ]),
  });
  expect(problems).toEqual([]);
  expect(told).toEqual({
    asOf: '2026-11-23T06:00:04.000Z',
    file: FILE,
    services: [
      {
        prefix: 'bedrock',
        index: 1,
        last: '2026-11-01T09:00:00.000Z',
        actions: [
          { name: 'CreateGuardrail', index: 0, last: '2026-10-01T00:00:00.000Z' },
          { name: 'DeleteGuardrail', index: 1, last: undefined },
        ],
      },
      { prefix: 'sagemaker', index: 2, last: undefined, actions: [] },
    ],
  });
});

describe('what cannot be read is a problem, and nothing is known:', () => {
  it.each<[string, unknown, string]>([
    ['no object', [], `what is said of ${ROLE} is not a JSON object`],
    ['a report that is not done', { JobStatus: 'IN_PROGRESS', JobCreationDate: '2026-11-23' }, `the report on ${ROLE} is IN_PROGRESS`],
    ['a report that failed', answer([bedrock], { JobStatus: 'FAILED' }), `the report on ${ROLE} is FAILED`],
    ['a report without a status', answer([bedrock], { JobStatus: undefined }), `the report on ${ROLE} is without a status`],
    ['a refusal', { Error: { Code: 'AccessDenied' } }, `AWS did not answer what ${ROLE} last used: AccessDenied`],
    [
      'a report without a date',
      answer([bedrock], { JobCompletionDate: 'x', JobCreationDate: undefined }),
      `when the report on ${ROLE} was written cannot be told`,
    ],
    ['services that are no list', answer({}), 'ServicesLastAccessed is not a list'],
  ])('%s', (_what, told, problem) => {
    expect(read({ [ROLE]: told })).toEqual({ told: undefined, problems: [problem] });
  });

  it.each<[string, unknown, string]>([
    ['no object', 'bedrock', 'element 1 of ServicesLastAccessed names no service'],
    ['no name', { ...bedrock, ServiceNamespace: '' }, 'element 1 of ServicesLastAccessed names no service'],
    ['a time that is none', { ...bedrock, LastAuthenticated: 'soon' }, `when ${ROLE} last used bedrock cannot be read`],
    ['actions that are no list', { ...bedrock, TrackedActionsLastAccessed: {} }, `when ${ROLE} last used bedrock cannot be read`],
  ])('of a service, %s', (_what, service, problem) => {
    const { told, problems } = read({ [ROLE]: answer([service]) });
    expect(problems).toEqual([problem]);
    expect(told?.services).toEqual([]);
  });

  it.each<[unknown, string]>([
    ['CreateGuardrail', 'an action'],
    [{ LastAccessedTime: '2026-10-01T00:00:00Z' }, 'an action'],
    [{ ActionName: 'CreateGuardrail', LastAccessedTime: 17e12 }, 'CreateGuardrail'],
  ])('of an action, %j', (action, name) => {
    const { told, problems } = read({ [ROLE]: answer([{ ...bedrock, TrackedActionsLastAccessed: [action] }]) });
    expect(problems).toEqual([`when ${ROLE} last used ${name} cannot be read`]);
    expect(told?.services.map(({ actions }) => actions)).toEqual([[]]);
  });
});

test('a report that goes on says what it says, and that more is missing', () => {
  const { told, problems } = read({ [ROLE]: answer([bedrock], { IsTruncated: true }) });
  expect(problems).toEqual([`the report on ${ROLE} goes on after this page`]);
  expect(told?.services).toHaveLength(1);
});

it.each<[principal: string, problem: string | undefined]>([
  [`arn:aws:iam::${ACCOUNT}:group/ml`, undefined],
  ['arn:aws:iam::aws:policy/ReadOnlyAccess', undefined],
  ['arn:aws:iam::444455556666:role/train', `arn:aws:iam::444455556666:role/train is not of account ${ACCOUNT}`],
  ['JobStatus', '`JobStatus` is not the ARN of a user or role'],
  ['__proto__', '`__proto__` is not the ARN of a user or role'],
])('a report on %s is of no principal of the account', (principal, problem) => {
  const lastAccessed = Object.fromEntries([[principal, answer([bedrock])]]);
  const { accounts } = estateOf({ accounts: { [ACCOUNT]: { lastAccessed } } });
  expect([...(accounts.get(ACCOUNT)?.lastUsed.keys() ?? [])]).toEqual([]);
  expect(read(lastAccessed).problems).toEqual(problem === undefined ? [] : [problem]);
});
