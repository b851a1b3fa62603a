import type { Framework } from '../framework.ts';

/**
 * Criteria of the Trust Services Criteria about access, operation and change, and those of availability, confidentiality and privacy that
 * settings can bear out. Governance (CC1 to CC5), buildings and the duties towards people whose data it is are left out.
 */
const framework: Framework = {
  id: 'soc-2',
  name: 'SOC 2 Trust Services Criteria',
  version: '2017, points of focus of 2022',
  publisher: 'AICPA',
  url: 'https://www.aicpa-cima.com/resources/download/2017-trust-services-criteria-with-revised-points-of-focus-2022',
  sources: [
    'https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/soc2_2017_with_rev_2022.yaml',
    'https://github.com/prowler-cloud/prowler/blob/master/prowler/compliance/aws/soc2_aws.json',
  ],
  requirements: [
    {
      id: 'CC6.1',
      asks: 'Logical access to what is worth protecting is secured',
      confirmed: true,
      topics: ['authentication', 'encryption', 'inventory', 'privileged-access', 'secrets'],
    },
    { id: 'CC6.2', asks: 'Users are registered and approved before they get access, and removed after', confirmed: true },
    {
      id: 'CC6.3',
      asks: 'Rights follow the role, are as small as can be, and duties are kept apart',
      confirmed: true,
      topics: ['agent-bounds', 'privileged-access', 'separation-of-duties', 'time-bound-access'],
      not: ['agent-with-long-idle-session', 'agent-with-missing-function', 'agent-with-missing-knowledge-base'],
    },
    {
      id: 'CC6.6',
      asks: 'Access from outside is kept out or controlled',
      confirmed: true,
      topics: ['isolation', 'outside-access'],
    },
    {
      id: 'CC6.7',
      asks: 'Information leaves only with leave, and is protected on its way',
      confirmed: true,
      topics: ['outside-access'],
      checks: [
        'content-used-to-improve-ai-services',
        'customization-job-in-public-subnet',
        'guardrail-without-sensitive-information-filter',
        'notebook-with-direct-internet',
      ],
    },
    { id: 'CC6.8', asks: 'Software that nobody approved is kept out or noticed', confirmed: true },
    { id: 'CC7.1', asks: 'Settings and software with known weaknesses are noticed', confirmed: true, topics: ['upkeep'] },
    {
      id: 'CC7.2',
      asks: 'Systems are watched for what is out of the ordinary',
      confirmed: true,
      topics: ['logging'],
    },
    { id: 'CC7.3', asks: 'Security events are judged, and incidents stopped', confirmed: true },
    { id: 'CC7.4', asks: 'Incidents are answered by a program', confirmed: true },
    { id: 'CC7.5', asks: 'What was lost in an incident is restored', confirmed: true, checks: ['unversioned-knowledge-base-bucket'] },
    {
      id: 'CC8.1',
      asks: 'Changes are approved, tested and documented',
      confirmed: true,
      topics: ['change-approval'],
      checks: ['unlocked-evaluation-bucket', 'unversioned-evaluation-bucket'],
    },
    {
      id: 'CC9.2',
      asks: 'Risks of vendors are managed',
      confirmed: true,
      topics: ['data-use'],
      checks: ['knowledge-base-fed-from-outside'],
    },
    { id: 'A1.1', asks: 'There is capacity enough, and it is watched', confirmed: true },
    { id: 'A1.2', asks: 'Systems and data are there when they are needed', confirmed: true, topics: ['availability'] },
    { id: 'C1.1', asks: 'It is known what is confidential, and it is protected', confirmed: true, topics: ['encryption'] },
    {
      id: 'C1.2',
      asks: 'What is confidential is destroyed when its time is over',
      confirmed: true,
      checks: ['invocation-log-group-without-retention', 'knowledge-base-with-failed-ingestion'],
    },
    {
      id: 'PI1.5',
      asks: 'What is stored stays whole, and nobody changes it without leave',
      confirmed: true,
      checks: ['unlocked-evaluation-bucket', 'unversioned-evaluation-bucket', 'unversioned-knowledge-base-bucket'],
    },
    { id: 'P4.1', asks: 'Personal information is used only for what was promised', confirmed: true, topics: ['data-use'] },
  ],
};

export default framework;
