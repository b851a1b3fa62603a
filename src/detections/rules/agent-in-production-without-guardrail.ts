import { call, intending, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { isGiven, textAt } from '../requests/members.ts';
import { isProduction } from '../requests/intent.ts';

const PRODUCTION = { productionAccounts: ['111122223333'] };
const agent = (more: Readonly<Record<string, unknown>>) =>
  call('bedrock:CreateAgent', { agentName: 'clerk', foundationModel: 'amazon.nova-lite-v1:0', ...more });

export default callDetection({
  id: 'agent-in-production-without-guardrail',
  title: 'agent made or changed in production without a guardrail',
  why: 'What users say to the agent, and what it answers, passes no filter.',
  severity: 'medium',
  events: ['bedrock:CreateAgent', 'bedrock:UpdateAgent'],
  techniques: ['AML.T0081', 'T1562.001'],
  respond: 'Give the agent a numbered version of a guardrail before users meet it.',
  examples: {
    alarm: [intending(PRODUCTION, story('an agent is made without a guardrail', agent({})))],
    quiet: [
      intending(
        PRODUCTION,
        story('an agent has a guardrail', agent({ guardrailConfiguration: { guardrailIdentifier: 'gr1', guardrailVersion: '1' } })),
      ),
      intending(PRODUCTION, story('whether it has one is hidden', agent({ guardrailConfiguration: 'HIDDEN_DUE_TO_SECURITY_REASONS' }))),
      story('nobody has said what is production', agent({})),
    ],
  },
  judge: (event, { intent }) => {
    const { request, cut } = event;
    if (isProduction(event, intent) !== true || request === undefined || cut === true) return undefined;
    return isGiven(request, 'guardrailConfiguration') === 'no'
      ? `agent \`${textAt(request, 'agentName') ?? textAt(request, 'agentId') ?? 'unknown'}\` in production has no guardrail`
      : undefined;
  },
});
