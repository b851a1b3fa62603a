import type { Framework } from '../framework.ts';

/**
 * Techniques of the Enterprise matrix that go through an AWS account and end at AI, many of which the catalogue names beside its actions. Checks
 * show whether something stands in the way of a technique, not whether it was used. Ids of 18.1: 19 moved T1562 to T1685.
 */
const framework: Framework = {
  id: 'mitre-attack',
  name: 'MITRE ATT&CK Enterprise',
  version: '18.1',
  publisher: 'MITRE',
  url: 'https://attack.mitre.org',
  sources: ['https://github.com/mitre/cti/tree/ATT%26CK-v18.1/enterprise-attack'],
  notice: '(c) 2025 The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.',
  requirements: [
    {
      id: 'T1048',
      asks: 'Taking data away over a channel that nobody watches',
      confirmed: true,
      topics: ['isolation'],
      not: ['public-vector-collection'],
    },
    { id: 'T1059.009', asks: 'Commands through the API of the cloud', confirmed: true, checks: ['unrecorded-bedrock-calls'] },
    { id: 'T1078.004', asks: 'Use of real cloud accounts', confirmed: true, topics: ['authentication', 'time-bound-access'] },
    { id: 'T1098.001', asks: 'Further credentials for an account', confirmed: true },
    {
      id: 'T1098.003',
      asks: 'Further roles and rights for an account',
      confirmed: true,
      checks: ['privileged-agent-role', 'privileged-agent-tool'],
    },
    { id: 'T1199', asks: 'Coming in through somebody who is trusted', confirmed: true, topics: ['outside-access'] },
    {
      id: 'T1213.006',
      asks: 'Reading out of databases',
      confirmed: true,
      checks: ['public-vector-collection', 'vector-collection-without-customer-key', 'vector-store-secret-without-customer-key'],
    },
    {
      id: 'T1485',
      asks: 'Destroying of data',
      confirmed: true,
      checks: [
        'unlocked-evaluation-bucket',
        'unlocked-invocation-log-bucket',
        'unversioned-evaluation-bucket',
        'unversioned-invocation-log-bucket',
        'unversioned-knowledge-base-bucket',
      ],
    },
    { id: 'T1496', asks: 'Use of paid resources for other ends', confirmed: true },
    { id: 'T1525', asks: 'A planted image', confirmed: true },
    { id: 'T1528', asks: 'Theft of tokens', confirmed: true },
    {
      id: 'T1530',
      asks: 'Reading out of buckets',
      confirmed: true,
      checks: [
        'batch-inference-output-without-customer-key',
        'evaluation-bucket-without-customer-key',
        'invocation-log-bucket-without-customer-key',
        'knowledge-base-bucket-without-customer-key',
        'knowledge-base-role-with-every-bucket',
      ],
    },
    { id: 'T1535', asks: 'Use of regions where nobody looks', confirmed: true },
    { id: 'T1537', asks: 'Sharing of data with an account of the attacker', confirmed: true, topics: ['outside-access'] },
    { id: 'T1548.005', asks: 'Borrowing of stronger roles', confirmed: true },
    { id: 'T1550.001', asks: 'Use of tokens in place of a sign-in', confirmed: true },
    { id: 'T1552', asks: 'Finding of secrets that lie about', confirmed: true, topics: ['secrets'] },
    { id: 'T1552.005', asks: 'Credentials from the metadata service of an instance', confirmed: true },
    {
      id: 'T1555.006',
      asks: 'Secrets out of a secrets store',
      confirmed: true,
      checks: ['vector-store-secret-without-customer-key'],
    },
    { id: 'T1556.006', asks: 'Getting around the second factor', confirmed: true },
    {
      id: 'T1562.001',
      asks: 'Switching off or weakening of defences',
      confirmed: true,
      checks: ['agent-on-draft-guardrail', 'privileged-agent-role', 'privileged-agent-tool', 'region-without-enforced-guardrail'],
    },
    {
      id: 'T1562.008',
      asks: 'Switching off or thinning out of logs',
      confirmed: true,
      checks: [
        'partly-logged-model-invocations',
        'privileged-agent-role',
        'privileged-agent-tool',
        'unlocked-invocation-log-bucket',
        'unlogged-model-invocations',
        'unrecorded-bedrock-calls',
        'unrecorded-bedrock-data-events',
        'unversioned-invocation-log-bucket',
      ],
    },
    {
      id: 'T1565.001',
      asks: 'Changing of stored data, that of training too',
      confirmed: true,
      topics: ['provenance'],
    },
    {
      id: 'T1648',
      asks: 'Running code in functions',
      confirmed: true,
      checks: ['agent-with-missing-function', 'privileged-agent-tool'],
    },
  ],
};

export default framework;
