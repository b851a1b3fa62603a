import { principalOf } from '../../activity/event.ts';
import { privilegedCalls } from '../../activity/usual/privileged.ts';
import { spikesIn } from '../../activity/usual/spikes.ts';
import { grouped } from '../../activity/usual/subject.ts';
import type { Json } from '../../estate/json.ts';
import type { Detection } from '../detection.ts';
import { record, user } from '../examples.ts';
import { counted, evidence } from '../sequences/evidence.ts';
import { everyDay } from '../sequences/example-days.ts';

/** Fewer calls in an hour are never many. */
const FLOOR = 15;

const app = user('app');
const call = (minute: number): Json =>
  record('sagemaker.amazonaws.com', 'CreateTrainingJob', app, minute, { requestParameters: { trainingJobName: 'j' } });
const upload = (minute: number): Json =>
  record('bedrock-mantle.amazonaws.com', 'CreateFile', app, minute, { requestParameters: { purpose: 'fine-tune' } });
/** Many calls within one hour. */
const burst = (make: (minute: number) => Json, count: number): readonly Json[] =>
  Array.from({ length: count }, (_, i) => ({ ...make(7 * 1440), eventID: `burst-${i}` }));

const detection: Detection = {
  id: 'unusual-privileged-rate',
  title: 'many more privileged AI actions than usual',
  why: 'A script works through models, data or agents with rights that are otherwise used now and then.',
  severity: 'medium',
  events: ['*'],
  techniques: ['T1078.004', 'AML.T0012'],
  respond: 'Ask the owner of the principal; if no such work was planned, deactivate the credentials and undo what was changed.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'a user who starts a few jobs a day starts forty in an hour',
        records: [...everyDay(7, 5, call), ...burst(call, 40)],
      },
      {
        origin: 'synthetic',
        story: 'a user of bedrock-mantle uploads forty files in an hour',
        records: [...everyDay(7, 5, upload), ...burst(upload, 40)],
      },
    ],
    quiet: [
      { origin: 'synthetic', story: 'ten jobs in an hour are not many', records: [...everyDay(7, 5, call), ...burst(call, 10)] },
      {
        origin: 'synthetic',
        story: 'on bedrock-mantle, the trail is too short to tell',
        records: [...everyDay(2, 5, upload), ...burst(upload, 40)],
      },
    ],
  },
  *detect(activity) {
    const calls = grouped(privilegedCalls(activity), principalOf);
    for (const [principal, history] of calls) {
      for (const { day, count, usual, events } of spikesIn(history, FLOOR)) {
        const found = evidence(events);
        if (found === undefined) continue;
        yield {
          events: found,
          about: `${principal} ${day}`,
          message: `\`${principal}\` used privileged AI actions ${counted(count, 'time')} in one hour: in ${counted(usual.hours, 'hour')} with such calls on ${counted(usual.days, 'day')} before there were mostly ${usual.median}, and never more than ${usual.most}`,
        };
      }
    }
  },
};

export default detection;
