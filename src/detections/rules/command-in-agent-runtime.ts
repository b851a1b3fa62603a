import { user } from '../examples.ts';
import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText } from '../requests/callers.ts';
import { textAt } from '../requests/members.ts';

const run = call('bedrock-agentcore:InvokeAgentRuntimeCommand', {
  agentRuntimeArn: 'arn:aws:bedrock-agentcore:us-east-1:111122223333:runtime/a',
});

export default callDetection({
  id: 'command-in-agent-runtime',
  title: 'command run inside a living agent',
  why: 'The command sees the memory, the files and the credentials of the role with which the agent works.',
  severity: 'high',
  tried: 'medium',
  events: ['bedrock-agentcore:InvokeAgentRuntimeCommand'],
  techniques: ['T1651', 'T1552.005', 'AML.T0050'],
  respond: 'Ask the caller what it was for; end the session, and look at what the role of the agent did from then on.',
  examples: {
    alarm: [
      story('an engineer runs a command in an agent', run),
      story('a user with a long-term key tries to', refused({ ...run, userIdentity: user('lea') })),
    ],
    quiet: [
      story('an agent is asked as agents are', call('bedrock-agentcore:InvokeAgentRuntime', { agentRuntimeArn: 'arn' })),
      story('the agent is not there', { ...run, errorCode: 'ResourceNotFoundException' }),
    ],
  },
  judge: (event) => {
    const which = textAt(event.request, 'agentRuntimeArn') ?? event.resources?.[0]?.arn ?? 'an agent';
    return { message: `${callerText(event)} ran a command inside \`${which}\``, about: `${callerText(event)} ${which}` };
  },
});
