import { bucketCheck } from '../rules/bucket-check.ts';
import { LOCKED } from '../rules/bucket-properties.ts';
import { LOG_BUCKETS } from '../rules/log-destinations.ts';

export default bucketCheck({
  id: 'unlocked-invocation-log-bucket',
  title: 'Logs of model invocations cannot be deleted before their time',
  why: 'An administrator, or whoever took over one, deletes the log of what models were asked for good.',
  severity: 'low',
  known: { union: ['BR-LOG-RETENTION-INTEGRITY'] },
  topics: ['logging'],
  source: LOG_BUCKETS,
  property: LOCKED,
});
