import { privilegedUse } from '../../activity/usual/privileged.ts';
import { user } from '../examples.ts';
import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { bearerToken } from '../requests/bearer-token.ts';
import { callerText } from '../requests/callers.ts';
import { privilegedCalls } from '../requests/privileged-calls.ts';
import { INVOCATIONS } from '../sequences/model-calls.ts';

const owner = { by: user('BedrockAPIKey-a1b2') };
const marked = { additionalEventData: { callWithBearerToken: true } };
const tune = (more: Readonly<Record<string, unknown>>) =>
  call('bedrock-mantle:CreateFineTuningJob', { model: 'm', trainingFile: 'file-1', ...more });
const ask = call('bedrock:Converse', { modelId: 'amazon.nova-lite-v1:0' }, { ...owner, ...marked });

/** Where API keys are taken: by Bedrock without its agents, by Mantle, by Anthropic's own service (Bedrock User Guide, "API keys"). */
const ASKED = INVOCATIONS.filter((name) => /^(?:bedrock|bedrock-mantle|aws-external-anthropic):/.test(name));

export default callDetection({
  id: 'long-term-api-key-used',
  title: 'AI used with a long-term API key',
  why: 'The key is one line of text that works from anywhere without a signature; whoever reads it in a repository or a log is its owner.',
  severity: 'high',
  tried: 'low',
  events: ['*', ...ASKED],
  techniques: ['AML.T0091.000', 'T1550.001', 'AML.T0055'],
  respond: 'Ask its owner whether it was him; take the key away (DeleteServiceSpecificCredential) and use short-term keys.',
  examples: {
    alarm: [
      story('a model is fine-tuned on Mantle with a long-term key', tune({ callWithBearerToken: true, bearerTokenType: 'ABSK' })),
      story('the owner of a long-term key asks a model on Bedrock', ask),
      story('Bedrock tells that the key is a long-term one', {
        ...ask,
        userIdentity: user('lea'),
        additionalEventData: { callWithBearerToken: true, bearerTokenType: 'ABSK' },
      }),
      story(
        'a guardrail is changed with a long-term key',
        call('bedrock:UpdateGuardrail', { guardrailIdentifier: 'gr1' }, { ...owner, ...marked }),
      ),
      story(
        'a model is asked on Mantle with a long-term key',
        call('bedrock-mantle:CreateInference', { model: 'm', callWithBearerToken: true, bearerTokenType: 'ABSK' }),
      ),
    ],
    quiet: [
      story('a model is fine-tuned on Mantle with signed calls', tune({ callWithBearerToken: false })),
      story('a session asks a model with a short-term key', call('bedrock:Converse', { modelId: 'amazon.nova-lite-v1:0' }, marked)),
      story('the marker contradicts itself', tune({ callWithBearerToken: false, bearerTokenType: 'ABSK' })),
    ],
  },
  *calls(activity) {
    for (const event of privilegedCalls(activity)) if (bearerToken(event) === 'long-term') yield event;
    for (const name of ASKED)
      for (const event of activity.named(name)) if (bearerToken(event) === 'long-term' && privilegedUse(event) === undefined) yield event;
  },
  judge: (event) =>
    privilegedUse(event) === undefined
      ? {
          message: `${callerText(event)} asks models with a long-term API key`,
          severity: 'low',
          about: `${callerText(event)} asks`,
          once: true,
        }
      : { message: `${callerText(event)} used privileged actions with a long-term API key`, each: event.name, about: callerText(event) },
});
