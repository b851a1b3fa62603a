import { allow, awsManaged, byService, type DemoAccount, permissionSetRole, policy, role, serviceLinked } from '../aws.ts';
import { ACCOUNTS } from '../names.ts';

const id = ACCOUNTS.security;

/** Logs and watching; it reads everywhere and shapes nothing. */
export const security: DemoAccount = {
  id,
  name: 'security',
  type: 'security',
  roles: [
    permissionSetRole(id, 'SecurityAudit', '2a1b3c4d5e6f7081', {
      attached: [awsManaged('SecurityAudit'), awsManaged('job-function/ViewOnlyAccess')],
    }),
    role(id, 'SecurityTooling', byService('lambda'), {
      inline: {
        assume: policy(
          allow('sts:AssumeRole', { resource: ['arn:aws:iam::*:role/OrganizationReader', 'arn:aws:iam::*:role/security-read'] }),
        ),
      },
    }),
    serviceLinked(id, 'guardduty', 'AWSServiceRoleForAmazonGuardDuty', 'AmazonGuardDutyServiceRolePolicy'),
  ],
};
