import { bucketCheck } from '../rules/bucket-check.ts';
import { LOCKED } from '../rules/bucket-properties.ts';
import { EVALUATION_BUCKETS } from '../rules/evaluation-buckets.ts';

export default bucketCheck({
  id: 'unlocked-evaluation-bucket',
  title: 'Results of model evaluations cannot be deleted before their time',
  why: 'The proof that a model was tested, and how it did, can be taken away afterwards.',
  severity: 'low',
  known: { union: ['CM-EVAL-BUCKET'] },
  topics: ['provenance'],
  source: EVALUATION_BUCKETS,
  property: LOCKED,
});
