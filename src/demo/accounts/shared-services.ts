import { baseline } from '../baseline.ts';
import type { DemoAccount } from '../builders/account.ts';
import { lastAccessed } from '../builders/last-accessed.ts';
import { arnOf, awsManaged, permissionSetRole, role, serviceLinked, user } from '../builders/principals.ts';
import { bucketArns, bucketPolicy, resourcePolicy } from '../builders/resource-policies.ts';
import { allow, policy, to } from '../builders/statements.ts';
import { byAccount, byService, byWorkflow, byWorkflowLike } from '../builders/trust.ts';
import { ACCOUNTS, VENDOR } from '../names.ts';

const id = ACCOUNTS.shared;
const TRAINER = `arn:aws:ecr:us-east-1:${id}:repository/acme/trainer`;
const PUSH = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:CompleteLayerUpload',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
];

/** Continuous integration, which deploys into the other accounts, and what vendors may do. */
export const sharedServices: DemoAccount = {
  id,
  name: 'shared-services',
  type: 'infrastructure',
  github: true,
  users: [
    // from the time before workflows signed in with OIDC; it can still replace the image that trains models
    user(id, 'jenkins', {
      path: '/service/',
      created: '2024-02-19T11:00:00',
      inline: {
        push: policy(allow('ecr:GetAuthorizationToken'), allow(PUSH, { resource: `arn:aws:ecr:us-east-1:${id}:repository/acme/*` })),
      },
      tags: { owner: 'platform', 'retire-by': '2025-06-30' },
    }),
  ],
  roles: [
    ...baseline(id),
    permissionSetRole(id, 'PlatformEngineer', {
      attached: [awsManaged('ReadOnlyAccess')],
      inline: policy(
        allow(['codebuild:*', 'codepipeline:*', 'ecr:*', 'logs:*', 's3:*'], { sid: 'BuildAndKeep' }),
        allow(['ec2:RunInstances', 'ec2:TerminateInstances', 'ssm:StartSession', 'ssm:TerminateSession'], { sid: 'Runners' }),
        allow('iam:PassRole', {
          sid: 'RunnersOnly',
          resource: arnOf(id, 'role', 'build-runner'),
          condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
        }),
      ),
    }),
    role(id, 'ci-models', byWorkflow(id, 'repo:acme/models:ref:refs/heads/main'), {
      inline: {
        deploy: policy(allow('sts:AssumeRole', { resource: arnOf(ACCOUNTS.mlProd, 'role', 'ai-privileged/model-pipeline') })),
      },
      lastUsed: '2026-11-21T22:10:00',
    }),
    role(id, 'ci-storefront', byWorkflow(id, 'repo:acme/storefront:environment:production'), {
      inline: { deploy: policy(allow('sts:AssumeRole', { resource: arnOf(ACCOUNTS.storefront, 'role', 'ci-deploy-storefront') })) },
      lastUsed: '2026-11-22T15:31:00',
    }),
    role(id, 'ci-governance', byWorkflow(id, 'repo:acme/governance:environment:organization'), {
      inline: { deploy: policy(allow('sts:AssumeRole', { resource: arnOf(ACCOUNTS.management, 'role', 'governance/policy-deployer') })) },
      lastUsed: '2026-09-30T15:02:00',
    }),
    role(id, 'ci-images', byWorkflow(id, 'repo:acme/trainer:ref:refs/heads/main'), {
      inline: { push: policy(allow('ecr:GetAuthorizationToken'), allow(PUSH, { resource: TRAINER })) },
      lastUsed: '2026-11-18T09:55:00',
    }),
    // every repository of every organisation of GitHub whose name begins with acme
    role(id, 'ci-anything', byWorkflowLike(id, 'repo:acme*'), {
      inline: { deploy: policy(allow('sts:AssumeRole', { resource: 'arn:aws:iam::*:role/ci-deploy' })) },
      lastUsed: '2026-11-22T03:00:00',
    }),
    role(id, 'build-runner', byService('ec2'), {
      attached: [awsManaged('AmazonSSMManagedInstanceCore'), awsManaged('AmazonEC2ContainerRegistryReadOnly')],
      inline: { artifacts: policy(allow(['s3:GetObject', 's3:PutObject', 's3:ListBucket'], { resource: bucketArns('acme-artifacts') })) },
      instanceProfile: true,
      lastUsed: '2026-11-23T05:40:00',
    }),
    role(id, 'vendor-monitoring', byAccount(VENDOR, { StringEquals: { 'sts:ExternalId': 'acme-4711' } }), {
      attached: [awsManaged('SecurityAudit')],
      lastUsed: '2026-11-23T05:00:00',
    }),
    // no external id: whoever makes the vendor assume it for him acts on our data
    role(id, 'vendor-labeling', byAccount(VENDOR), {
      inline: {
        labels: policy(
          allow('sagemaker:CreateLabelingJob'),
          allow(['s3:GetObject', 's3:PutObject'], { resource: 'arn:aws:s3:::acme-training-data/labels/*' }),
        ),
      },
      lastUsed: '2026-10-28T13:00:00',
    }),
    serviceLinked(id, 'autoscaling', 'AWSServiceRoleForAutoScaling', 'AutoScalingServiceRolePolicy'),
  ],
  resourcePolicies: [
    bucketPolicy('acme-artifacts'),
    resourcePolicy(
      'AWS::ECR::Repository',
      TRAINER,
      to(
        { AWS: [`arn:aws:iam::${ACCOUNTS.mlDev}:root`, `arn:aws:iam::${ACCOUNTS.mlProd}:root`] },
        {
          Sid: 'MlAccountsPull',
          Effect: 'Allow',
          Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        },
      ),
    ),
  ],
  lastAccessed: lastAccessed(
    [arnOf(id, 'role', 'ci-models'), { sts: { last: '2026-11-21T22:10:00' } }],
    [arnOf(id, 'role', 'ci-anything'), { sts: { last: '2026-11-22T03:00:00' } }],
    [
      arnOf(id, 'role', 'vendor-labeling'),
      {
        s3: { last: '2026-10-28T13:00:00' },
        sagemaker: { unused: ['CreateLabelingJob'] },
      },
    ],
  ),
};
