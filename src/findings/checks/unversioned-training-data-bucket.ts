import { bucketCheck } from '../rules/bucket-check.ts';
import { VERSIONED } from '../rules/bucket-properties.ts';
import { TRAINING_BUCKETS } from '../rules/training-inputs.ts';

export default bucketCheck({
  id: 'unversioned-training-data-bucket',
  title: 'Buckets from which training and customization jobs read keep versions',
  why: 'Whoever changes the data changes the model, and nobody can show afterwards what was learnt from.',
  severity: 'medium',
  known: { union: ['TR-DATA-VERSIONING'], gaps: ['GAP-12'] },
  topics: ['provenance'],
  source: TRAINING_BUCKETS,
  property: VERSIONED,
});
