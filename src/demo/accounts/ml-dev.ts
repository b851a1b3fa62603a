import { baseline } from '../baseline.ts';
import type { DemoAccount } from '../builders/account.ts';
import { serviceLinked } from '../builders/principals.ts';
import { ACCOUNTS } from '../names.ts';
import { aiResources } from './ml-dev/ai-resources.ts';
import { conditionRoles } from './ml-dev/condition-roles.ts';
import { escalationRoles } from './ml-dev/escalation-roles.ts';
import { groups, permissionSetRoles, users } from './ml-dev/identities.ts';
import { lastUse } from './ml-dev/last-use.ts';
import { policies } from './ml-dev/policies.ts';
import { resourcePolicies } from './ml-dev/resource-policies.ts';
import { serviceRoles } from './ml-dev/service-roles.ts';
import { teamRoles } from './ml-dev/team-roles.ts';

const id = ACCOUNTS.mlDev;

/** Where models are tried; the richest account of the demo. */
export const mlDev: DemoAccount = {
  id,
  name: 'ml-dev',
  type: 'ml-development',
  users,
  groups,
  roles: [
    ...baseline(id),
    ...permissionSetRoles,
    ...teamRoles,
    ...conditionRoles,
    ...escalationRoles,
    ...serviceRoles,
    serviceLinked(id, 'sagemaker', 'AWSServiceRoleForAmazonSageMakerNotebooks', 'AmazonSageMakerNotebooksServiceRolePolicy'),
    serviceLinked(
      id,
      'runtime-identity.bedrock-agentcore',
      'AWSServiceRoleForBedrockAgentCoreRuntimeIdentity',
      'BedrockAgentCoreRuntimeIdentityServiceRolePolicy',
    ),
  ],
  policies,
  resourcePolicies,
  aiResources,
  lastAccessed: lastUse,
};
