import type { Framework } from '../framework.ts';

/**
 * Duties of providers and deployers of high-risk systems and of providers of models that logs, rights and data handling can bear out.
 * Whether a system is high-risk, prohibited practices, conformity, registration and transparency towards people are left out.
 */
const framework: Framework = {
  id: 'eu-ai-act',
  name: 'EU AI Act',
  version: 'Regulation (EU) 2024/1689',
  publisher: 'European Union',
  url: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
  sources: ['https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/ai-act.yaml'],
  requirements: [
    { id: 'Article 9', asks: 'Risks are managed over the whole life of the system', confirmed: true },
    { id: 'Article 10(2)', asks: 'Training, validation and test data are governed', confirmed: true },
    {
      id: 'Article 10(2)(b)',
      asks: 'It is known how data was collected and where it comes from',
      confirmed: true,
      topics: ['provenance'],
      not: ['unlocked-evaluation-bucket', 'unversioned-evaluation-bucket'],
    },
    { id: 'Article 10(2)(c)', asks: 'Preparation of data follows rules', confirmed: true },
    { id: 'Article 11', asks: 'There is technical documentation, and it is current', confirmed: true },
    {
      id: 'Article 12(1)',
      asks: 'The system records events by itself',
      confirmed: true,
      checks: [
        'knowledge-base-without-log-delivery',
        'unlogged-model-invocations',
        'unrecorded-bedrock-calls',
        'unrecorded-bedrock-data-events',
      ],
    },
    {
      id: 'Article 12(2)',
      asks: 'What is recorded is enough to follow what the system did',
      confirmed: true,
      checks: ['partly-logged-model-invocations', 'unlogged-model-invocations'],
    },
    { id: 'Article 14(1)', asks: 'People can oversee the system while it is in use', confirmed: true },
    { id: 'Article 14(4)(e)', asks: 'People can step in or stop the system', confirmed: true },
    {
      id: 'Article 15(4)',
      asks: 'The system withstands errors, and does not feed on its own faults',
      confirmed: true,
      topics: ['availability'],
    },
    {
      id: 'Article 15(5)',
      asks: 'Outsiders cannot change use, output or working of the system: poisoning, tricks, theft',
      confirmed: true,
      topics: [
        'agent-bounds',
        'authentication',
        'encryption',
        'guardrails',
        'isolation',
        'outside-access',
        'privileged-access',
        'provenance',
        'secrets',
        'upkeep',
      ],
    },
    {
      id: 'Article 17(1)(d)',
      asks: 'Tests before, during and after development are carried out',
      confirmed: true,
      checks: ['evaluation-bucket-without-access-log', 'unlocked-evaluation-bucket', 'unversioned-evaluation-bucket'],
    },
    { id: 'Article 17(1)(f)', asks: 'There are procedures for the handling of data', confirmed: true },
    { id: 'Article 17(1)(k)', asks: 'Documentation and information are kept on record', confirmed: true },
    { id: 'Article 17(1)(m)', asks: 'It is settled who answers for what', confirmed: true, topics: ['separation-of-duties'] },
    {
      id: 'Article 19',
      asks: 'Providers keep the logs that the system writes',
      confirmed: true,
      checks: ['invocation-log-group-without-retention', 'unlocked-invocation-log-bucket', 'unversioned-invocation-log-bucket'],
    },
    { id: 'Article 26(2)', asks: 'Oversight is given to people who are fit for it', confirmed: true },
    { id: 'Article 26(5)', asks: 'Deployers watch the system in operation', confirmed: true, checks: ['unlogged-model-invocations'] },
    {
      id: 'Article 26(6)',
      asks: 'Deployers keep the logs that are under their control',
      confirmed: true,
      checks: [
        'invocation-log-group-without-retention',
        'unlocked-invocation-log-bucket',
        'unlogged-model-invocations',
        'unversioned-invocation-log-bucket',
      ],
    },
    { id: 'Article 53(1)(a)', asks: 'Training and testing of a general-purpose model are documented', confirmed: true },
    {
      id: 'Article 55(1)(d)',
      asks: 'A general-purpose model with systemic risk is protected as that risk demands',
      confirmed: true,
      checks: [
        'custom-model-without-customer-key',
        'customization-job-in-public-subnet',
        'customization-job-without-vpc',
        'imported-model-without-customer-key',
        'outside-resource-access',
      ],
    },
    { id: 'Article 72', asks: 'Providers follow how the system fares in the market', confirmed: true },
    { id: 'Article 73', asks: 'Serious incidents are reported', confirmed: true },
  ],
};

export default framework;
