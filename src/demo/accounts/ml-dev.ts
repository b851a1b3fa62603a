import {
  allow,
  arnOf,
  awsManaged,
  byPrincipal,
  byService,
  deny,
  type DemoAccount,
  group,
  managed,
  permissionSetRole,
  policy,
  role,
  serviceLinked,
  user,
} from '../aws.ts';
import { ACCOUNTS } from '../names.ts';

const id = ACCOUNTS.mlDev;

/** Where models are tried; the richest account of the demo. */
export const mlDev: DemoAccount = {
  id,
  name: 'ml-dev',
  type: 'ml-development',
  users: [
    user(id, 'trainer-service', {
      path: '/service/',
      created: '2023-05-01T10:00:00+00:00',
      groups: ['trainers'],
      tags: { owner: 'nobody' },
    }),
    user(id, 'grace.long-term', { groups: ['analysts'], inline: { extra: policy(allow('bedrock:InvokeModel')) } }),
  ],
  groups: [
    group(id, 'trainers', { inline: { train: policy(allow(['bedrock:CreateModelCustomizationJob', 'sagemaker:CreateTrainingJob'])) } }),
    group(id, 'analysts', { attached: [awsManaged('AmazonBedrockReadOnly')] }),
  ],
  roles: [
    permissionSetRole(id, 'DataScientist', '3b2c4d5e6f708192', {
      attached: [awsManaged('AmazonSageMakerFullAccess'), awsManaged('AmazonBedrockFullAccess')],
    }),
    permissionSetRole(id, 'MLPlatformAdmin', '4c3d5e6f708192a3', { attached: [awsManaged('PowerUserAccess')] }),
    role(id, 'ml-engineer', byPrincipal(`arn:aws:iam::${id}:root`), {
      attached: [awsManaged('AmazonBedrockLimitedAccess')],
      boundary: arnOf(id, 'policy', '/', 'boundary-ml'),
      tags: { team: 'ml' },
      lastUsed: '2026-11-20T14:00:00+00:00',
    }),
    role(id, 'tune-with-mfa', byPrincipal(`arn:aws:iam::${id}:root`), {
      inline: {
        tune: policy(
          allow('bedrock:CreateModelCustomizationJob', {
            sid: 'TuneWithMfa',
            condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
          }),
        ),
      },
    }),
    role(id, 'tune-with-mfa-trap', byPrincipal(`arn:aws:iam::${id}:root`), {
      inline: {
        tune: policy(
          allow('bedrock:CreateModelCustomizationJob', {
            sid: 'MeansMfa',
            condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } },
          }),
        ),
      },
    }),
    role(id, 'train-in-vpc-trap', byPrincipal(`arn:aws:iam::${id}:root`), {
      inline: {
        train: policy(
          allow('sagemaker:CreateTrainingJob', {
            sid: 'MeansOurSubnets',
            condition: { 'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': ['subnet-0a1b2c3d', 'subnet-0e4f5a6b'] } },
          }),
        ),
      },
    }),
    role(id, 'notebook-by-endpoint', byPrincipal(`arn:aws:iam::${id}:root`), {
      inline: {
        studio: policy(
          allow('sagemaker:CreatePresignedDomainUrl', { condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0acme0000000001' } } }),
        ),
      },
    }),
    role(id, 'tune-for-team-ml', byPrincipal(`arn:aws:iam::${id}:root`), {
      tags: { team: 'ml' },
      inline: {
        tune: policy(allow('bedrock-mantle:CreateFineTuningJob', { condition: { StringEquals: { 'aws:PrincipalTag/team': 'ml' } } })),
      },
    }),
    role(id, 'tune-for-team-web', byPrincipal(`arn:aws:iam::${id}:root`), {
      tags: { team: 'web' },
      inline: {
        tune: policy(allow('bedrock-mantle:CreateFineTuningJob', { condition: { StringEquals: { 'aws:PrincipalTag/team': 'ml' } } })),
      },
    }),
    role(id, 'developer', byPrincipal(`arn:aws:iam::${id}:root`), {
      inline: {
        chain: policy(
          allow('sts:AssumeRole', { resource: `arn:aws:iam::${ACCOUNTS.mlProd}:role/ai-privileged/shared-trainer` }),
          allow(['logs:Get*', 'logs:Describe*']),
        ),
      },
      lastUsed: '2026-11-22T16:45:00+00:00',
    }),
    role(id, 'app-builder', byPrincipal(`arn:aws:iam::${id}:root`), {
      inline: {
        build: policy(
          allow(['lambda:CreateFunction', 'lambda:InvokeFunction', 'lambda:GetFunction']),
          allow('iam:PassRole', {
            resource: `arn:aws:iam::${id}:role/fn-*`,
            condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
          }),
        ),
      },
    }),
    role(id, 'fn-tuning-scheduler', byService('lambda'), {
      inline: { tune: policy(allow(['bedrock:CreateModelCustomizationJob', 'iam:PassRole'])) },
      lastUsed: '2026-11-22T01:00:00+00:00',
    }),
    role(id, 'grader-developer', byPrincipal(`arn:aws:iam::${id}:root`), {
      inline: {
        code: policy(
          allow(['lambda:UpdateFunctionCode', 'lambda:GetFunction'], { resource: `arn:aws:lambda:us-east-1:${id}:function:reward-*` }),
        ),
      },
    }),
    role(id, 'policy-author', byPrincipal(`arn:aws:iam::${id}:root`), {
      inline: {
        author: policy(
          allow(['iam:CreatePolicyVersion', 'iam:GetPolicy', 'iam:ListPolicyVersions'], { resource: `arn:aws:iam::${id}:policy/team-*` }),
        ),
      },
      attached: [arnOf(id, 'policy', '/', 'team-notes')],
    }),
    role(id, 'notaction-admin', byPrincipal(`arn:aws:iam::${id}:root`), {
      inline: {
        most: {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
        },
      },
    }),
    role(id, 'old-habits', byPrincipal(`arn:aws:iam::${id}:root`), {
      inline: { mixed: policy(allow('BEDROCK:createmodelcustomization?ob'), deny('bedrock:DeleteGuardrail')) },
    }),
    role(id, 'restored-version', byPrincipal(`arn:aws:iam::${id}:root`), { attached: [arnOf(id, 'policy', '/', 'once-risky')] }),
    role(id, 'mirror-a', byPrincipal(`arn:aws:iam::${id}:role/mirror-b`), {
      inline: { to: policy(allow('sts:AssumeRole', { resource: `arn:aws:iam::${id}:role/mirror-b` })) },
    }),
    role(id, 'mirror-b', byPrincipal(`arn:aws:iam::${id}:role/mirror-a`), {
      inline: { to: policy(allow('sts:AssumeRole', { resource: `arn:aws:iam::${id}:role/mirror-a` })) },
    }),
    role(id, 'AmazonSageMaker-ExecutionRole', byService('sagemaker'), {
      path: '/service-role/',
      attached: [awsManaged('AmazonSageMakerFullAccess')],
      inline: {
        data: policy(
          allow(['s3:GetObject', 's3:PutObject', 's3:ListBucket'], {
            resource: ['arn:aws:s3:::acme-training-data', 'arn:aws:s3:::acme-training-data/*'],
          }),
        ),
      },
      lastUsed: '2026-11-19T11:00:00+00:00',
    }),
    role(
      id,
      'bedrock-customization',
      byService('bedrock', {
        StringEquals: { 'aws:SourceAccount': id },
        ArnLike: { 'aws:SourceArn': `arn:aws:bedrock:us-east-1:${id}:model-customization-job/*` },
      }),
      {
        path: '/service-role/',
        inline: {
          data: policy(
            allow(['s3:GetObject', 's3:ListBucket'], {
              resource: ['arn:aws:s3:::acme-training-data', 'arn:aws:s3:::acme-training-data/*'],
            }),
          ),
        },
      },
    ),
    // without a condition any customer's job could be made to act with it
    role(id, 'bedrock-agent', byService('bedrock'), {
      path: '/service-role/',
      inline: { invoke: policy(allow('bedrock:InvokeModel', { resource: 'arn:aws:bedrock:*::foundation-model/*' })) },
    }),
    role(id, 'agentcore-runtime', byService('bedrock-agentcore'), {
      path: '/service-role/',
      inline: { run: policy(allow(['bedrock:InvokeModel', 'bedrock-agentcore:GetWorkloadAccessToken'])) },
    }),
    serviceLinked(id, 'sagemaker', 'AWSServiceRoleForAmazonSageMakerNotebooks', 'AmazonSageMakerNotebooksServiceRolePolicy'),
  ],
  policies: [
    managed(id, 'boundary-ml', [
      policy(
        allow(['bedrock:*', 'sagemaker:*', 's3:*', 'logs:*']),
        deny(['bedrock:DeleteGuardrail', 'bedrock:UpdateGuardrail', 'bedrock:DeleteModelInvocationLoggingConfiguration'], {
          sid: 'GuardrailsStay',
        }),
      ),
    ]),
    managed(id, 'team-notes', [policy(allow('s3:GetObject', { resource: 'arn:aws:s3:::acme-notes/*' }))]),
    managed(id, 'once-risky', [policy(allow('sagemaker:*')), policy(allow('sagemaker:List*'))]),
  ],
  resourcePolicies: [
    {
      type: 'AWS::S3::Bucket',
      arn: 'arn:aws:s3:::acme-training-data',
      region: 'us-east-1',
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'LabelsFromTheVendor',
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::900000000009:role/labeler' },
            Action: 's3:PutObject',
            Resource: 'arn:aws:s3:::acme-training-data/labels/*',
          },
          {
            Sid: 'ProdReads',
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${ACCOUNTS.mlProd}:root` },
            Action: ['s3:GetObject', 's3:ListBucket'],
            Resource: ['arn:aws:s3:::acme-training-data', 'arn:aws:s3:::acme-training-data/*'],
          },
        ],
      },
    },
    {
      type: 'AWS::SageMaker::ModelPackageGroup',
      arn: `arn:aws:sagemaker:us-east-1:${id}:model-package-group/recommender`,
      region: 'us-east-1',
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::900000000009:root' },
            Action: ['sagemaker:CreateModelPackage', 'sagemaker:DescribeModelPackage'],
            Resource: `arn:aws:sagemaker:us-east-1:${id}:model-package/recommender/*`,
          },
        ],
      },
    },
  ],
  aiResources: {
    customModels: [
      {
        modelArn: `arn:aws:bedrock:us-east-1:${id}:custom-model/amazon.nova-lite-v1:0:300k/acme0support1`,
        modelName: 'support-tone',
        creationTime: '2026-10-02T12:00:00+00:00',
        baseModelArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0:300k',
        baseModelName: 'Nova Lite',
        customizationType: 'FINE_TUNING',
        ownerAccountId: id,
        modelStatus: 'Active',
      },
    ],
    guardrails: [
      {
        id: 'acmedevguard',
        arn: `arn:aws:bedrock:us-east-1:${id}:guardrail/acmedevguard`,
        status: 'READY',
        name: 'dev-default',
        version: 'DRAFT',
        createdAt: '2026-05-05T08:00:00+00:00',
        updatedAt: '2026-05-05T08:00:00+00:00',
      },
    ],
    notebookInstances: [
      {
        NotebookInstanceName: 'exploration',
        NotebookInstanceArn: `arn:aws:sagemaker:us-east-1:${id}:notebook-instance/exploration`,
        NotebookInstanceStatus: 'InService',
        InstanceType: 'ml.t3.medium',
        RoleArn: `arn:aws:iam::${id}:role/service-role/AmazonSageMaker-ExecutionRole`,
        DirectInternetAccess: 'Enabled',
        RootAccess: 'Enabled',
        CreationTime: '2026-08-01T08:00:00+00:00',
      },
    ],
  },
};
