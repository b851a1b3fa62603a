import { bucketCheck } from '../rules/bucket-check.ts';
import { VERSIONED } from '../rules/bucket-properties.ts';
import { EVALUATION_BUCKETS } from '../rules/evaluation-buckets.ts';

export default bucketCheck({
  id: 'unversioned-evaluation-bucket',
  title: 'Buckets with results of model evaluations keep old versions',
  why: 'Whoever wants a bad model approved overwrites the results that speak against it.',
  severity: 'low',
  known: { union: ['CM-EVAL-BUCKET'] },
  topics: ['provenance'],
  source: EVALUATION_BUCKETS,
  property: VERSIONED,
});
