import { baseline } from '../baseline.ts';
import type { DemoAccount } from '../builders/account.ts';
import { arnOf, awsManaged, permissionSetRole, role, serviceLinked } from '../builders/principals.ts';
import { bucketPolicy, keyArn, keyPolicy } from '../builders/resource-policies.ts';
import { allow, policy, to } from '../builders/statements.ts';
import { byService, byServiceFor } from '../builders/trust.ts';
import { ACCOUNTS, ORGANIZATION } from '../names.ts';

const id = ACCOUNTS.security;
const TRAIL = `arn:aws:cloudtrail:us-east-1:${ACCOUNTS.management}:trail/acme-organization`;
const LOGGED = [ACCOUNTS.mlProd, ACCOUNTS.storefront];

/** Logs and watching; it reads everywhere and shapes nothing. */
export const security: DemoAccount = {
  id,
  name: 'security',
  type: 'security',
  roles: [
    ...baseline(id),
    permissionSetRole(id, 'SecurityAdmin', {
      attached: [awsManaged('SecurityAudit')],
      inline: policy(
        allow(['access-analyzer:*', 'athena:*', 'config:*', 'detective:*', 'glue:Get*', 'guardduty:*', 'inspector2:*', 'securityhub:*'], {
          sid: 'WatchAndAnswer',
        }),
        allow(['s3:GetObject', 's3:ListBucket'], {
          sid: 'ReadTheLogs',
          resource: ['arn:aws:s3:::acme-*-logs', 'arn:aws:s3:::acme-*-logs/*'],
        }),
      ),
      lastUsed: '2026-11-22T18:04:00',
    }),
    role(id, 'SecurityTooling', byService('lambda'), {
      attached: [awsManaged('service-role/AWSLambdaBasicExecutionRole')],
      inline: {
        assume: policy(
          allow('sts:AssumeRole', { resource: ['arn:aws:iam::*:role/OrganizationReader', 'arn:aws:iam::*:role/security-read'] }),
        ),
      },
      lastUsed: '2026-11-23T04:00:00',
    }),
    role(id, 'log-indexer', byServiceFor('glue', id, `arn:aws:glue:us-east-1:${id}:*`), {
      attached: [awsManaged('service-role/AWSGlueServiceRole')],
      inline: {
        logs: policy(
          allow(['s3:GetObject', 's3:ListBucket'], { resource: ['arn:aws:s3:::acme-trail-logs', 'arn:aws:s3:::acme-trail-logs/*'] }),
          allow('kms:Decrypt', { resource: keyArn(id, 'logs') }),
        ),
      },
      lastUsed: '2026-11-23T02:00:00',
    }),
    serviceLinked(id, 'securityhub', 'AWSServiceRoleForSecurityHub', 'AWSSecurityHubServiceRolePolicy'),
    serviceLinked(id, 'access-analyzer', 'AWSServiceRoleForAccessAnalyzer', 'AccessAnalyzerServiceRolePolicy'),
  ],
  resourcePolicies: [
    bucketPolicy(
      'acme-trail-logs',
      to(
        { Service: 'cloudtrail.amazonaws.com' },
        allow('s3:PutObject', {
          sid: 'TrailWrites',
          resource: `arn:aws:s3:::acme-trail-logs/AWSLogs/${ORGANIZATION}/*`,
          condition: { StringEquals: { 'aws:SourceArn': TRAIL, 's3:x-amz-acl': 'bucket-owner-full-control' } },
        }),
      ),
      to(
        { Service: 'cloudtrail.amazonaws.com' },
        allow('s3:GetBucketAcl', {
          sid: 'TrailLooks',
          resource: 'arn:aws:s3:::acme-trail-logs',
          condition: { StringEquals: { 'aws:SourceArn': TRAIL } },
        }),
      ),
    ),
    bucketPolicy(
      'acme-bedrock-logs',
      to(
        { Service: 'bedrock.amazonaws.com' },
        allow('s3:PutObject', {
          sid: 'InvocationsAreWritten',
          resource: LOGGED.map((account) => `arn:aws:s3:::acme-bedrock-logs/AWSLogs/${account}/BedrockModelInvocationLogs/*`),
          condition: {
            StringEquals: { 'aws:SourceAccount': LOGGED },
            ArnLike: { 'aws:SourceArn': LOGGED.map((account) => `arn:aws:bedrock:us-east-1:${account}:*`) },
          },
        }),
      ),
    ),
    keyPolicy(
      id,
      'logs',
      to(
        { Service: ['cloudtrail.amazonaws.com', 'bedrock.amazonaws.com'] },
        allow(['kms:GenerateDataKey*', 'kms:DescribeKey'], {
          sid: 'ServicesEncrypt',
          condition: { StringEquals: { 'aws:SourceOrgID': ORGANIZATION } },
        }),
      ),
      to({ AWS: arnOf(id, 'role', 'log-indexer') }, allow('kms:Decrypt', { sid: 'TheIndexerReads' })),
    ),
  ],
};
