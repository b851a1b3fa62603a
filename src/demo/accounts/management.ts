import type { DemoAccount } from '../builders/account.ts';
import { lastAccessed } from '../builders/last-accessed.ts';
import { arnOf, awsManaged, permissionSetArn, permissionSetRole, role, serviceLinked, user } from '../builders/principals.ts';
import { allow, policy } from '../builders/statements.ts';
import { byPrincipal } from '../builders/trust.ts';
import { ACCOUNTS } from '../names.ts';

const id = ACCOUNTS.management;

/** Billing and the organisation itself; SCPs do not bind it. */
export const management: DemoAccount = {
  id,
  name: 'management',
  type: 'management',
  users: [
    user(id, 'break-glass', {
      created: '2024-02-12T10:00:00',
      attached: [awsManaged('AdministratorAccess')],
      tags: { purpose: 'break-glass', owner: 'cloud-security' },
    }),
  ],
  roles: [
    permissionSetRole(id, 'AdministratorAccess', { attached: [awsManaged('AdministratorAccess')], lastUsed: '2026-11-12T09:41:00' }),
    permissionSetRole(id, 'Billing', { attached: [awsManaged('job-function/Billing')], lastUsed: '2026-11-02T07:20:00' }),
    role(id, 'OrganizationReader', byPrincipal(arnOf(ACCOUNTS.security, 'role', 'SecurityTooling')), {
      inline: { read: policy(allow(['organizations:Describe*', 'organizations:List*'])) },
      lastUsed: '2026-11-23T04:00:00',
    }),
    // continuous integration of a member account writes what binds all members
    role(id, 'policy-deployer', byPrincipal(arnOf(ACCOUNTS.shared, 'role', 'ci-governance')), {
      path: '/governance/',
      inline: {
        deploy: policy(
          allow(['organizations:Describe*', 'organizations:List*']),
          allow(
            [
              'organizations:AttachPolicy',
              'organizations:CreatePolicy',
              'organizations:DeletePolicy',
              'organizations:DetachPolicy',
              'organizations:UpdatePolicy',
            ],
            { sid: 'WritePolicies' },
          ),
        ),
      },
      lastUsed: '2026-09-30T15:02:00',
    }),
    serviceLinked(id, 'organizations', 'AWSServiceRoleForOrganizations', 'AWSOrganizationsServiceTrustPolicy'),
    serviceLinked(id, 'sso', 'AWSServiceRoleForSSO', 'AWSSSOServiceRolePolicy'),
    serviceLinked(id, 'cloudtrail', 'AWSServiceRoleForCloudTrail', 'CloudTrailServiceRolePolicy'),
    serviceLinked(id, 'support', 'AWSServiceRoleForSupport', 'AWSSupportServiceRolePolicy'),
    serviceLinked(id, 'trustedadvisor', 'AWSServiceRoleForTrustedAdvisor', 'AWSTrustedAdvisorServiceRolePolicy'),
  ],
  lastAccessed: lastAccessed(
    [
      arnOf(id, 'user', 'break-glass'),
      {
        bedrock: { unused: ['CreateModelCustomizationJob', 'DeleteGuardrail', 'PutModelInvocationLoggingConfiguration'] },
        sagemaker: { unused: ['CreateTrainingJob', 'CreatePresignedDomainUrl'] },
      },
    ],
    [
      permissionSetArn(id, 'AdministratorAccess'),
      {
        bedrock: {
          actions: { GetModelInvocationLoggingConfiguration: '2026-06-03T12:10:00' },
          unused: ['CreateModelCustomizationJob', 'DeleteGuardrail'],
        },
        sagemaker: { unused: ['CreateTrainingJob'] },
      },
    ],
  ),
};
