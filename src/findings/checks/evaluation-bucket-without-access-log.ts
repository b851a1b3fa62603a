import { bucketCheck } from '../rules/bucket-check.ts';
import { ACCESS_LOG } from '../rules/bucket-properties.ts';
import { EVALUATION_BUCKETS } from '../rules/evaluation-buckets.ts';

export default bucketCheck({
  id: 'evaluation-bucket-without-access-log',
  title: 'Access to buckets with results of model evaluations is logged',
  why: 'Nobody can tell who has changed the results by which a model was approved.',
  severity: 'low',
  known: { union: ['CM-EVAL-BUCKET'] },
  topics: ['logging'],
  source: EVALUATION_BUCKETS,
  property: ACCESS_LOG,
});
