import { roleDetails } from '../bedrock-examples.ts';
import type { Example } from '../example.ts';
import { resourceCheck } from '../resource-check.ts';
import { KINDS } from '../resource-kinds.ts';
import { roleOutcome } from '../role-privileges.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';

const role = (...statements: readonly unknown[]): Example => ({
  answers: [
    ['sagemaker.DescribeNotebookInstance', 'example', { ...SAGEMAKER.notebook, RoleArn: 'arn:aws:iam::111122223333:role/notebook' }],
  ],
  details: roleDetails('notebook', 'sagemaker.amazonaws.com', ...statements),
});

export default resourceCheck({
  id: 'privileged-notebook-role',
  title: 'The role of a notebook instance cannot change guardrails, logs or rights',
  why: 'Whoever opens the notebook is its role: a package with a back door deletes guardrails and logs, or passes on rights.',
  severity: 'high',
  known: { union: ['NB-ROLE'] },
  topics: ['privileged-access'],
  resource: KINDS.notebook,
  reads: ['iam.GetAccountAuthorizationDetails'],
  examples: {
    pass: [role({ Effect: 'Allow', Action: ['sagemaker:CreateTrainingJob', 's3:GetObject'], Resource: '*' })],
    fail: [
      role({ Effect: 'Allow', Action: '*', Resource: '*' }),
      role({ Effect: 'Allow', Action: 'bedrock:DeleteGuardrail', Resource: '*' }),
      role({ Effect: 'Allow', Action: 'iam:PutRolePolicy', Resource: '*' }),
    ],
  },
  judge: (detail, _, scanned) =>
    roleOutcome(detail.needText('RoleArn'), detail, scanned, {
      // people train from notebooks
      not: ['model-train', 'training-data', 'model-deploy', 'ml-compute'],
      fix: 'give the notebook a role that starts jobs and passes only their roles',
    }),
});
