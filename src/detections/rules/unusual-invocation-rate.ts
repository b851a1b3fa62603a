import { principalOf } from '../../activity/event.ts';
import { spikesIn } from '../../activity/usual/spikes.ts';
import { grouped } from '../../activity/usual/subject.ts';
import type { Json } from '../../estate/json.ts';
import type { Detection } from '../detection.ts';
import { record, user } from '../examples.ts';
import { counted, evidence } from '../sequences/evidence.ts';
import { everyDay } from '../sequences/example-days.ts';
import { INVOCATIONS, invocations } from '../sequences/model-calls.ts';

/** Fewer calls in an hour are never many. */
const FLOOR = 60;

const app = user('app');
const call = (minute: number): Json => record('bedrock.amazonaws.com', 'InvokeModel', app, minute, { requestParameters: { modelId: 'm' } });
const infer = (minute: number): Json =>
  record('bedrock-mantle.amazonaws.com', 'CreateInference', app, minute, { requestParameters: { model: 'm' } });
/** Many calls within one hour. */
const burst = (make: (minute: number) => Json, count: number): readonly Json[] =>
  Array.from({ length: count }, (_, i) => ({ ...make(7 * 1440), eventID: `burst-${i}` }));

const detection: Detection = {
  id: 'unusual-invocation-rate',
  title: 'many more invocations than usual',
  why: 'Models run at the expense of the account, or are asked so often because somebody draws out what they know.',
  severity: 'medium',
  events: INVOCATIONS,
  techniques: ['T1496.004', 'AML.T0034', 'AML.T0024'],
  respond: 'Ask the owner of the principal; if nothing new went live, deactivate the credentials and look at what was asked.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'an application asks a model a few times an hour for a week, then two hundred times',
        records: [...everyDay(7, 5, call), ...burst(call, 200)],
      },
      { origin: 'synthetic', story: 'the same on bedrock-mantle', records: [...everyDay(7, 5, infer), ...burst(infer, 200)] },
    ],
    quiet: [
      { origin: 'synthetic', story: 'a day with more calls than others, yet few', records: [...everyDay(7, 5, call), ...burst(call, 40)] },
      {
        origin: 'synthetic',
        story: 'on bedrock-mantle, the trail is too short to tell',
        records: [...everyDay(2, 5, infer), ...burst(infer, 200)],
      },
    ],
  },
  *detect(activity) {
    const calls = grouped(invocations(activity), principalOf);
    for (const [principal, history] of calls) {
      for (const { day, count, usual, events } of spikesIn(history, FLOOR)) {
        const found = evidence(events);
        if (found === undefined) continue;
        yield {
          events: found,
          about: `${principal} ${day}`,
          message: `\`${principal}\` invoked models ${counted(count, 'time')} in one hour: in ${counted(usual.hours, 'hour')} with calls on ${counted(usual.days, 'day')} before there were mostly ${usual.median}, and never more than ${usual.most}`,
        };
      }
    }
  },
};

export default detection;
