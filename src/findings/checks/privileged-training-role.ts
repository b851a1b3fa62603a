import { roleDetails } from '../examples/bedrock-examples.ts';
import type { Example } from '../example.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { roleOutcome } from '../rights/role-privileges.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const role = (...statements: readonly unknown[]): Example => ({
  answers: [['sagemaker.DescribeTrainingJob', 'example', { ...SAGEMAKER.trainingJob, RoleArn: 'arn:aws:iam::111122223333:role/training' }]],
  details: roleDetails('training', 'sagemaker.amazonaws.com', ...statements),
});

export default resourceCheck({
  id: 'privileged-training-role',
  title: 'The role of a training job cannot change models, guardrails, logs or rights',
  why: 'What a training image runs is its role: a package with a back door deploys the model that it has just poisoned.',
  severity: 'high',
  known: { union: ['TR-ROLE'] },
  topics: ['privileged-access'],
  resource: KINDS.trainingJob,
  reads: ['iam.GetAccountAuthorizationDetails'],
  examples: {
    pass: [role({ Effect: 'Allow', Action: ['s3:GetObject', 'ecr:BatchGetImage', 'logs:PutLogEvents'], Resource: '*' })],
    fail: [
      role({ Effect: 'Allow', Action: '*', Resource: '*' }),
      role({ Effect: 'Allow', Action: 'sagemaker:CreateEndpoint', Resource: '*' }),
      role({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }),
    ],
  },
  judge: (detail, _, scanned) =>
    roleOutcome(detail.needText('RoleArn'), detail, scanned, {
      not: ['training-data'],
      fix: 'give the job a role that reads its inputs, writes its output and nothing else',
    }),
});
