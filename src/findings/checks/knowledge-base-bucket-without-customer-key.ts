import { bucketCheck } from '../rules/bucket-check.ts';
import { CUSTOMER_KEY } from '../rules/bucket-properties.ts';
import { KNOWLEDGE_BASE_BUCKETS } from '../rules/knowledge-base-buckets.ts';

export default bucketCheck({
  id: 'knowledge-base-bucket-without-customer-key',
  title: 'Buckets from which knowledge bases learn are encrypted with a key of the customer',
  why: 'Everybody who may read the bucket reads the documents of the knowledge base: no key policy stands before it.',
  severity: 'low',
  known: { union: ['KB-S3'] },
  topics: ['encryption'],
  source: KNOWLEDGE_BASE_BUCKETS,
  property: CUSTOMER_KEY,
});
