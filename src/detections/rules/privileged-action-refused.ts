import { eventName } from '../../activity/event-sources.ts';
import { isRefused } from '../../activity/usage/refusal.ts';
import { privilegedUse } from '../../activity/usual/privileged.ts';
import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText, isService } from '../requests/callers.ts';
import { privilegedCalls } from '../requests/privileged-calls.ts';

const train = call('sagemaker:CreateTrainingJob', { trainingJobName: 'job' });

/** Of these, other detections tell that they were tried. */
const ELSEWHERE = new Set([
  'bedrock:DeleteGuardrail',
  'bedrock:DeleteEnforcedGuardrailConfiguration',
  'bedrock:PutEnforcedGuardrailConfiguration',
  'bedrock:DeleteModelInvocationLoggingConfiguration',
  'bedrock-agentcore:InvokeAgentRuntimeCommand',
  'sagemaker:CreatePresignedDomainUrl',
]);

export default callDetection({
  id: 'privileged-action-refused',
  title: 'somebody tried to change a model, agent or guardrail and was refused',
  why: 'Either somebody lacks a right that his work needs, or somebody tries what he can do.',
  severity: 'low',
  tried: 'low',
  events: ['*'],
  techniques: ['T1078.004', 'AML.T0012'],
  respond: 'Ask the caller; where nobody knows of it, see what else the session did.',
  examples: {
    alarm: [
      story('somebody may not train a model', refused(train)),
      story('somebody may not fine-tune on Mantle', refused(call('bedrock-mantle:CreateFineTuningJob', { model: 'm' }))),
      story('somebody may not make a gateway', {
        ...call('bedrock-agentcore:CreateGateway', { name: 'g' }),
        errorCode: 'AccessDeniedException',
      }),
    ],
    quiet: [
      story('the request is not as it must be', { ...train, errorCode: 'ValidationException' }),
      story('somebody may not look at models', refused(call('bedrock:ListCustomModels', null))),
      story('fine-tuning on Mantle succeeds', call('bedrock-mantle:CreateFineTuningJob', { model: 'm' })),
      story('a gateway is made', call('bedrock-agentcore:CreateGateway', { name: 'g' })),
    ],
  },
  *calls(activity) {
    for (const event of privilegedCalls(activity)) {
      if (isRefused(event) && privilegedUse(event)?.tier === 1 && !isService(event) && !ELSEWHERE.has(eventName(event))) yield event;
    }
  },
  judge: (event) => ({ message: `privileged AI actions by ${callerText(event)}`, each: event.name, about: callerText(event) }),
});
