import { arnOf, awsManaged, permissionSetArn, permissionSetRole, role } from '../../builders/principals.ts';
import { bucketArns, keyArn } from '../../builders/resource-policies.ts';
import { allow, policy } from '../../builders/statements.ts';
import { byAccount, byPrincipal, byService, byServiceFor } from '../../builders/trust.ts';
import { ACCOUNTS } from '../../names.ts';

const id = ACCOUNTS.mlProd;
const own = byAccount(id);
const CI_MODELS = arnOf(ACCOUNTS.shared, 'role', 'ci-models');
const TRAINING = arnOf(id, 'role', 'service-role/training');

export const roles = [
  permissionSetRole(id, 'MLPlatformAdmin', { attached: [awsManaged('PowerUserAccess')], lastUsed: '2026-11-19T09:09:00' }),
  permissionSetRole(id, 'ModelRelease', {
    attached: [awsManaged('AmazonSageMakerReadOnly')],
    inline: policy(
      allow(['sagemaker:UpdateModelPackage', 'sagemaker:CreateEndpoint', 'sagemaker:CreateEndpointConfig', 'sagemaker:UpdateEndpoint'], {
        sid: 'Release',
      }),
      allow(['bedrock:CreateProvisionedModelThroughput', 'bedrock:UpdateProvisionedModelThroughput', 'bedrock:List*', 'bedrock:Get*'], {
        sid: 'Throughput',
      }),
    ),
    lastUsed: '2026-11-17T13:50:00',
  }),
  permissionSetRole(id, 'ReadOnly', { attached: [awsManaged('ReadOnlyAccess')] }),

  // as it was meant: one workflow, one role, in the path that the ai-guard SCP exempts
  role(id, 'model-pipeline', byPrincipal(CI_MODELS), {
    path: '/ai-privileged/',
    boundary: arnOf(id, 'policy', 'boundary-pipeline'),
    inline: {
      pipeline: policy(
        allow(
          [
            'bedrock:CreateModelCustomizationJob',
            'bedrock:CreateProvisionedModelThroughput',
            'sagemaker:CreateTrainingJob',
            'sagemaker:CreateEndpoint',
            'sagemaker:UpdateEndpoint',
          ],
          { sid: 'Shape' },
        ),
        allow('iam:PassRole', { sid: 'TrainingRole', resource: TRAINING }),
      ),
    },
    tags: { owner: 'ml-platform' },
    lastUsed: '2026-11-21T22:12:00',
  }),
  // the exempt path, and a trust that reaches into development
  role(id, 'shared-trainer', byPrincipal([`arn:aws:iam::${ACCOUNTS.mlDev}:root`, CI_MODELS]), {
    path: '/ai-privileged/',
    inline: { train: policy(allow(['sagemaker:CreateTrainingJob', 'bedrock:CreateModelCustomizationJob', 'bedrock:UpdateGuardrail'])) },
    tags: { owner: 'nobody' },
    lastUsed: '2026-11-04T18:30:00',
  }),
  // made for a project that ended; nobody has used it
  role(id, 'spring-campaign', own, {
    path: '/ai-privileged/',
    created: '2025-03-03T09:00:00',
    inline: { tune: policy(allow('bedrock:CreateModelCustomizationJob')) },
  }),
  role(id, 'guardrail-editor', byPrincipal(permissionSetArn(id, 'MLPlatformAdmin'), { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }), {
    path: '/ai-privileged/',
    inline: {
      edit: policy(
        allow(['bedrock:CreateGuardrailVersion', 'bedrock:UpdateGuardrail', 'bedrock:GetGuardrail', 'bedrock:ListGuardrails'], {
          sid: 'Guardrails',
        }),
      ),
    },
    lastUsed: '2026-09-01T08:00:00',
  }),
  role(id, 'ml-operator', own, { attached: [awsManaged('AmazonBedrockFullAccess')], lastUsed: '2026-11-13T16:00:00' }),
  // the hole in the exemption by path: nobody said which roles it may create
  role(id, 'role-maker', own, {
    inline: {
      make: policy(
        allow(['iam:AttachRolePolicy', 'iam:CreateRole', 'iam:GetRole', 'iam:ListRoles', 'iam:PutRolePolicy', 'iam:TagRole'], {
          sid: 'RolesForTeams',
        }),
        allow('sts:AssumeRole', { sid: 'TryThem' }),
      ),
    },
    lastUsed: '2026-10-30T14:44:00',
  }),
  // sees what the models are asked, and can stop it being written down
  role(id, 'observability', own, {
    inline: {
      logging: policy(
        allow(
          [
            'bedrock:GetModelInvocationLoggingConfiguration',
            'bedrock:PutModelInvocationLoggingConfiguration',
            'bedrock:DeleteModelInvocationLoggingConfiguration',
          ],
          { sid: 'Logging' },
        ),
        allow(['logs:Get*', 'logs:FilterLogEvents', 'cloudwatch:Get*'], { sid: 'Look' }),
      ),
    },
    lastUsed: '2026-10-12T12:00:00',
  }),
  role(id, 'emergency', byAccount(ACCOUNTS.management, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }), {
    path: '/break-glass/',
    attached: [awsManaged('AdministratorAccess')],
    tags: { purpose: 'break-glass', owner: 'cloud-security' },
    lastUsed: '2026-03-14T02:10:00',
  }),
  // whatever repository begins with acme ends here
  role(id, 'ci-deploy', byPrincipal(arnOf(ACCOUNTS.shared, 'role', 'ci-anything')), {
    attached: [awsManaged('PowerUserAccess')],
    lastUsed: '2026-11-22T03:01:00',
  }),
  role(id, 'inference-gateway', byPrincipal(arnOf(ACCOUNTS.storefront, 'role', 'assistant-api')), {
    inline: {
      invoke: policy(
        allow(['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream', 'bedrock:ApplyGuardrail'], {
          sid: 'AskWithGuardrail',
          resource: [
            `arn:aws:bedrock:us-east-1:${id}:provisioned-model/*`,
            `arn:aws:bedrock:us-east-1:${id}:custom-model/*`,
            `arn:aws:bedrock:us-east-1:${id}:guardrail/acmeprodguar`,
          ],
          condition: { StringLikeIfExists: { 'bedrock:GuardrailIdentifier': `arn:aws:bedrock:us-east-1:${id}:guardrail/acmeprodguar:*` } },
        }),
      ),
    },
    lastUsed: '2026-11-23T05:59:00',
  }),

  role(id, 'training', byService('sagemaker', { StringEquals: { 'aws:SourceAccount': id } }), {
    path: '/service-role/',
    inline: {
      data: policy(
        allow(['s3:GetObject', 's3:ListBucket'], {
          sid: 'Data',
          resource: [...bucketArns('acme-training-data'), ...bucketArns('acme-vetted-data')],
        }),
        allow('s3:PutObject', { sid: 'Output', resource: 'arn:aws:s3:::acme-models-prod/*' }),
        allow('kms:Decrypt', { sid: 'Keys', resource: [keyArn(ACCOUNTS.mlDev, 'training-data'), keyArn(id, 'models')] }),
      ),
    },
    lastUsed: '2026-11-21T23:30:00',
  }),
  role(id, 'bedrock-customization', byServiceFor('bedrock', id, `arn:aws:bedrock:us-east-1:${id}:model-customization-job/*`), {
    path: '/service-role/',
    inline: {
      data: policy(
        allow(['s3:GetObject', 's3:ListBucket'], { sid: 'VettedOnly', resource: bucketArns('acme-vetted-data') }),
        allow('s3:PutObject', { sid: 'Output', resource: 'arn:aws:s3:::acme-models-prod/*' }),
        allow(['kms:Decrypt', 'kms:GenerateDataKey', 'kms:CreateGrant'], { sid: 'Key', resource: keyArn(id, 'models') }),
      ),
    },
    lastUsed: '2026-10-20T14:00:00',
  }),
  // copies what has passed into a bucket where each name holds the digest
  role(id, 'dataset-vetter', byServiceFor('lambda', id, `arn:aws:lambda:us-east-1:${id}:function:dataset-vetter`), {
    path: '/service-role/',
    attached: [awsManaged('service-role/AWSLambdaBasicExecutionRole')],
    inline: {
      vet: policy(
        allow(['s3:GetObject', 's3:GetObjectVersion'], { sid: 'Candidates', resource: 'arn:aws:s3:::acme-training-data/*' }),
        allow('s3:PutObject', { sid: 'Passed', resource: 'arn:aws:s3:::acme-vetted-data/sha256/*' }),
        allow('kms:Decrypt', { sid: 'Key', resource: keyArn(ACCOUNTS.mlDev, 'training-data') }),
      ),
    },
    lastUsed: '2026-11-21T21:40:00',
  }),
  role(id, 'bedrock-logging', byServiceFor('bedrock', id, `arn:aws:bedrock:us-east-1:${id}:*`), {
    path: '/service-role/',
    inline: {
      logs: policy(
        allow(['logs:CreateLogStream', 'logs:PutLogEvents'], { resource: `arn:aws:logs:us-east-1:${id}:log-group:/bedrock/invocations:*` }),
      ),
    },
    lastUsed: '2026-11-23T05:59:00',
  }),
];
