import { networkOf } from '../../activity/usual/network.ts';
import { noveltiesIn } from '../../activity/usual/novelties.ts';
import { privilegedUse } from '../../activity/usual/privileged.ts';
import { privilegedHistories, subjectName } from '../../activity/usual/subject.ts';
import type { Detection } from '../detection.ts';
import { record, user } from '../examples.ts';
import { counted, evidence, listed } from '../sequences/evidence.ts';
import { everyDay } from '../sequences/example-days.ts';

const ana = user('ana');
const asks = (minute: number): ReturnType<typeof record> =>
  record('bedrock.amazonaws.com', 'InvokeModel', ana, minute, { requestParameters: { modelId: 'm' } });
const moving = (minute: number): ReturnType<typeof record> => ({
  ...asks(minute),
  sourceIPAddress: `198.51.${Math.floor(minute / 1440)}.7`,
});
const remote = { sourceIPAddress: '203.0.113.9' };
const tune = record('bedrock.amazonaws.com', 'CreateModelCustomizationJob', ana, 7 * 1440, {
  ...remote,
  requestParameters: { jobName: 'j' },
});
const tuneMantle = record('bedrock-mantle.amazonaws.com', 'CreateFineTuningJob', ana, 7 * 1440, {
  ...remote,
  requestParameters: { model: 'm' },
});

const detection: Detection = {
  id: 'privileged-action-from-new-network',
  title: 'privileged AI action from a network that is new to its caller',
  why: 'Credentials that were taken are mostly used from elsewhere.',
  severity: 'medium',
  events: ['*'],
  techniques: ['T1078.004', 'AML.T0012'],
  respond: 'Ask whether it was the caller: travel and new offices are the honest reasons. If not, revoke the credentials.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'after a week at one network a user starts a customization job from another',
        records: [...everyDay(7, 4, asks), tune],
      },
      { origin: 'synthetic', story: 'the same with a fine-tuning job on bedrock-mantle', records: [...everyDay(7, 4, asks), tuneMantle] },
    ],
    quiet: [
      {
        origin: 'synthetic',
        story: 'the job comes from the usual network',
        records: [...everyDay(7, 4, asks), { ...tune, sourceIPAddress: '198.51.100.200' }],
      },
      { origin: 'synthetic', story: 'the caller has another network every day', records: [...everyDay(7, 4, moving), tuneMantle] },
      {
        origin: 'synthetic',
        story: 'a service of AWS calls in the user’s name',
        records: [...everyDay(7, 4, asks), { ...tune, sourceIPAddress: 'cloudformation.amazonaws.com' }],
      },
    ],
  },
  *detect(activity) {
    for (const [subject, history] of privilegedHistories(activity)) {
      for (const { value: network, usual, events } of noveltiesIn(history, networkOf)) {
        const privileged = events.filter((event) => event.error === undefined && privilegedUse(event) !== undefined);
        const found = evidence(privileged, privileged.at(-1));
        const [first] = privileged;
        if (found === undefined || first === undefined) continue;
        yield {
          events: found,
          about: `${subject} ${network}`,
          message: `${subjectName(activity, first)} used ${listed(new Set(privileged.flatMap((event) => privilegedUse(event)?.action ?? [])))} from ${network}: in ${counted(usual.calls, 'call')} on ${counted(usual.days, 'day')} before there was only ${listed(usual.values)}`,
        };
      }
    }
  },
};

export default detection;
