import { allow, awsManaged, byPrincipal, byService, type DemoAccount, permissionSetRole, policy, role } from '../aws.ts';
import { ACCOUNTS } from '../names.ts';

const id = ACCOUNTS.mlProd;

/** Where models are trained for customers; only the pipeline should shape them. */
export const mlProd: DemoAccount = {
  id,
  name: 'ml-prod',
  type: 'ml-production',
  roles: [
    permissionSetRole(id, 'MLPlatformAdmin', '5d4e6f708192a3b4', { attached: [awsManaged('PowerUserAccess')] }),
    permissionSetRole(id, 'ReadOnly', '6e5f708192a3b4c5', { attached: [awsManaged('ReadOnlyAccess')] }),
    role(id, 'model-pipeline', byPrincipal(`arn:aws:iam::${ACCOUNTS.shared}:role/ci-models`), {
      path: '/ai-privileged/',
      inline: {
        pipeline: policy(
          allow([
            'bedrock:CreateModelCustomizationJob',
            'bedrock:CreateProvisionedModelThroughput',
            'sagemaker:CreateTrainingJob',
            'sagemaker:CreateEndpoint',
            'sagemaker:UpdateEndpoint',
          ]),
          allow('iam:PassRole', { resource: `arn:aws:iam::${id}:role/service-role/training` }),
        ),
      },
      lastUsed: '2026-11-21T22:12:00+00:00',
    }),
    // the exempt path, and a trust that reaches into development
    role(id, 'shared-trainer', byPrincipal([`arn:aws:iam::${ACCOUNTS.mlDev}:root`, `arn:aws:iam::${ACCOUNTS.shared}:role/ci-models`]), {
      path: '/ai-privileged/',
      inline: { train: policy(allow(['sagemaker:CreateTrainingJob', 'bedrock:CreateModelCustomizationJob', 'bedrock:UpdateGuardrail'])) },
    }),
    role(id, 'ml-operator', byPrincipal(`arn:aws:iam::${id}:root`), { attached: [awsManaged('AmazonBedrockFullAccess')] }),
    role(id, 'emergency', byPrincipal(`arn:aws:iam::${ACCOUNTS.management}:root`, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }), {
      path: '/break-glass/',
      attached: [awsManaged('AdministratorAccess')],
    }),
    role(id, 'training', byService('sagemaker', { StringEquals: { 'aws:SourceAccount': id } }), {
      path: '/service-role/',
      inline: {
        data: policy(
          allow(['s3:GetObject', 's3:ListBucket'], { resource: ['arn:aws:s3:::acme-training-data', 'arn:aws:s3:::acme-training-data/*'] }),
        ),
      },
    }),
    role(id, 'ci-deploy', byPrincipal(`arn:aws:iam::${ACCOUNTS.shared}:role/ci-anything`), { attached: [awsManaged('PowerUserAccess')] }),
  ],
  aiResources: {
    guardrails: [
      {
        id: 'acmeprodguar',
        arn: `arn:aws:bedrock:us-east-1:${id}:guardrail/acmeprodguar`,
        status: 'READY',
        name: 'customer-facing',
        version: '3',
        createdAt: '2026-04-01T08:00:00+00:00',
        updatedAt: '2026-09-01T08:00:00+00:00',
      },
    ],
    customModels: [
      {
        modelArn: `arn:aws:bedrock:us-east-1:${id}:custom-model/amazon.nova-lite-v1:0:300k/acme0prod001`,
        modelName: 'support-tone',
        creationTime: '2026-10-20T12:00:00+00:00',
        baseModelArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0:300k',
        baseModelName: 'Nova Lite',
        customizationType: 'FINE_TUNING',
        ownerAccountId: id,
        modelStatus: 'Active',
      },
    ],
  },
};
