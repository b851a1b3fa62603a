import { baseline } from '../baseline.ts';
import type { DemoAccount } from '../builders/account.ts';
import { serviceLinked } from '../builders/principals.ts';
import { bucketPolicy, functionPolicy } from '../builders/resource-policies.ts';
import { ACCOUNTS } from '../names.ts';
import { aiResources } from './storefront/ai-resources.ts';
import { lastUse } from './storefront/last-use.ts';
import { roles } from './storefront/roles.ts';

const id = ACCOUNTS.storefront;

/** An application that uses models and must not shape them. */
export const storefront: DemoAccount = {
  id,
  name: 'storefront',
  type: 'workload',
  roles: [...baseline(id), ...roles, serviceLinked(id, 'ecs', 'AWSServiceRoleForECS', 'AmazonECSServiceRolePolicy')],
  resourcePolicies: [
    bucketPolicy('acme-shop-documents'),
    functionPolicy(id, 'order-lookup', 'bedrock', `arn:aws:bedrock:us-east-1:${id}:agent/*`),
  ],
  aiResources,
  lastAccessed: lastUse,
};
