import { bucketCheck } from '../rules/bucket-check.ts';
import { ACCESS_LOG } from '../rules/bucket-properties.ts';
import { KNOWLEDGE_BASE_BUCKETS } from '../rules/knowledge-base-buckets.ts';

export default bucketCheck({
  id: 'knowledge-base-bucket-without-access-log',
  title: 'Access to buckets from which knowledge bases learn is logged',
  why: 'Nobody can tell who planted the text that the model now repeats.',
  severity: 'low',
  known: { union: ['KB-S3'] },
  topics: ['logging'],
  source: KNOWLEDGE_BASE_BUCKETS,
  property: ACCESS_LOG,
});
