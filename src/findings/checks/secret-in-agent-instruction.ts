import { EXAMPLE_AGENT } from '../examples/bedrock-examples.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { secretCheck } from '../rules/secret-check.ts';

export default secretCheck({
  id: 'secret-in-agent-instruction',
  title: 'Instructions and prompt templates of agents hold no passwords and keys',
  why: 'Whoever talks to the agent gets its instruction out of it sooner or later, and with it the secret.',
  severity: 'high',
  known: { union: ['SYS-PROMPT'] },
  resource: KINDS.agent,
  with: [
    (instruction) => ({ ...EXAMPLE_AGENT, instruction }),
    (basePromptTemplate) => ({
      ...EXAMPLE_AGENT,
      promptOverrideConfiguration: { promptConfigurations: [{ promptType: 'ORCHESTRATION', basePromptTemplate }] },
    }),
  ],
  texts: (detail) => [
    [detail, 'instruction'],
    ...(detail.at('promptOverrideConfiguration')?.list('promptConfigurations') ?? []).map((one) => [one, 'basePromptTemplate'] as const),
  ],
});
