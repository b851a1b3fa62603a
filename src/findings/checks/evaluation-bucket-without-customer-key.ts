import { bucketCheck } from '../rules/bucket-check.ts';
import { CUSTOMER_KEY } from '../rules/bucket-properties.ts';
import { EVALUATION_BUCKETS } from '../rules/evaluation-buckets.ts';

export default bucketCheck({
  id: 'evaluation-bucket-without-customer-key',
  title: 'Buckets with results of model evaluations are encrypted with a key of the customer',
  why: 'Test questions and what the model answered to them lie open to everybody who may read the bucket.',
  severity: 'low',
  known: { union: ['CM-EVAL-BUCKET'] },
  topics: ['encryption'],
  source: EVALUATION_BUCKETS,
  property: CUSTOMER_KEY,
});
