import { user } from '../examples.ts';
import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText, isLongTermKey } from '../requests/callers.ts';
import { privilegedCalls } from '../requests/privileged-calls.ts';
import { privilegedUse } from '../../activity/usual/privileged.ts';

const by = { by: user('lea') };
const train = call('sagemaker:CreateTrainingJob', { trainingJobName: 'job' }, by);

export default callDetection({
  id: 'privileged-action-by-long-term-key',
  title: 'model, agent or guardrail changed by a long-term access key',
  why: 'The key works from anywhere until somebody takes it away; most takeovers of AI accounts begin with one that leaked.',
  severity: 'medium',
  tried: 'low',
  events: ['*'],
  techniques: ['T1078.004', 'AML.T0012'],
  respond: 'Ask the owner of the key whether it was him; move the work to a role, and take the key away.',
  examples: {
    alarm: [
      story('a user trains a model with his key', train),
      story('a user updates a prompt with his key', call('bedrock:UpdatePrompt', { promptIdentifier: 'p' }, by)),
      story('a user fine-tunes on Mantle with his key', call('bedrock-mantle:CreateFineTuningJob', { model: 'm' }, by)),
      story('a user makes an agent runtime with his key', call('bedrock-agentcore:CreateAgentRuntime', { agentRuntimeName: 'a' }, by)),
      story('a user tries to train a model with his key', refused(train)),
    ],
    quiet: [
      story('a user asks a model with his key', call('bedrock:InvokeModel', { modelId: 'amazon.nova-lite-v1:0' }, by)),
      story('a user trains a model from the console', { ...train, userIdentity: { ...user('lea'), accessKeyId: 'ASIALEA' } }),
      story('a role fine-tunes on Mantle', call('bedrock-mantle:CreateFineTuningJob', { model: 'm' })),
      story('a role makes an agent runtime', call('bedrock-agentcore:CreateAgentRuntime', { agentRuntimeName: 'a' })),
    ],
  },
  *calls(activity) {
    for (const event of privilegedCalls(activity)) if (isLongTermKey(event)) yield event;
  },
  judge: (event) => ({
    message: `${callerText(event)} used privileged AI actions with a long-term key`,
    each: event.name,
    about: `${callerText(event)} ${event.actor.accessKeyId ?? ''}`,
    severity: privilegedUse(event)?.tier === 1 ? 'medium' : 'low',
  }),
});
