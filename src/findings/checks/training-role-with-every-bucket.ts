import { roleDetails } from '../examples/bedrock-examples.ts';
import type { Example } from '../example.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { namedBucketsOutcome } from '../rights/role-buckets.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const role = (Resource: unknown, more: Readonly<Record<string, unknown>> = {}): Example => ({
  answers: [['sagemaker.DescribeTrainingJob', 'example', { ...SAGEMAKER.trainingJob, RoleArn: 'arn:aws:iam::111122223333:role/training' }]],
  details: roleDetails('training', 'sagemaker.amazonaws.com', {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject'],
    Resource,
    ...more,
  }),
});

export default resourceCheck({
  id: 'training-role-with-every-bucket',
  title: 'The role of a training job reads only the buckets that policies name for it',
  why: 'A training image with a back door reads whatever lies in any bucket of the account, and the model carries it out.',
  severity: 'medium',
  known: { union: ['TR-ROLE'] },
  topics: ['isolation'],
  resource: KINDS.trainingJob,
  reads: ['iam.GetAccountAuthorizationDetails'],
  examples: {
    pass: [role(['arn:aws:s3:::example', 'arn:aws:s3:::example/*'])],
    fail: [
      role('*'),
      role('arn:aws:s3:::*/*'),
      role('*', { Action: 's3:*' }),
      role('*', { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-0a' } } }),
    ],
  },
  judge: (detail, _, scanned) =>
    namedBucketsOutcome(
      detail.needText('RoleArn'),
      detail,
      scanned,
      'allow the role s3:GetObject and s3:ListBucket on the buckets of its inputs, and s3:PutObject on that of its output',
    ),
});
