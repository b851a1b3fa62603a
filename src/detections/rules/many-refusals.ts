import { sessionOf, principalOf } from '../../activity/event.ts';
import { isRefused } from '../../activity/usage/refusal.ts';
import { isAiCall } from '../../activity/usual/privileged.ts';
import { refusedDays } from '../../activity/usual/refusals.ts';
import { grouped } from '../../activity/usual/subject.ts';
import type { Json } from '../../estate/json.ts';
import type { Detection } from '../detection.ts';
import { record, user } from '../examples.ts';
import { counted, evidence, listed } from '../sequences/evidence.ts';
import { everyDay } from '../sequences/example-days.ts';

const app = user('app');
const eve = user('eve');
const day = 5 * 1440;
const quietDays = everyDay(5, 2, (minute) => record('bedrock.amazonaws.com', 'InvokeModel', app, minute));
const tries = (source: string, names: readonly string[]): readonly Json[] =>
  [0, 1, 2].flatMap((i) => names.map((name) => record(source, name, eve, day + i, { errorCode: 'AccessDenied' })));
const bedrock = ['ListFoundationModels', 'ListCustomModels', 'ListGuardrails', 'InvokeModel', 'CreateModelCustomizationJob'];
const mantle = ['ListModels', 'ListFiles', 'CreateInference', 'CreateFile', 'CreateFineTuningJob'];

const detection: Detection = {
  id: 'many-refusals',
  title: 'many different AI calls refused in a short time',
  why: 'Somebody tries out what credentials are good for.',
  severity: 'medium',
  events: ['*'],
  techniques: ['T1526', 'T1580', 'T1078.004', 'AML.T0012'],
  respond: 'Look where the calls came from, and deactivate the credentials if their owner does not know of them.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'a user is refused five kinds of calls to Bedrock within minutes',
        records: [...quietDays, ...tries('bedrock.amazonaws.com', bedrock)],
      },
      {
        origin: 'synthetic',
        story: 'a user is refused five kinds of calls to bedrock-mantle within minutes',
        records: [...quietDays, ...tries('bedrock-mantle.amazonaws.com', mantle)],
      },
    ],
    quiet: [
      {
        origin: 'synthetic',
        story: 'an application lacks one right and tries again and again',
        records: [
          ...quietDays,
          ...everyDay(1, 30, (minute) =>
            record('bedrock.amazonaws.com', 'InvokeModel', eve, day + minute / 60, { errorCode: 'AccessDenied' }),
          ),
        ],
      },
      { origin: 'synthetic', story: 'the trail of bedrock-mantle has just begun', records: tries('bedrock-mantle.amazonaws.com', mantle) },
    ],
  },
  *detect(activity) {
    const refusals = grouped(activity.events, (event) =>
      event.error !== undefined && isAiCall(event) && isRefused(event) ? (principalOf(event) ?? sessionOf(event)) : undefined,
    );
    if (refusals.size === 0) return;
    const starts = new Map<string, number>();
    for (const { account, time } of activity.events) if (!starts.has(account)) starts.set(account, time);
    for (const [principal, history] of refusals) {
      for (const { day: on, kinds, most, days, events } of refusedDays(history, starts.get(history[0]?.account ?? '') ?? 0)) {
        const found = evidence(events);
        if (found === undefined) continue;
        yield {
          events: found,
          about: `${principal} ${on}`,
          message: `\`${principal}\` was refused ${counted(kinds, 'kind')} of AI calls within an hour (${listed(new Set(events.map(({ name }) => name)))}); in ${counted(days, 'day')} of the trail before ${most === 0 ? 'it was not refused any' : `no more than ${most}`}`,
        };
      }
    }
  },
};

export default detection;
