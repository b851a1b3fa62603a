import { arnOf, awsManaged, type Described, permissionSetRole, role, serviceLinked } from './builders/principals.ts';
import { byAccount, byPrincipal } from './builders/trust.ts';
import { ACCOUNTS } from './names.ts';

/** The roles that every member account has: of Organizations, of the security team and of AWS services. */
export const baseline = (account: string): readonly Described[] => [
  // Organizations makes it in each account that it creates, and trusts the management account with everything
  role(account, 'OrganizationAccountAccessRole', byAccount(ACCOUNTS.management), { attached: [awsManaged('AdministratorAccess')] }),
  role(account, 'security-read', byPrincipal(arnOf(ACCOUNTS.security, 'role', 'SecurityTooling')), {
    attached: [awsManaged('SecurityAudit')],
    lastUsed: '2026-11-23T04:00:00',
  }),
  permissionSetRole(account, 'SecurityAudit', {
    attached: [awsManaged('SecurityAudit'), awsManaged('job-function/ViewOnlyAccess')],
    lastUsed: '2026-11-17T10:12:00',
  }),
  serviceLinked(account, 'support', 'AWSServiceRoleForSupport', 'AWSSupportServiceRolePolicy'),
  serviceLinked(account, 'trustedadvisor', 'AWSServiceRoleForTrustedAdvisor', 'AWSTrustedAdvisorServiceRolePolicy'),
  serviceLinked(account, 'config', 'AWSServiceRoleForConfig', 'AWSConfigServiceRolePolicy'),
  serviceLinked(account, 'guardduty', 'AWSServiceRoleForAmazonGuardDuty', 'AmazonGuardDutyServiceRolePolicy'),
];
