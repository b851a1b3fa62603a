import { principalOf } from '../../activity/event.ts';
import { isBreakGlass } from '../../estate/intent-principals.ts';
import { call, intending, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText } from '../requests/callers.ts';
import { privilegedCalls } from '../requests/privileged-calls.ts';

const GLASS = { breakGlass: ['arn:aws:iam::*:role/engineer'] };
const OTHER = { breakGlass: ['arn:aws:iam::*:role/emergency'] };
const remove = call('bedrock:DeleteGuardrail', { guardrailIdentifier: 'gr1' });
const tune = call('bedrock-mantle:CreateFineTuningJob', { model: 'm' });
const endpoint = call('sagemaker:UpdateEndpoint', { endpointName: 'e' });
const gateway = call('bedrock-agentcore:UpdateGateway', { gatewayIdentifier: 'g' });

export default callDetection({
  id: 'break-glass-used',
  title: 'privileged AI action by a principal for emergencies',
  why: 'No use case and no check binds it, so each use must have an emergency that somebody can name.',
  severity: 'medium',
  tried: 'medium',
  events: ['*'],
  techniques: ['T1078.004'],
  respond: 'Ask for the incident; look at all that the session did, and renew the credentials.',
  examples: {
    alarm: [
      intending(GLASS, story('the emergency role deletes a guardrail', remove)),
      intending(GLASS, story('the emergency role fine-tunes on Mantle', tune)),
      intending(GLASS, story('the emergency role changes an endpoint', endpoint)),
      intending(GLASS, story('the emergency role tries to change a gateway', refused(gateway))),
    ],
    quiet: [
      intending(OTHER, story('another role deletes a guardrail', remove)),
      intending(OTHER, story('another role fine-tunes on Mantle', tune)),
      intending(OTHER, story('another role changes an endpoint', endpoint)),
      story('nobody has said what is for emergencies', gateway),
    ],
  },
  *calls(activity) {
    const { intent } = activity;
    if (intent === undefined || intent.breakGlass.length === 0) return;
    for (const event of privilegedCalls(activity)) if (isBreakGlass(intent, principalOf(event) ?? '')) yield event;
  },
  judge: (event) => ({
    message: `${callerText(event)}, which is for emergencies, was used`,
    each: event.name,
    about: `${callerText(event)} ${event.account}`,
  }),
});
