import type { Framework } from '../framework.ts';

/**
 * Subcategories of the core to which settings and rights can say something, and those beside them that ask for oversight, approval or
 * monitoring. What is about culture, people, society and fairness is left out. GOVERN 1.6 is the inventory of AI systems, not a review of access.
 */
const framework: Framework = {
  id: 'nist-ai-rmf',
  name: 'NIST AI Risk Management Framework',
  version: '1.0',
  publisher: 'NIST',
  url: 'https://doi.org/10.6028/NIST.AI.100-1',
  sources: [
    'https://airc.nist.gov/AI_RMF_Knowledge_Base/AI_RMF/Core_And_Profiles/5-sec-core',
    'https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/nist-ai-rmf-1.0.yaml',
  ],
  requirements: [
    { id: 'GOVERN 1.5', asks: 'Risk management is itself monitored and reviewed from time to time', confirmed: true },
    { id: 'GOVERN 1.6', asks: 'There is an inventory of AI systems', confirmed: true, topics: ['inventory'] },
    { id: 'GOVERN 1.7', asks: 'AI systems are taken out of service without new risks', confirmed: true },
    {
      id: 'GOVERN 2.1',
      asks: 'It is clear who is responsible for what about AI risks',
      confirmed: true,
      topics: ['separation-of-duties'],
    },
    { id: 'GOVERN 3.2', asks: 'It is settled who oversees AI systems, and what is left to people', confirmed: true },
    {
      id: 'GOVERN 4.3',
      asks: 'AI is tested, and incidents are noticed and told',
      confirmed: true,
      checks: ['unlocked-evaluation-bucket', 'unlogged-model-invocations', 'unrecorded-bedrock-calls'],
    },
    {
      id: 'GOVERN 6.1',
      asks: 'Risks that come with third parties are dealt with',
      confirmed: true,
      topics: ['data-use', 'outside-access'],
      checks: ['knowledge-base-fed-from-outside'],
    },
    { id: 'GOVERN 6.2', asks: 'There is a plan for failures of data and AI of third parties', confirmed: true },
    { id: 'MAP 3.5', asks: 'Human oversight is defined', confirmed: true },
    {
      id: 'MAP 4.1',
      asks: 'Risks of the parts of an AI system are known, those of data and software of others too',
      confirmed: true,
      topics: ['provenance'],
    },
    {
      id: 'MAP 4.2',
      asks: 'Controls for the parts of an AI system are known and written down',
      confirmed: true,
      topics: ['agent-bounds', 'guardrails'],
    },
    {
      id: 'MEASURE 2.1',
      asks: 'What was tested, how and with what is on record',
      confirmed: true,
      checks: ['evaluation-bucket-without-access-log', 'unlocked-evaluation-bucket', 'unversioned-evaluation-bucket'],
    },
    {
      id: 'MEASURE 2.4',
      asks: 'AI systems are watched in production',
      confirmed: true,
      checks: [
        'knowledge-base-without-log-delivery',
        'partly-logged-model-invocations',
        'unlogged-model-invocations',
        'unrecorded-bedrock-calls',
        'unrecorded-bedrock-data-events',
      ],
    },
    { id: 'MEASURE 2.6', asks: 'AI systems are tested for safety and fail safely', confirmed: true, topics: ['guardrails'] },
    {
      id: 'MEASURE 2.7',
      asks: 'Security and resilience are evaluated',
      confirmed: true,
      topics: [
        'agent-bounds',
        'authentication',
        'availability',
        'encryption',
        'isolation',
        'outside-access',
        'privileged-access',
        'secrets',
        'time-bound-access',
        'upkeep',
      ],
    },
    {
      id: 'MEASURE 2.8',
      asks: 'It can be told afterwards who did what',
      confirmed: true,
      topics: ['logging'],
      checks: ['shared-agent-role'],
    },
    {
      id: 'MEASURE 2.10',
      asks: 'Risks for privacy are examined',
      confirmed: true,
      topics: ['data-use'],
      checks: ['guardrail-without-sensitive-information-filter', 'invocation-log-group-without-retention'],
    },
    { id: 'MEASURE 3.1', asks: 'Risks, new ones too, are found and followed up', confirmed: true },
    { id: 'MANAGE 1.3', asks: 'There is a response to each risk of high priority', confirmed: true },
    { id: 'MANAGE 2.3', asks: 'There is a way to answer risks that nobody knew before', confirmed: true },
    { id: 'MANAGE 2.4', asks: 'An AI system that misbehaves can be replaced or switched off, and somebody may do so', confirmed: true },
    {
      id: 'MANAGE 3.1',
      asks: 'Resources of third parties are watched, and controls apply to them',
      confirmed: true,
      checks: [
        'knowledge-base-fed-from-outside',
        'marketplace-endpoint-without-customer-key',
        'marketplace-endpoint-without-vpc',
        'outside-resource-access',
      ],
    },
    { id: 'MANAGE 3.2', asks: 'Pre-trained models are watched as the rest is', confirmed: true },
    {
      id: 'MANAGE 4.1',
      asks: 'Systems in service are monitored, with incident response and change management',
      confirmed: true,
      topics: ['change-approval'],
      checks: ['unlogged-model-invocations', 'unrecorded-bedrock-calls', 'unrecorded-bedrock-data-events'],
    },
    { id: 'MANAGE 4.3', asks: 'Incidents are told, followed up and recovered from', confirmed: true },
  ],
};

export default framework;
