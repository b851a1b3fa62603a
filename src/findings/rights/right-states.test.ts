import { describe, expect, test } from 'vitest';
import { EXAMPLE_ACCOUNT, type Example } from '../example.ts';
import { EXAMPLE_ROLE, policyDetails } from '../examples/examples.ts';
import { advanced, logged } from '../examples/trail-examples.ts';
import { scanned } from '../scanned.fixture.ts';
import { rightStates } from './right-states.ts';

const call = (time: string, eventName: string, more: Readonly<Record<string, unknown>> = {}): unknown => ({
  eventTime: time,
  eventSource: 'bedrock.amazonaws.com',
  eventName,
  awsRegion: 'us-east-1',
  eventID: `${time} ${eventName}`,
  recipientAccountId: EXAMPLE_ACCOUNT,
  readOnly: false,
  userIdentity: { type: 'AssumedRole', accountId: EXAMPLE_ACCOUNT, sessionContext: { sessionIssuer: { type: 'Role', arn: EXAMPLE_ROLE } } },
  ...more,
});
const START = '2026-08-01T00:00:00Z';
const END = '2026-11-22T00:00:00Z';
/** A trail of more than ninety days in which a guardrail is made. */
const LONG = Array.from({ length: 24 }, (_, at) =>
  call(new Date(Math.min(Date.parse(START) + at * 5 * 86_400_000, Date.parse(END))).toISOString(), 'CreateGuardrail'),
);
const SHORT = [call('2026-11-20T00:00:00Z', 'CreateGuardrail'), call(END, 'CreateGuardrail')];

const granted = policyDetails({ Effect: 'Allow', Action: 'bedrock:*', Resource: '*' });

/** What IAM tells of Bedrock. */
const accessed = (bedrock: Readonly<Record<string, unknown>>, asOf = '2026-11-22T06:00:00Z'): Pick<Example, 'lastAccessed'> => ({
  lastAccessed: {
    [EXAMPLE_ACCOUNT]: {
      [EXAMPLE_ROLE]: {
        JobStatus: 'COMPLETED',
        JobCompletionDate: asOf,
        ServicesLastAccessed: [{ ServiceName: 'Amazon Bedrock', ServiceNamespace: 'bedrock', ...bedrock }],
      },
    },
  },
});
const followed = (ActionName: string, LastAccessedTime?: string): Readonly<Record<string, unknown>> => ({
  LastAuthenticated: '2026-11-20T00:00:00Z',
  TrackedActionsLastAccessed: [{ ActionName, ...(LastAccessedTime === undefined ? {} : { LastAccessedTime }) }],
});
const unusedService = { TrackedActionsLastAccessed: [] };

function state(example: Example, action: string): readonly (string | undefined)[] {
  const { estate, inventory, activity, now } = scanned(example);
  const caller = inventory.holdings.find((held) => held.caller.arn === EXAMPLE_ROLE)?.caller;
  if (caller === undefined || activity === undefined) throw new Error('nobody holds anything');
  const found = rightStates(caller, { estate, activity, now })(action);
  return [found.state, found.source];
}

describe('whether a right was used', () => {
  test.each<readonly [string, Partial<Example>, string, readonly (string | undefined)[]]>([
    ['by the trail', { trail: LONG }, 'bedrock:CreateGuardrail', ['used', 'trail']],
    ['not by a long trail', { trail: LONG }, 'bedrock:DeleteGuardrail', ['not seen', 'trail']],
    ['not by a short trail: nobody knows', { trail: SHORT }, 'bedrock:DeleteGuardrail', ['not observable', undefined]],
    [
      'by IAM, although not in the trail',
      { trail: LONG, ...accessed(followed('DeleteGuardrail', '2026-11-20T00:00:00Z')) },
      'bedrock:DeleteGuardrail',
      ['used', 'last-accessed'],
    ],
    [
      'long ago by IAM, and not in the trail',
      { trail: LONG, ...accessed(followed('DeleteGuardrail', '2026-05-01T00:00:00Z')) },
      'bedrock:DeleteGuardrail',
      ['not seen', 'trail'],
    ],
    [
      'IAM follows the action and has seen no use, where the trail is short',
      { trail: SHORT, ...accessed(followed('DeleteGuardrail')) },
      'bedrock:DeleteGuardrail',
      ['not seen', 'last-accessed'],
    ],
    [
      'IAM has seen no use of the whole service',
      { trail: [], ...accessed(unusedService) },
      'bedrock:InvokeAgent',
      ['not seen', 'last-accessed'],
    ],
    [
      'IAM follows the service only, and that is in use',
      { trail: SHORT, ...accessed({ LastAuthenticated: '2026-11-20T00:00:00Z', TrackedActionsLastAccessed: [] }) },
      'bedrock:DeleteGuardrail',
      ['not observable', undefined],
    ],
    [
      'what IAM said long ago is not what is',
      { trail: SHORT, ...accessed(followed('DeleteGuardrail'), '2026-06-01T00:00:00Z') },
      'bedrock:DeleteGuardrail',
      ['not observable', undefined],
    ],
    ['the trail has seen what IAM has not', { trail: LONG, ...accessed(unusedService) }, 'bedrock:CreateGuardrail', ['used', 'trail']],
    ['data events', { trail: LONG }, 'bedrock:InvokeAgent', ['not observable', undefined]],
    [
      'data events that the only trail of the account records',
      { trail: LONG, ...logged(advanced({ eventCategory: 'Data', 'resources.type': 'AWS::Bedrock::AgentAlias' })) },
      'bedrock:InvokeAgent',
      ['not seen', 'trail'],
    ],
    [
      'data events that no trail of the account records',
      { trail: LONG, ...logged(advanced({ eventCategory: 'Management' })) },
      'bedrock:InvokeAgent',
      ['not observable', undefined],
    ],
  ])('%s', (_, more, action, expected) => {
    expect(state({ ...granted, ...more, details: granted.details ?? {} }, action)).toEqual(expected);
  });

  test('a right of somebody who is younger than the window is not unused', () => {
    const details = structuredClone(granted.details) as Record<string, { RoleDetailList: Record<string, unknown>[] }>;
    for (const role of details[EXAMPLE_ACCOUNT]?.RoleDetailList ?? []) role['CreateDate'] = '2026-11-01T00:00:00Z';
    expect(state({ details, trail: LONG }, 'bedrock:DeleteGuardrail')).toEqual(['not observable', undefined]);
    expect(state({ details, trail: LONG }, 'bedrock:CreateGuardrail')).toEqual(['used', 'trail']);
  });
});
