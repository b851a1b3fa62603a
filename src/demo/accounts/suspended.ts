import { baseline } from '../baseline.ts';
import type { DemoAccount } from '../builders/account.ts';
import { awsManaged, role, user } from '../builders/principals.ts';
import { byService } from '../builders/trust.ts';
import { ACCOUNTS } from '../names.ts';

const id = ACCOUNTS.suspended;

/** A closed laboratory whose roles are still there. */
export const suspended: DemoAccount = {
  id,
  name: 'old-lab',
  type: 'suspended',
  users: [user(id, 'lab-key', { path: '/service/', created: '2024-02-20T09:00:00', attached: [awsManaged('AmazonBedrockFullAccess')] })],
  roles: [
    ...baseline(id),
    role(id, 'lab-trainer', byService('ec2'), {
      created: '2024-03-04T09:00:00',
      attached: [awsManaged('AmazonSageMakerFullAccess')],
      instanceProfile: true,
      lastUsed: '2025-04-11T17:00:00',
    }),
  ],
};
