import { awsManaged, byPrincipal, type DemoAccount, role } from '../aws.ts';
import { ACCOUNTS } from '../names.ts';

const id = ACCOUNTS.sandbox;

/** Anything goes here, but no AI. */
export const sandbox: DemoAccount = {
  id,
  name: 'sandbox',
  type: 'sandbox',
  roles: [role(id, 'sandbox-admin', byPrincipal(`arn:aws:iam::${id}:root`), { attached: [awsManaged('AdministratorAccess')] })],
};
