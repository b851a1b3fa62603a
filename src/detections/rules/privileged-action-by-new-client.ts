import type { TrailEvent } from '../../activity/event.ts';
import { clientOf } from '../../activity/usual/client.ts';
import { onceFor } from '../../activity/usual/once.ts';
import { noveltiesIn } from '../../activity/usual/novelties.ts';
import { privilegedUse } from '../../activity/usual/privileged.ts';
import { privilegedHistories, subjectName } from '../../activity/usual/subject.ts';
import type { Detection } from '../detection.ts';
import { record, user } from '../examples.ts';
import { counted, evidence, listed } from '../sequences/evidence.ts';
import { everyDay } from '../sequences/example-days.ts';

/** By account and program: when it was first seen. */
const earliest = onceFor(({ events }) => {
  const found = new Map<string, Map<string, number>>();
  for (const event of events) {
    const client = clientOf(event);
    if (client === undefined) continue;
    let clients = found.get(event.account);
    if (clients === undefined) found.set(event.account, (clients = new Map()));
    if (!clients.has(client)) clients.set(client, event.time);
  }
  return found;
});

const ana = user('ana');
const asks = (minute: number): ReturnType<typeof record> =>
  record('bedrock.amazonaws.com', 'InvokeModel', ana, minute, { requestParameters: { modelId: 'm' } });
const trying = (minute: number): ReturnType<typeof record> => ({
  ...asks(minute),
  userAgent: `tool-${'abcdefghi'[Math.floor(minute / 1440)]}/1.0`,
});
const remote = { userAgent: 'python-requests/2.31' };
const tune = record('bedrock.amazonaws.com', 'CreateModelCustomizationJob', ana, 7 * 1440, {
  ...remote,
  requestParameters: { jobName: 'j' },
});
const tuneMantle = record('bedrock-mantle.amazonaws.com', 'CreateFineTuningJob', ana, 7 * 1440, {
  ...remote,
  requestParameters: { model: 'm' },
});

const detection: Detection = {
  id: 'privileged-action-by-new-client',
  title: 'privileged AI action by a program that is new to its caller',
  why: 'Who takes credentials over mostly brings tools of his own. What a program says of itself is its own choice, so that the usual one proves nothing.',
  severity: 'low',
  events: ['*'],
  techniques: ['T1078.004', 'AML.T0012'],
  respond: 'Ask whether it was the caller: a new tool is the honest reason. If not, revoke the credentials.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'after a week with the AWS CLI a user starts a customization job by another program',
        records: [...everyDay(7, 4, asks), tune],
      },
      { origin: 'synthetic', story: 'the same with a fine-tuning job on bedrock-mantle', records: [...everyDay(7, 4, asks), tuneMantle] },
    ],
    quiet: [
      {
        origin: 'synthetic',
        story: 'the job comes by another version of the usual program',
        records: [...everyDay(7, 4, asks), { ...tune, userAgent: 'aws-cli/2.99.1' }],
      },
      { origin: 'synthetic', story: 'the caller has another program every day', records: [...everyDay(7, 4, trying), tuneMantle] },
      {
        origin: 'synthetic',
        story: 'a service of AWS calls in the user’s name',
        records: [...everyDay(7, 4, asks), { ...tune, userAgent: 'cloudformation.amazonaws.com' }],
      },
    ],
  },
  *detect(activity) {
    for (const [subject, history] of privilegedHistories(activity)) {
      for (const { value: client, usual, events } of noveltiesIn(history, clientOf)) {
        // who uses many programs soon uses another
        if (usual.kinds > 2) continue;
        const [start] = events as readonly [TrailEvent];
        // people take up tools that others of the account have; what is no person keeps its own
        const others = earliest(activity).get(start.account)?.get(client) ?? start.time;
        if (activity.who(start).identity.kind === 'person' && others < start.time) continue;
        const privileged = events.filter((event) => event.error === undefined && privilegedUse(event) !== undefined);
        const found = evidence(privileged, privileged.at(-1));
        const [first] = privileged;
        if (found === undefined || first === undefined) continue;
        yield {
          events: found,
          about: `${subject} ${client}`,
          message: `${subjectName(activity, first)} used ${listed(new Set(privileged.flatMap((event) => privilegedUse(event)?.action ?? [])))} by ${client}: in ${counted(usual.calls, 'call')} on ${counted(usual.days, 'day')} before there was only ${listed(usual.values)}`,
        };
      }
    }
  },
};

export default detection;
