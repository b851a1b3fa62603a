import type { Framework } from '../framework.ts';

/**
 * Requirements of 1, 3, 6, 7, 8 and 10 to which AI in the card-holder data environment must hold. Checks do not know what lies in that
 * environment: they speak of AI wherever it is. Payment pages, buildings, malware, tests and policies are left out.
 */
const framework: Framework = {
  id: 'pci-dss-4',
  name: 'PCI DSS',
  version: '4.0.1',
  publisher: 'PCI Security Standards Council',
  url: 'https://www.pcisecuritystandards.org/document_library/',
  sources: ['https://github.com/intuitem/ciso-assistant-community/blob/main/backend/library/libraries/pcidss-4_0.yaml'],
  requirements: [
    { id: '1.3.1', asks: 'Only traffic that is needed comes in', confirmed: true, checks: ['public-vector-collection'] },
    {
      id: '1.3.2',
      asks: 'Only traffic that is needed goes out',
      confirmed: true,
      topics: ['isolation'],
      not: ['public-vector-collection'],
    },
    {
      id: '1.4.1',
      asks: 'Something stands between networks that are trusted and those that are not',
      confirmed: true,
      topics: ['isolation'],
    },
    {
      id: '1.4.4',
      asks: 'Stores cannot be reached directly from networks that are not trusted',
      confirmed: true,
      checks: ['public-vector-collection'],
    },
    {
      id: '3.2.1',
      asks: 'As little account data as can be is kept, for as short a time as can be',
      confirmed: true,
      checks: ['guardrail-without-sensitive-information-filter', 'invocation-log-group-without-retention'],
    },
    { id: '3.5.1', asks: 'Stored card numbers cannot be read', confirmed: true, topics: ['encryption'] },
    { id: '3.6.1', asks: 'Keys are protected', confirmed: true },
    { id: '6.3.3', asks: 'Systems have the patches that they need', confirmed: true, topics: ['upkeep'] },
    { id: '6.5.1', asks: 'Changes in production are approved, tested and can be undone', confirmed: true, topics: ['change-approval'] },
    { id: '6.5.3', asks: 'Production is apart from what comes before', confirmed: true },
    { id: '6.5.4', asks: 'Roles in production and before it are kept apart', confirmed: true, topics: ['separation-of-duties'] },
    { id: '7.2.1', asks: 'There is a model of access that follows the need', confirmed: true, topics: ['time-bound-access'] },
    { id: '7.2.2', asks: 'Rights follow the job and are as small as can be', confirmed: true, topics: ['privileged-access'] },
    { id: '7.2.3', asks: 'Privileges are approved', confirmed: true },
    { id: '7.2.4', asks: 'Accounts and rights are reviewed every half year', confirmed: true },
    {
      id: '7.2.5',
      asks: 'Accounts of applications have the rights that they need and no more',
      confirmed: true,
      checks: ['knowledge-base-role-with-every-bucket', 'privileged-agent-role', 'privileged-agent-tool', 'shared-agent-role'],
    },
    { id: '7.2.5.1', asks: 'Rights of applications are reviewed', confirmed: true },
    {
      id: '7.3.2',
      asks: 'Systems enforce the rights that were decided on',
      confirmed: true,
      checks: ['condition-trap', 'deny-parity-gap'],
    },
    { id: '7.3.3', asks: 'What is not allowed is denied', confirmed: true, checks: ['outside-resource-access'] },
    { id: '8.2.1', asks: 'Every user has an id of his own', confirmed: true },
    { id: '8.2.2', asks: 'Shared accounts are an exception', confirmed: true, checks: ['shared-agent-role'] },
    { id: '8.2.8', asks: 'Whoever was away for a while has to sign in again', confirmed: true, checks: ['agent-with-long-idle-session'] },
    { id: '8.3.1', asks: 'Every access is authenticated', confirmed: true, topics: ['authentication'] },
    { id: '8.4.2', asks: 'Access to the environment needs a second factor', confirmed: true },
    { id: '8.6.2', asks: 'Passwords of applications stand in no script or file', confirmed: true, topics: ['secrets'] },
    { id: '8.6.3', asks: 'Passwords of applications are changed and hard to guess', confirmed: true },
    {
      id: '10.2.1',
      asks: 'Logs are on everywhere',
      confirmed: true,
      topics: ['logging'],
      not: [
        'invocation-log-group-without-customer-key',
        'invocation-log-group-without-retention',
        'unlocked-invocation-log-bucket',
        'unversioned-invocation-log-bucket',
      ],
    },
    { id: '10.2.1.2', asks: 'What administrators do is logged', confirmed: true, checks: ['unrecorded-bedrock-calls'] },
    { id: '10.2.1.3', asks: 'Access to logs is logged', confirmed: true, checks: ['invocation-log-bucket-without-access-log'] },
    { id: '10.2.2', asks: 'A record tells who did what, when and with which outcome', confirmed: true },
    {
      id: '10.3.1',
      asks: 'Few may read logs',
      confirmed: true,
      checks: ['invocation-log-bucket-without-customer-key', 'invocation-log-group-without-customer-key'],
    },
    {
      id: '10.3.2',
      asks: 'Nobody can change logs',
      confirmed: true,
      checks: ['unlocked-invocation-log-bucket', 'unversioned-invocation-log-bucket'],
    },
    { id: '10.4.1', asks: 'Logs are looked at every day', confirmed: true },
    { id: '10.5.1', asks: 'Logs are kept for a year', confirmed: true, checks: ['unlocked-invocation-log-bucket'] },
    { id: '12.5.1', asks: 'There is an inventory of what is in scope', confirmed: true, topics: ['inventory'] },
  ],
};

export default framework;
