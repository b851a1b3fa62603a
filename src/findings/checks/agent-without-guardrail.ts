import { EXAMPLE_AGENT } from '../examples/bedrock-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default resourceCheck({
  id: 'agent-without-guardrail',
  title: 'Every agent answers under a guardrail',
  why: 'Nothing stands between a text that somebody planted and the tools that the agent calls with its own rights.',
  severity: 'medium',
  known: { union: ['AG-GUARDRAIL'], prowler: ['bedrock_agent_guardrail_enabled'], checkov: ['CKV_AWS_383'] },
  topics: ['guardrails'],
  resource: KINDS.agent,
  examples: {
    pass: [{ described: { ...EXAMPLE_AGENT, guardrailConfiguration: { guardrailIdentifier: 'abcdefghijkl', guardrailVersion: '3' } } }],
    fail: [{ described: EXAMPLE_AGENT }, { described: { ...EXAMPLE_AGENT, guardrailConfiguration: {} } }],
  },
  judge: (detail) => {
    const guardrail = detail.at('guardrailConfiguration')?.text('guardrailIdentifier');
    return guardrail === undefined
      ? fail('it has no guardrail', 'update the agent with guardrailConfiguration and prepare it')
      : pass(`it answers under the guardrail ${guardrail}`);
  },
});
