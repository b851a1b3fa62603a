import { roleDetails } from '../examples/bedrock-examples.ts';
import { assumingOutcome, passingOutcome } from '../rights/every-role.ts';
import type { Example } from '../example.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { roleOutcome } from '../rights/role-privileges.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { worstOf } from '../rules/several-outcomes.ts';

const role = (...statements: readonly unknown[]): Example => ({
  answers: [
    ['sagemaker.DescribeNotebookInstance', 'example', { ...SAGEMAKER.notebook, RoleArn: 'arn:aws:iam::111122223333:role/notebook' }],
  ],
  details: roleDetails('notebook', 'sagemaker.amazonaws.com', ...statements),
});

export default resourceCheck({
  id: 'privileged-notebook-role',
  title: 'The role of a notebook instance cannot change guardrails, logs or rights, nor become or lend every role',
  why: 'Whoever opens the notebook is its role: a package with a back door deletes guardrails and logs, or passes on rights.',
  severity: 'high',
  known: { union: ['NB-ROLE'] },
  topics: ['privileged-access'],
  resource: KINDS.notebook,
  reads: ['iam.GetAccountAuthorizationDetails'],
  examples: {
    pass: [
      role(
        { Effect: 'Allow', Action: ['sagemaker:CreateTrainingJob', 's3:GetObject'], Resource: '*' },
        { Effect: 'Allow', Action: ['iam:PassRole', 'sts:AssumeRole'], Resource: 'arn:aws:iam::111122223333:role/training' },
      ),
    ],
    fail: [
      role({ Effect: 'Allow', Action: '*', Resource: '*' }),
      role({ Effect: 'Allow', Action: 'bedrock:DeleteGuardrail', Resource: '*' }),
      role({ Effect: 'Allow', Action: 'iam:PutRolePolicy', Resource: '*' }),
      role({ Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::*:role/*' }),
      // as AmazonSageMakerFullAccess has it
      role({
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: 'arn:aws:iam::*:role/*',
        Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
      }),
      role({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }),
    ],
  },
  judge: (detail, _, scanned) => {
    const arn = detail.needText('RoleArn');
    return worstOf([
      () =>
        roleOutcome(arn, detail, scanned, {
          // people train from notebooks, with roles that are named
          not: ['model-train', 'training-data', 'model-deploy', 'ml-compute'],
          except: ['sts:AssumeRole'],
          fix: 'give the notebook a role that starts jobs and passes only their roles',
        }),
      () => passingOutcome(arn, scanned, 'let the role of the notebook pass only the roles of its jobs, by name'),
      () => assumingOutcome(arn, scanned, 'let the role of the notebook assume only roles that are named'),
    ]);
  },
});
