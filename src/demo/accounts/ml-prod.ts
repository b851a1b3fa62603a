import { baseline } from '../baseline.ts';
import type { DemoAccount } from '../builders/account.ts';
import { managed } from '../builders/managed-policy.ts';
import { serviceLinked } from '../builders/principals.ts';
import { allow, deny, policy } from '../builders/statements.ts';
import { ACCOUNTS } from '../names.ts';
import { aiResources } from './ml-prod/ai-resources.ts';
import { lastUse } from './ml-prod/last-use.ts';
import { resourcePolicies } from './ml-prod/resource-policies.ts';
import { roles } from './ml-prod/roles.ts';

const id = ACCOUNTS.mlProd;

/** Where models are trained for customers; only the pipeline should shape them. */
export const mlProd: DemoAccount = {
  id,
  name: 'ml-prod',
  type: 'ml-production',
  roles: [
    ...baseline(id),
    ...roles,
    serviceLinked(id, 'sagemaker', 'AWSServiceRoleForAmazonSageMakerNotebooks', 'AmazonSageMakerNotebooksServiceRolePolicy'),
  ],
  policies: [
    managed(id, 'boundary-pipeline', [
      policy(
        allow(['bedrock:*', 'ecr:*', 'iam:GetRole', 'iam:PassRole', 'kms:*', 'logs:*', 's3:*', 'sagemaker:*'], { sid: 'ModelsAndData' }),
        deny(['bedrock:*ModelInvocationLogging*', 'sagemaker:CreatePresigned*'], { sid: 'NeitherBlindNorInside' }),
      ),
    ]),
  ],
  resourcePolicies,
  aiResources,
  lastAccessed: lastUse,
};
