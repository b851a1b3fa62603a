import { logGroupCheck } from '../rules/log-group-check.ts';
import { fail, pass } from '../rules/resource-check.ts';

export default logGroupCheck({
  id: 'invocation-log-group-without-customer-key',
  title: 'Log groups with logs of model invocations are encrypted with a key of the customer',
  why: 'Everybody who may read the log group reads every prompt and answer: no key policy stands before it.',
  severity: 'medium',
  known: { union: ['BR-LOG-ENCRYPTED'], prowler: ['bedrock_model_invocation_logs_encryption_enabled'] },
  topics: ['encryption', 'logging'],
  passes: [{ kmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555' }],
  fails: [{}],
  judge: (group, name) => {
    const key = group.text('kmsKeyId');
    return key === undefined
      ? fail('CloudWatch Logs encrypts it with a key of its own', `associate a key of your own with the log group ${name}`)
      : pass(`it is encrypted with ${key}`);
  },
});
