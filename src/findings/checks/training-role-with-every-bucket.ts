import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { everyBucketCheck, WORKER } from '../rights/role-buckets.ts';

export default everyBucketCheck({
  id: 'training-role-with-every-bucket',
  title: 'The role of a training job reads only the buckets that policies name for it',
  why: 'A training image with a back door reads whatever lies in any bucket of the account, and the model carries it out.',
  known: { union: ['TR-ROLE'] },
  topics: ['isolation'],
  resource: KINDS.trainingJob,
  role: 'RoleArn',
  answers: [['sagemaker.DescribeTrainingJob', 'example', { ...SAGEMAKER.trainingJob, RoleArn: WORKER }]],
  service: 'sagemaker.amazonaws.com',
  fix: 'allow the role s3:GetObject and s3:ListBucket on the buckets of its inputs, and s3:PutObject on that of its output',
});
