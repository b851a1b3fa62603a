import { awsManaged, byPrincipal, type DemoAccount, permissionSetRole, role, user, allow, policy } from '../aws.ts';
import { ACCOUNTS } from '../names.ts';

const id = ACCOUNTS.management;

/** Billing and the organisation itself; SCPs do not bind it. */
export const management: DemoAccount = {
  id,
  name: 'management',
  type: 'management',
  users: [user(id, 'break-glass', { attached: [awsManaged('AdministratorAccess')], tags: { purpose: 'break-glass' } })],
  roles: [
    permissionSetRole(id, 'AdministratorAccess', '1f0a2b3c4d5e6f70', { attached: [awsManaged('AdministratorAccess')] }),
    role(id, 'OrganizationReader', byPrincipal(`arn:aws:iam::${ACCOUNTS.security}:role/SecurityTooling`), {
      inline: { read: policy(allow(['organizations:Describe*', 'organizations:List*'])) },
    }),
  ],
};
