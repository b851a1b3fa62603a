import type { Framework } from '../framework.ts';

/** All ten risks. Checks look at rights, settings and logs of agents; how an agent reasons and talks stays unseen. */
const framework: Framework = {
  id: 'owasp-agentic',
  name: 'OWASP Top 10 for Agentic Applications',
  version: '2026',
  publisher: 'OWASP GenAI Security Project',
  url: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
  sources: [
    'https://github.com/OWASP/www-project-top-10-for-large-language-model-applications/tree/main/initiatives/agent_security_initiative/agentic-top-10',
    'https://accuroai.co/blog/owasp-agentic-top-10-2026-annotated-for-enterprises',
  ],
  requirements: [
    {
      id: 'ASI01',
      asks: 'Somebody turns an agent away from its goal',
      confirmed: true,
      checks: ['agent-on-draft-guardrail', 'agent-without-guardrail', 'guardrail-without-prompt-attack-filter'],
    },
    {
      id: 'ASI02',
      asks: 'An agent is made to misuse its tools',
      confirmed: true,
      checks: ['agent-with-missing-function', 'privileged-agent-role', 'privileged-agent-tool'],
    },
    {
      id: 'ASI03',
      asks: 'Identities and rights of agents are misused',
      confirmed: true,
      topics: ['authentication', 'separation-of-duties', 'time-bound-access'],
      checks: ['agent-with-long-idle-session', 'privileged-agent-role', 'privileged-agent-tool', 'shared-agent-role'],
    },
    {
      id: 'ASI04',
      asks: 'Supply chain: tools, agents and prompts of others',
      confirmed: true,
      checks: ['agent-with-missing-function', 'agent-with-missing-knowledge-base', 'knowledge-base-fed-from-outside'],
    },
    { id: 'ASI05', asks: 'An agent runs code that nobody meant to run', confirmed: true },
    {
      id: 'ASI06',
      asks: 'Memory and context of an agent are poisoned',
      confirmed: true,
      topics: ['provenance'],
      not: ['unlocked-evaluation-bucket', 'unversioned-evaluation-bucket'],
    },
    { id: 'ASI07', asks: 'Agents talk to each other without proof and protection', confirmed: true },
    { id: 'ASI08', asks: 'A fault in one agent spreads to others', confirmed: true },
    { id: 'ASI09', asks: 'People trust an agent more than they should', confirmed: true },
    {
      id: 'ASI10',
      asks: 'An agent goes its own way, and nobody sees or stops it',
      confirmed: true,
      checks: ['privileged-agent-role', 'unlogged-model-invocations', 'unrecorded-bedrock-data-events'],
    },
  ],
};

export default framework;
