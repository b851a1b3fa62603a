import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { everyBucketCheck, WORKER } from '../rights/role-buckets.ts';

export default everyBucketCheck({
  id: 'notebook-role-with-every-bucket',
  title: 'The role of a notebook instance reads only the buckets that policies name for it',
  why: 'Whoever opens the notebook, and every package that it loads, reads what lies in any bucket of the account.',
  known: { union: ['NB-ROLE'] },
  topics: ['isolation'],
  resource: KINDS.notebook,
  role: 'RoleArn',
  answers: [['sagemaker.DescribeNotebookInstance', 'example', { ...SAGEMAKER.notebook, RoleArn: WORKER }]],
  service: 'sagemaker.amazonaws.com',
  fix: 'allow the role s3:GetObject, s3:PutObject and s3:ListBucket on the buckets of its work only',
});
