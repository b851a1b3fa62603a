import type { Framework } from '../framework.ts';

/** All ten risks. Checks look at what AWS can be told to do against them; what the application itself does stays unseen. */
const framework: Framework = {
  id: 'owasp-llm-2025',
  name: 'OWASP Top 10 for LLM Applications',
  version: '2025',
  publisher: 'OWASP GenAI Security Project',
  url: 'https://genai.owasp.org/llm-top-10/',
  sources: ['https://github.com/OWASP/www-project-top-10-for-large-language-model-applications/tree/main/2_0_vulns'],
  requirements: [
    {
      id: 'LLM01',
      asks: 'Prompt injection: text that tells the model to drop its instructions',
      confirmed: true,
      checks: [
        'agent-without-guardrail',
        'flow-node-without-guardrail',
        'guardrail-with-classic-tier',
        'guardrail-without-prompt-attack-filter',
        'region-without-enforced-guardrail',
      ],
    },
    {
      id: 'LLM02',
      asks: 'Sensitive information comes out of a model or of what surrounds it',
      confirmed: true,
      topics: ['data-use', 'encryption', 'outside-access'],
      checks: ['guardrail-without-sensitive-information-filter', 'public-vector-collection'],
    },
    {
      id: 'LLM03',
      asks: 'Supply chain: models, data and software of others',
      confirmed: true,
      topics: ['upkeep'],
      checks: ['agent-with-missing-function', 'knowledge-base-fed-from-outside', 'marketplace-endpoint-without-vpc'],
    },
    {
      id: 'LLM04',
      asks: 'Poisoned data and models',
      confirmed: true,
      topics: ['provenance', 'change-approval'],
      not: ['agent-on-draft-guardrail', 'unlocked-evaluation-bucket', 'unversioned-evaluation-bucket'],
    },
    { id: 'LLM05', asks: 'What a model answers is used without a check', confirmed: true },
    { id: 'LLM06', asks: 'An agent may and does more than its task needs', confirmed: true, topics: ['agent-bounds', 'privileged-access'] },
    { id: 'LLM07', asks: 'System prompts come to light, and secrets with them', confirmed: true, topics: ['secrets'] },
    {
      id: 'LLM08',
      asks: 'Weak vector stores and embeddings',
      confirmed: true,
      checks: [
        'knowledge-base-role-with-every-bucket',
        'public-vector-collection',
        'vector-collection-without-customer-key',
        'vector-store-secret-without-customer-key',
      ],
    },
    { id: 'LLM09', asks: 'False answers that people believe', confirmed: true, checks: ['idle-grounding-filter'] },
    { id: 'LLM10', asks: 'Use without bounds: cost, overload, copying of a model', confirmed: true, topics: ['availability'] },
  ],
};

export default framework;
