import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { textAt } from '../requests/members.ts';

const group = (parentActionGroupSignature: string, name = 'CreateAgentActionGroup') =>
  call(`bedrock:${name}`, { agentId: 'A', agentVersion: 'DRAFT', actionGroupName: 'g', parentActionGroupSignature });
/** Signatures by which an agent gets a computer (Bedrock API Reference, "CreateAgentActionGroup"), and how grave that is. */
const COMPUTERS: Readonly<Record<string, 'high' | 'medium' | 'low'>> = {
  'ANTHROPIC.Bash': 'high',
  'ANTHROPIC.Computer': 'high',
  'ANTHROPIC.TextEditor': 'medium',
  'AMAZON.CodeInterpreter': 'low',
};

export default callDetection({
  id: 'agent-that-runs-commands',
  title: 'agent given a shell, a desktop, an editor or a code interpreter',
  why: 'Whoever gets a text in front of the agent may have commands run.',
  severity: 'medium',
  events: ['bedrock:CreateAgentActionGroup', 'bedrock:UpdateAgentActionGroup'],
  techniques: ['AML.T0053', 'AML.T0081', 'T1059'],
  respond: 'See that the agent needs it, what it can reach from there, and who may talk to it.',
  examples: {
    alarm: [
      story('an agent gets a shell', group('ANTHROPIC.Bash')),
      story('an agent that exists gets a code interpreter', group('AMAZON.CodeInterpreter', 'UpdateAgentActionGroup')),
    ],
    quiet: [
      story('an agent may ask its user', group('AMAZON.UserInput')),
      story(
        'the code interpreter is switched off',
        call('bedrock:UpdateAgentActionGroup', {
          agentId: 'A',
          actionGroupState: 'DISABLED',
          parentActionGroupSignature: 'AMAZON.CodeInterpreter',
        }),
      ),
    ],
  },
  judge: ({ request }) => {
    const signature = textAt(request, 'parentActionGroupSignature') ?? '';
    const severity = Object.hasOwn(COMPUTERS, signature) ? COMPUTERS[signature] : undefined;
    if (severity === undefined || textAt(request, 'actionGroupState') === 'DISABLED') return undefined;
    return { message: `agent \`${textAt(request, 'agentId') ?? 'unknown'}\` was given ${signature}`, severity };
  },
});
