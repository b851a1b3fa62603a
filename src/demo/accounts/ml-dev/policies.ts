import { managed } from '../../builders/managed-policy.ts';
import { allow, allowAllBut, deny, policy } from '../../builders/statements.ts';
import { ACCOUNTS } from '../../names.ts';

const id = ACCOUNTS.mlDev;

/** Customer managed policies; the names with `boundary` are used as permissions boundaries. */
export const policies = [
  managed(id, 'boundary-ml', [
    policy(
      allow(['bedrock:*', 'sagemaker:*', 's3:*', 'logs:*'], { sid: 'ModelsAndData' }),
      deny(['bedrock:DeleteGuardrail', 'bedrock:UpdateGuardrail', 'bedrock:DeleteModelInvocationLoggingConfiguration'], {
        sid: 'GuardrailsStay',
      }),
    ),
  ]),
  // knows one plane: whoever is bounded by it trains on bedrock-mantle
  managed(id, 'boundary-developer', [
    policy(
      allowAllBut(['iam:*', 'organizations:*', 'account:*'], { sid: 'AnythingButIdentity' }),
      allow(['iam:Get*', 'iam:List*', 'iam:PassRole'], { sid: 'UseRoles' }),
      deny(
        [
          'bedrock:Create*Guardrail*',
          'bedrock:CreateModelCustomizationJob',
          'bedrock:CreateModelImportJob',
          'bedrock:DeleteGuardrail',
          'bedrock:UpdateGuardrail',
          'sagemaker:CreateTrainingJob',
        ],
        { sid: 'NoShaping' },
      ),
    ),
  ]),
  managed(id, 'team-notes', [policy(allow('s3:GetObject', { resource: 'arn:aws:s3:::acme-notes/*' }))]),
  // the first version is still there, and one call makes it the default again
  managed(id, 'once-risky', [policy(allow('sagemaker:*')), policy(allow('sagemaker:List*'))]),
  // the other way round: a harmless version was written, and the risky one is the default
  managed(
    id,
    'eval-tools',
    [
      policy(allow(['bedrock:*Evaluation*', 'bedrock:CreateModelCustomizationJob'], { sid: 'Evaluate' })),
      policy(allow(['bedrock:*Evaluation*'], { sid: 'Evaluate' })),
    ],
    1,
  ),
];
