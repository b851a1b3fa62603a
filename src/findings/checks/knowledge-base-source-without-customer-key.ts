import { Unreadable } from '../answers/detail.ts';
import { baseOf } from '../examples/knowledge-base-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { DATA_SOURCES, partsOf } from '../answers/resource-parts.ts';

const KEYED = {
  serverSideEncryptionConfiguration: { kmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555' },
};

export default resourceCheck({
  id: 'knowledge-base-source-without-customer-key',
  title: 'What knowledge bases keep while they read their data sources is encrypted with a key of the customer',
  why: 'During a synchronisation copies of the documents lie under a key that the customer can neither watch nor take away.',
  severity: 'medium',
  known: {
    union: ['KB-CMK'],
    securityHub: ['Bedrock.1'],
    prowler: ['bedrock_knowledge_base_encrypted_with_cmk'],
    awsConfig: ['bedrock-data-source-encryption-enabled'],
  },
  topics: ['encryption'],
  resource: KINDS.knowledgeBase,
  reads: [DATA_SOURCES.list, DATA_SOURCES.describe],
  examples: {
    pass: [{ answers: baseOf(KEYED, KEYED) }],
    fail: [{ answers: baseOf({}) }, { answers: baseOf(KEYED, { serverSideEncryptionConfiguration: {} }) }],
  },
  judge: (detail, resource) => {
    const { parts, gap } = partsOf(resource, detail, DATA_SOURCES);
    const open = parts
      .filter((source) => source.at('serverSideEncryptionConfiguration')?.text('kmsKeyArn') === undefined)
      .map((source) => `\`${source.needText('name')}\``);
    if (open.length > 0)
      return fail(
        `no key of the customer for ${open.join(', ')}`,
        'update these data sources with serverSideEncryptionConfiguration and a key of your own',
      );
    if (gap !== undefined) throw new Unreadable(gap);
    return parts.length === 0 ? undefined : pass('all of its data sources name a key of the customer');
  },
});
