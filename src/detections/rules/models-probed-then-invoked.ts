import type { TrailEvent } from '../../activity/event.ts';
import { sessionOf } from '../../activity/event.ts';
import { isAiCall } from '../../activity/usual/privileged.ts';
import type { Detection } from '../detection.ts';
import { record, user } from '../examples.ts';
import { counted, dayName, evidence, listed } from '../sequences/evidence.ts';
import { hasLongTermKey, INVOCATIONS, isInvocation } from '../sequences/model-calls.ts';
import { isProbe, LOOKS, OPENINGS, probingIn, WATCHED } from '../sequences/probing.ts';

const HOUR = 3_600_000;

/** Probes with more time between them are two pieces of probing. */
const APART = 6 * HOUR;

/** How long after probing invocations belong to it. */
const AFTER = 24 * HOUR;

/** Invocations from which on use is a burst. */
const BURST = 20;

const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-northeast-1'];
const bedrock = 'bedrock.amazonaws.com';
const mantle = 'bedrock-mantle.amazonaws.com';
const lea = user('lea');
const token = { callWithBearerToken: true, bearerTokenType: 'ABSK' };
const at = (name: string, minute: number, region: string, more = {}): unknown =>
  record(bedrock, name, lea, minute, { awsRegion: region, ...more });
const probes = REGIONS.flatMap((region) => [
  at('GetFoundationModelAvailability', 0, region, { requestParameters: { modelId: 'anthropic.claude-sonnet-4' } }),
  at('InvokeModel', 1, region, { requestParameters: { modelId: 'anthropic.claude-sonnet-4' }, errorCode: 'ValidationException' }),
]);
const use = at('InvokeModel', 5, 'us-west-2', { requestParameters: { modelId: 'anthropic.claude-sonnet-4' } });
const looks = REGIONS.map((region) => record(mantle, 'ListModels', lea, 0, { awsRegion: region }));
const tries = REGIONS.map((region) =>
  record(mantle, 'CreateInference', lea, 1, { awsRegion: region, errorCode: 'AccessDenied', requestParameters: { model: 'm', ...token } }),
);

const detection: Detection = {
  id: 'models-probed-then-invoked',
  title: 'models probed with a long-term key, then invoked',
  why: 'This is how keys that leaked are used up: what they reach is tried in region after region, then models run at the expense of the account.',
  severity: 'high',
  events: [...LOOKS, ...WATCHED, ...OPENINGS, ...INVOCATIONS],
  techniques: ['T1078.004', 'T1526', 'T1496.004', 'AML.T0012', 'AML.T0040', 'AML.T0034'],
  respond: 'Deactivate the key now, then look where it leaked. Take back agreements for models that nobody asked for.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'an access key asks in four regions what it may use, sends broken requests and then invokes',
        records: [...probes, use],
      },
      {
        origin: 'synthetic',
        story: 'an API key does so on bedrock-mantle',
        records: [...looks, ...tries, record(mantle, 'CreateInference', lea, 3, { requestParameters: { model: 'm', ...token } })],
      },
      {
        origin: 'synthetic',
        story: 'a key asks whether it is watched, opens a model and is refused in three regions',
        records: [
          at('GetModelInvocationLoggingConfiguration', 0, 'us-east-1'),
          at('PutUseCaseForModelAccess', 1, 'us-east-1'),
          ...REGIONS.map((region) => at('InvokeModel', 2, region, { errorCode: 'AccessDenied' })),
        ],
      },
    ],
    quiet: [
      {
        origin: 'synthetic',
        story: 'an application with a key lists models, is throttled and invokes in one region',
        records: [
          at('ListFoundationModels', 0, 'us-east-1'),
          at('InvokeModel', 1, 'us-east-1', { errorCode: 'ThrottlingException' }),
          at('InvokeModel', 2, 'us-east-1'),
        ],
      },
      {
        origin: 'synthetic',
        story: 'on bedrock-mantle, models are listed in one region and one is asked',
        records: [
          record(mantle, 'ListModels', lea, 0),
          record(mantle, 'CreateInference', lea, 3, { requestParameters: { model: 'm', ...token } }),
        ],
      },
    ],
  },
  *detect({ events }) {
    const keys = new Map<string, TrailEvent[]>();
    for (const event of events) {
      if (!isAiCall(event) || !hasLongTermKey(event)) continue;
      const key = sessionOf(event);
      const calls = keys.get(key);
      if (calls === undefined) keys.set(key, [event]);
      else calls.push(event);
    }
    for (const [key, calls] of keys) yield* alarmsOf(key, calls);
  },
};

/** One alarm for each piece of probing that ends in use; or in nothing, where it was thorough. */
function* alarmsOf(key: string, calls: readonly TrailEvent[]): ReturnType<Detection['detect']> {
  const probes = calls.filter(isProbe);
  for (let from = 0; from < probes.length; ) {
    let to = from + 1;
    while (to < probes.length && (probes[to] as TrailEvent).time - (probes[to - 1] as TrailEvent).time <= APART) to++;
    const piece = probes.slice(from, to);
    const [first] = piece as [TrailEvent];
    const end = (piece.at(-1) ?? first).time + AFTER;
    from = to;
    const { signs, events } = probingIn(piece);
    if (signs.length < 2) continue;
    const uses = calls.filter(({ time, error }) => error === undefined && time >= first.time && time <= end).filter(isInvocation);
    const last = uses.at(-1);
    if (last === undefined && signs.length < 3) continue;
    const found = evidence([...events, ...uses.slice(0, 500)], last);
    if (found === undefined) continue;
    const opened = signs.some((sign) => sign.startsWith('opened'));
    yield {
      events: found,
      about: `${key} ${dayName(first)}`,
      severity: last === undefined ? 'medium' : opened || uses.length >= BURST ? 'critical' : 'high',
      message: `a long-term key ${listed(signs, 4)}; ${last === undefined ? 'no successful invocation followed' : `then it asked models in ${counted(uses.length, 'call')}`}`,
    };
  }
}

export default detection;
