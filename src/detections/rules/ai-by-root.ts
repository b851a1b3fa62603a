import type { Json } from '../../estate/json.ts';
import { privilegedUse } from '../../activity/usual/privileged.ts';
import { session } from '../examples.ts';
import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { privilegedCalls } from '../requests/privileged-calls.ts';
import { INVOCATIONS } from '../sequences/model-calls.ts';

const ROOT: Json = { type: 'Root', principalId: '111122223333', arn: 'arn:aws:iam::111122223333:root', accountId: '111122223333' };
const train = call('sagemaker:CreateTrainingJob', { trainingJobName: 'job' }, { by: ROOT });

export default callDetection({
  id: 'ai-by-root',
  title: 'root user of an account used AI services',
  why: 'No policy of the account binds its root user, and nobody can tell which person it was.',
  severity: 'high',
  tried: 'medium',
  events: ['*', ...INVOCATIONS],
  techniques: ['T1078.004', 'AML.T0012'],
  respond: 'Find out who had the credentials; change them, take away access keys of the root user, and deny it by an SCP.',
  examples: {
    alarm: [
      story('the root user trains a model', train),
      story('the root user asks a model', call('bedrock:InvokeModel', { modelId: 'amazon.nova-lite-v1:0' }, { by: ROOT })),
      story('the root user asks a model on Mantle', call('bedrock-mantle:CreateInference', { model: 'openai.gpt-oss-20b' }, { by: ROOT })),
      story('the root user makes an agent runtime', call('bedrock-agentcore:CreateAgentRuntime', { agentRuntimeName: 'a' }, { by: ROOT })),
      story('the root user tries to train a model', refused(train)),
    ],
    quiet: [
      story('a role trains a model', { ...train, userIdentity: session('science', 'ana') }),
      story('the root user looks at models', call('bedrock:ListFoundationModels', null, { by: ROOT })),
      story('a role makes an agent runtime', call('bedrock-agentcore:CreateAgentRuntime', { agentRuntimeName: 'a' })),
      story('a role asks a model on Mantle', call('bedrock-mantle:CreateInference', { model: 'openai.gpt-oss-20b' })),
    ],
  },
  *calls(activity) {
    for (const event of privilegedCalls(activity)) if (event.actor.type === 'Root') yield event;
    for (const name of INVOCATIONS)
      for (const event of activity.named(name)) if (event.actor.type === 'Root' && privilegedUse(event) === undefined) yield event;
  },
  judge: (event) => {
    const row = privilegedUse(event);
    const message = `the root user of account ${event.account} used AI`;
    return { message, each: event.name, about: event.account, severity: row === undefined ? 'medium' : 'high' };
  },
});
