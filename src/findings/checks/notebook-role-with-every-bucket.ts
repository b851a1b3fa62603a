import { roleDetails } from '../examples/bedrock-examples.ts';
import type { Example } from '../example.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { namedBucketsOutcome } from '../rights/role-buckets.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const role = (Resource: unknown, Action: unknown = ['s3:GetObject', 's3:PutObject']): Example => ({
  answers: [
    ['sagemaker.DescribeNotebookInstance', 'example', { ...SAGEMAKER.notebook, RoleArn: 'arn:aws:iam::111122223333:role/notebook' }],
  ],
  details: roleDetails('notebook', 'sagemaker.amazonaws.com', { Effect: 'Allow', Action, Resource }),
});

export default resourceCheck({
  id: 'notebook-role-with-every-bucket',
  title: 'The role of a notebook instance reads only the buckets that policies name for it',
  why: 'Whoever opens the notebook, and every package that it loads, reads what lies in any bucket of the account.',
  severity: 'medium',
  known: { union: ['NB-ROLE'] },
  topics: ['isolation'],
  resource: KINDS.notebook,
  reads: ['iam.GetAccountAuthorizationDetails'],
  examples: {
    pass: [role(['arn:aws:s3:::example', 'arn:aws:s3:::example/*'])],
    fail: [role('*'), role('arn:aws:s3:::*/*'), role('*', 's3:*')],
  },
  judge: (detail, _, scanned) =>
    namedBucketsOutcome(
      detail.needText('RoleArn'),
      detail,
      scanned,
      'allow the role s3:GetObject, s3:PutObject and s3:ListBucket on the buckets of its work only',
    ),
});
