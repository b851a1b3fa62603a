import { bucketCheck } from '../rules/bucket-check.ts';
import { CUSTOMER_KEY } from '../rules/bucket-properties.ts';
import { LOG_BUCKETS } from '../rules/log-destinations.ts';

export default bucketCheck({
  id: 'invocation-log-bucket-without-customer-key',
  title: 'Buckets with logs of model invocations are encrypted with a key of the customer',
  why: 'Everybody who may read the bucket reads every prompt and answer: no key policy stands before it.',
  severity: 'medium',
  known: { union: ['BR-LOG-ENCRYPTED'], prowler: ['bedrock_model_invocation_logs_encryption_enabled'] },
  topics: ['encryption'],
  source: LOG_BUCKETS,
  property: CUSTOMER_KEY,
});
