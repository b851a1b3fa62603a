import { bucketCheck } from '../rules/bucket-check.ts';
import { VERSIONED } from '../rules/bucket-properties.ts';
import { KNOWLEDGE_BASE_BUCKETS } from '../rules/knowledge-base-buckets.ts';

export default bucketCheck({
  id: 'unversioned-knowledge-base-bucket',
  title: 'Buckets from which knowledge bases learn keep old versions',
  why: 'After somebody has planted a text nobody can tell what was there before, nor put it back.',
  severity: 'medium',
  known: { union: ['KB-S3'] },
  topics: ['provenance'],
  source: KNOWLEDGE_BASE_BUCKETS,
  property: VERSIONED,
});
