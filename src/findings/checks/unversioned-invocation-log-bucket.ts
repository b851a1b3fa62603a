import { bucketCheck } from '../rules/bucket-check.ts';
import { VERSIONED } from '../rules/bucket-properties.ts';
import { LOG_BUCKETS } from '../rules/log-destinations.ts';

export default bucketCheck({
  id: 'unversioned-invocation-log-bucket',
  title: 'Buckets with logs of model invocations keep old versions',
  why: 'Whoever wants to hide what a model was asked overwrites or deletes the log, and nobody gets it back.',
  severity: 'medium',
  known: { union: ['BR-LOG-RETENTION-INTEGRITY'] },
  topics: ['logging'],
  source: LOG_BUCKETS,
  property: VERSIONED,
});
