import { bucketCheck } from '../rules/bucket-check.ts';
import { NOTIFIES } from '../rules/bucket-properties.ts';
import { KNOWLEDGE_BASE_BUCKETS } from '../rules/knowledge-base-buckets.ts';

export default bucketCheck({
  id: 'knowledge-base-bucket-without-change-event',
  title: 'Somebody is told when a document of a knowledge base comes or changes',
  why: 'A planted text is taken in at the next synchronisation, and nothing had a chance to look at it before.',
  severity: 'low',
  known: { union: ['KB-INTEGRITY'] },
  topics: ['provenance'],
  source: KNOWLEDGE_BASE_BUCKETS,
  property: NOTIFIES,
});
