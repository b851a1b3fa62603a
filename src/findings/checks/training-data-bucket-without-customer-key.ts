import { bucketCheck } from '../rules/bucket-check.ts';
import { CUSTOMER_KEY } from '../rules/bucket-properties.ts';
import { TRAINING_BUCKETS } from '../rules/training-inputs.ts';

export default bucketCheck({
  id: 'training-data-bucket-without-customer-key',
  title: 'Buckets from which training and customization jobs read are encrypted with a key of the customer',
  why: 'Who may read the bucket may copy the data, and no key of the customer says otherwise.',
  severity: 'low',
  known: { union: ['TR-DATA'], gaps: ['GAP-12'] },
  topics: ['encryption'],
  source: TRAINING_BUCKETS,
  property: CUSTOMER_KEY,
});
