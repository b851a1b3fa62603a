import type { Framework } from '../framework.ts';

/**
 * Controls of Annex A, by id and in our own words: the standard's text may not be passed on. The clauses 4 to 10 (the management system) and
 * what is about impact assessments, people and customers is left out, as no setting shows it. Public sources agree on ids and titles.
 */
const framework: Framework = {
  id: 'iso-42001',
  name: 'ISO/IEC 42001 Annex A',
  version: '2023',
  publisher: 'ISO/IEC',
  url: 'https://www.iso.org/standard/42001',
  sources: [
    'https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/iso42001-2023.yaml',
    'https://controlstack.au/controls/iso42001-annex-a-7-5-data-provenance/',
  ],
  requirements: [
    { id: 'A.3.2', asks: 'Who has which role in AI is settled', confirmed: true, topics: ['separation-of-duties'] },
    { id: 'A.4.2', asks: 'What AI systems are made of is on record', confirmed: true, topics: ['inventory'] },
    { id: 'A.4.3', asks: 'Data that AI systems use is on record', confirmed: true, checks: ['untagged-knowledge-base'] },
    { id: 'A.4.4', asks: 'Tools that AI systems use are on record', confirmed: true },
    { id: 'A.4.5', asks: 'Systems and computers that AI runs on are on record', confirmed: true },
    { id: 'A.6.1.3', asks: 'Design and development follow a process', confirmed: true },
    {
      id: 'A.6.2.4',
      asks: 'AI systems are verified and validated',
      confirmed: true,
      checks: ['unlocked-evaluation-bucket', 'unversioned-evaluation-bucket'],
    },
    { id: 'A.6.2.5', asks: 'Putting an AI system into service follows a plan', confirmed: true, topics: ['change-approval'] },
    {
      id: 'A.6.2.6',
      asks: 'AI systems in operation are monitored and kept up',
      confirmed: true,
      topics: ['upkeep'],
      checks: ['knowledge-base-without-log-delivery', 'unlogged-model-invocations', 'unrecorded-bedrock-calls'],
    },
    { id: 'A.6.2.7', asks: 'There is technical documentation', confirmed: true },
    { id: 'A.6.2.8', asks: 'AI systems write logs of events', confirmed: true, topics: ['logging'] },
    { id: 'A.7.2', asks: 'Data for development is managed', confirmed: true, topics: ['provenance'] },
    { id: 'A.7.3', asks: 'How data is acquired is known and written down', confirmed: true, checks: ['knowledge-base-fed-from-outside'] },
    { id: 'A.7.4', asks: 'Data is good enough for what it is used for', confirmed: true, checks: ['knowledge-base-with-failed-ingestion'] },
    {
      id: 'A.7.5',
      asks: 'Where data comes from, and how it changed, can be told',
      confirmed: true,
      checks: ['knowledge-base-bucket-without-change-event', 'knowledge-base-fed-from-outside', 'unversioned-knowledge-base-bucket'],
    },
    { id: 'A.7.6', asks: 'How data is prepared is decided and written down', confirmed: true },
    { id: 'A.8.4', asks: 'Incidents are told to users', confirmed: true },
    { id: 'A.9.2', asks: 'There is a process for responsible use', confirmed: true, topics: ['guardrails'] },
    {
      id: 'A.9.4',
      asks: 'AI systems are used for what they are meant for',
      confirmed: true,
      topics: ['agent-bounds'],
      not: ['agent-with-long-idle-session', 'agent-with-missing-function', 'agent-with-missing-knowledge-base'],
    },
    { id: 'A.10.2', asks: 'It is settled who of several parties is responsible for what', confirmed: true },
    { id: 'A.10.3', asks: 'Suppliers do what was agreed', confirmed: true, topics: ['data-use'] },
  ],
};

export default framework;
