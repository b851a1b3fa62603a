import { bucketCheck } from '../rules/bucket-check.ts';
import { LOCKED } from '../rules/bucket-properties.ts';
import { TRAINING_BUCKETS } from '../rules/training-inputs.ts';

export default bucketCheck({
  id: 'unlocked-training-data-bucket',
  title: 'Nobody can change or delete what training and customization jobs have read',
  why: 'Whoever has poisoned a model can take the poison away again, and nobody can show from what the model learnt.',
  severity: 'low',
  known: { gaps: ['GAP-12'] },
  topics: ['provenance'],
  source: TRAINING_BUCKETS,
  property: LOCKED,
});
