import { bucketCheck } from '../rules/bucket-check.ts';
import { ACCESS_LOG } from '../rules/bucket-properties.ts';
import { LOG_BUCKETS } from '../rules/log-destinations.ts';

export default bucketCheck({
  id: 'invocation-log-bucket-without-access-log',
  title: 'Access to buckets with logs of model invocations is logged',
  why: 'The log holds every prompt and answer, and nobody can tell who has read them.',
  severity: 'low',
  known: { union: ['BR-LOG-RETENTION-INTEGRITY'] },
  topics: ['logging'],
  source: LOG_BUCKETS,
  property: ACCESS_LOG,
});
