import { describe, expect, it } from 'vitest';
import check from '../checks/dormant-privileged-grant.ts';
import { NOTHING_SAID } from '../../estate/intent.ts';
import { EXAMPLE_ACCOUNT, type Example } from '../example.ts';
import { EXAMPLE_ROLE, policyDetails } from '../examples/examples.ts';
import { judged } from '../scanned.fixture.ts';

const RECENT = '2026-11-20T10:00:00+00:00';
const OLD = '2026-01-20T10:00:00+00:00';
const HELD = ['bedrock:CreateModelCustomizationJob', 'bedrock:DeleteGuardrail', 'sagemaker:CreateTrainingJob'];

const holder = policyDetails({ Effect: 'Allow', Action: HELD, Resource: '*' });
const answer = (services: unknown, more: Readonly<Record<string, unknown>> = {}): unknown => ({
  JobStatus: 'COMPLETED',
  JobCreationDate: '2026-11-22T06:00:00Z',
  ServicesLastAccessed: services,
  ...more,
});
const told = (by: Readonly<Record<string, unknown>>, details: Example = holder): Example => ({
  ...details,
  lastAccessed: { [EXAMPLE_ACCOUNT]: by },
});
const bedrock = (last: string | undefined, ...actions: readonly (readonly [string, string?])[]): unknown => ({
  ServiceNamespace: 'bedrock',
  ...(last === undefined ? {} : { LastAuthenticated: last }),
  TrackedActionsLastAccessed: actions.map(([ActionName, LastAccessedTime]) => ({
    ActionName,
    ...(LastAccessedTime === undefined ? {} : { LastAccessedTime }),
  })),
});
const both = [
  ['CreateModelCustomizationJob', RECENT],
  ['DeleteGuardrail', RECENT],
] as const;
const sagemaker = { ServiceNamespace: 'sagemaker', LastAuthenticated: RECENT };
const training = { ...sagemaker, TrackedActionsLastAccessed: [{ ActionName: 'CreateTrainingJob', LastAccessedTime: RECENT }] };

const verdictsOf = (example: Example): readonly string[] => judged(check, example).map(([verdict, , message]) => `${verdict}: ${message}`);

describe('what was not read is neither in use nor idle:', () => {
  const FRESH = bedrock(undefined);
  it.each<[string, Example, string]>([
    ['no file', holder, 'what its principals last used was not read'],
    ['nobody in the file', told({}), 'what its principals last used was not read'],
    [
      'another principal',
      told({ [`arn:aws:iam::${EXAMPLE_ACCOUNT}:role/other`]: answer([FRESH]) }),
      'what some of its principals last used was not read',
    ],
    ['a report that is not done', told({ [EXAMPLE_ROLE]: { JobStatus: 'IN_PROGRESS' } }), 'what its principals last used was not read'],
    ['a refusal', told({ [EXAMPLE_ROLE]: { Error: { Code: 'AccessDenied' } } }), 'what its principals last used was not read'],
    [
      'a report that is old',
      told({
        [EXAMPLE_ROLE]: answer([bedrock(undefined), { ServiceNamespace: 'sagemaker' }], { JobCreationDate: '2026-08-01T06:00:00Z' }),
      }),
      "what is known of its principals' use of services is more than 90 days old",
    ],
    [
      'another service',
      told({ [EXAMPLE_ROLE]: answer([bedrock(RECENT, ...both)]) }),
      'whether some privileged actions are in use is not observable',
    ],
    [
      'a service that is in use, without its actions',
      told({ [EXAMPLE_ROLE]: answer([bedrock(RECENT, ...both), sagemaker]) }),
      'whether some privileged actions are in use is not observable',
    ],
    [
      'a service whose time cannot be read',
      told({ [EXAMPLE_ROLE]: answer([bedrock(RECENT, ...both), { ServiceNamespace: 'sagemaker', LastAuthenticated: 'x' }]) }),
      'whether some privileged actions are in use is not observable',
    ],
  ])('%s', (_what, example, message) => {
    expect(verdictsOf(example)).toEqual([expect.stringContaining(`unknown: ${message}`)]);
  });
});

it.each<[string, Example, readonly string[]]>([
  ['all in use', told({ [EXAMPLE_ROLE]: answer([bedrock(RECENT, ...both), training]) }), ['pass: it uses what it holds']],
  [
    'one action that IAM follows is idle, another is not followed',
    told({ [EXAMPLE_ROLE]: answer([bedrock(RECENT, ['DeleteGuardrail']), training]) }),
    ['fail: it has not used a privileged AI action for 90 days or more: bedrock:DeleteGuardrail'],
  ],
  [
    'a service idle, though an action of it is dated later',
    told({ [EXAMPLE_ROLE]: answer([bedrock(OLD, ...both), training]) }),
    ['pass: it uses what it holds'],
  ],
  [
    'exactly ninety days',
    told({ [EXAMPLE_ROLE]: answer([bedrock('2026-08-24T06:00:00Z'), training]) }),
    ['fail: it has not used 2 privileged AI actions for 90 days or more: bedrock:CreateModelCustomizationJob, bedrock:DeleteGuardrail'],
  ],
  [
    'an exemption',
    {
      ...told({ [EXAMPLE_ROLE]: answer([bedrock(OLD), training]) }),
      intent: {
        ...NOTHING_SAID,
        exemptions: [
          {
            identities: [EXAMPLE_ROLE],
            actions: ['model-train', 'guardrail'],
            checks: [],
            owner: 'x',
            reason: 'y',
            ticket: undefined,
            expires: '2029-01-31',
          },
        ],
      },
    },
    ['pass: it uses what it holds'],
  ],
])('%s', (_what, example, verdicts) => {
  expect(verdictsOf(example)).toEqual(verdicts);
});
