import { principalOf, type TrailEvent } from '../../activity/event.ts';
import { noveltiesIn } from '../../activity/usual/novelties.ts';
import { privilegedCalls, privilegedUse } from '../../activity/usual/privileged.ts';
import { privilegedHistories, subjectName } from '../../activity/usual/subject.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import type { Detection } from '../detection.ts';
import { record, user } from '../examples.ts';
import { counted, evidence, listed } from '../sequences/evidence.ts';
import { everyDay } from '../sequences/example-days.ts';

/** Actions are rarer than networks: two working weeks must have been without one. */
const ENOUGH = { calls: 40, days: 10 } as const;

const ana = user('ana');
const bedrock = 'bedrock.amazonaws.com';
const mantle = 'bedrock-mantle.amazonaws.com';
const asks = (minute: number): ReturnType<typeof record> =>
  record(bedrock, 'InvokeModel', ana, minute, { requestParameters: { modelId: 'm' } });
const infers = (minute: number): ReturnType<typeof record> =>
  record(mantle, 'CreateInference', ana, minute, { requestParameters: { model: 'm' } });
const tune = record(bedrock, 'CreateModelCustomizationJob', ana, 12 * 1440, { requestParameters: { jobName: 'j' } });
const tuneMantle = record(mantle, 'CreateFineTuningJob', ana, 12 * 1440, { requestParameters: { model: 'm' } });

const detection: Detection = {
  id: 'first-privileged-action',
  title: 'first use of a privileged AI action',
  why: 'Somebody does what he never did before: a new duty, or somebody else in his place.',
  severity: 'low',
  events: ['*'],
  techniques: ['T1078.004', 'AML.T0012'],
  respond: 'Ask whether the work is new. If nobody knows of it, treat the credentials as stolen.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'a user who asked models for twelve days starts a customization job',
        records: [...everyDay(12, 4, asks), tune],
      },
      {
        origin: 'synthetic',
        story: 'a user of bedrock-mantle starts a fine-tuning job',
        records: [...everyDay(12, 4, infers), tuneMantle],
      },
    ],
    quiet: [
      {
        origin: 'synthetic',
        story: 'the trail is two days old',
        records: [...everyDay(2, 12, asks), { ...tune, eventTime: '2026-09-03T09:00:00Z' }],
      },
      { origin: 'synthetic', story: 'the job is refused', records: [...everyDay(12, 4, asks), { ...tune, errorCode: 'AccessDenied' }] },
      {
        origin: 'synthetic',
        story: 'on bedrock-mantle, jobs are usual',
        records: [...everyDay(12, 4, infers), { ...tuneMantle, eventTime: '2026-09-01T09:30:00Z', eventID: 'earlier' }, tuneMantle],
      },
    ],
  },
  *detect(activity) {
    /** When a principal first did something: what others did by the same role before is no surprise. */
    const before = new Map<string, number>();
    for (const event of privilegedCalls(activity)) {
      const key = `${principalOf(event)} ${privilegedUse(event)?.action}`;
      if (!before.has(key)) before.set(key, event.time);
    }
    const actionOf = (event: TrailEvent): string | undefined => (event.error === undefined ? privilegedUse(event)?.action : undefined);
    for (const [subject, history] of privilegedHistories(activity)) {
      for (const { value: action, usual, events } of noveltiesIn(history, actionOf, ENOUGH)) {
        const [first] = events;
        const found = evidence(events, events.at(-1));
        if (found === undefined || first === undefined) continue;
        if ((before.get(`${principalOf(first)} ${action}`) ?? first.time) < first.time) continue;
        // who trains models and now does so by another service does nothing new
        const kind = catalogueRow(action)?.class;
        const familiar = history.some(
          (event) => event.time < first.time && event.error === undefined && privilegedUse(event)?.class === kind,
        );
        const others =
          usual.kinds === 0
            ? 'no privileged action on an AI service'
            : `of privileged actions ${usual.kinds > 5 ? counted(usual.kinds, 'other') : `only ${listed(usual.values, 4)}`}`;
        yield {
          events: found,
          about: `${subject} ${action}`,
          severity: !familiar && catalogueRow(action)?.tier === 1 ? 'medium' : 'low',
          message: `${subjectName(activity, first)} used ${action} for the first time${subject === principalOf(first) ? '' : ', as nobody had by the same principal'}: in ${counted(usual.calls, 'call')} on ${counted(usual.days, 'day')} before there was ${others}`,
        };
      }
    }
  },
};

export default detection;
