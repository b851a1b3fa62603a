import { awsManaged, group, permissionSetRole, user } from '../../builders/principals.ts';
import { bucketArns } from '../../builders/resource-policies.ts';
import { allow, policy } from '../../builders/statements.ts';
import { ACCOUNTS } from '../../names.ts';

const id = ACCOUNTS.mlDev;

export const users = [
  // a service of 2024 with keys that nobody has rotated
  user(id, 'trainer-service', { path: '/service/', created: '2024-02-20T10:00:00', groups: ['trainers'], tags: { owner: 'nobody' } }),
  // the console makes such a user for each long-term API key of Amazon Bedrock, with this policy
  user(id, 'BedrockAPIKey-x7q2', { created: '2026-08-19T13:27:00', attached: [awsManaged('AmazonBedrockLimitedAccess')] }),
  // people with long-term keys beside Identity Center
  user(id, 'grace.adeyemi', {
    path: '/people/',
    created: '2024-04-02T09:15:00',
    groups: ['analysts'],
    tags: { email: 'grace.adeyemi@acme.example', team: 'analytics' },
  }),
  user(id, 'ines.campos', {
    path: '/people/',
    created: '2024-05-21T08:45:00',
    groups: ['analysts'],
    inline: {
      team: policy(allow(['iam:AddUserToGroup', 'iam:RemoveUserFromGroup', 'iam:GetGroup'], { resource: `arn:aws:iam::${id}:group/*` })),
    },
    tags: { email: 'ines.campos@acme.example', team: 'analytics' },
  }),
];

export const groups = [
  group(id, 'trainers', { inline: { train: policy(allow(['bedrock:CreateModelCustomizationJob', 'sagemaker:CreateTrainingJob'])) } }),
  group(id, 'analysts', {
    attached: [awsManaged('AmazonBedrockReadOnly'), awsManaged('IAMUserChangePassword')],
    inline: {
      ask: policy(
        allow('bedrock:InvokeModel', {
          sid: 'AskWithMfa',
          resource: 'arn:aws:bedrock:*::foundation-model/*',
          condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
        }),
      ),
    },
  }),
];

export const permissionSetRoles = [
  permissionSetRole(id, 'DataScientist', {
    attached: [awsManaged('AmazonSageMakerFullAccess'), awsManaged('AmazonBedrockFullAccess')],
    inline: policy(
      allow('sts:AssumeRole', { sid: 'TeamRoles', resource: [`arn:aws:iam::${id}:role/tune-*`, `arn:aws:iam::${id}:role/train-*`] }),
    ),
    lastUsed: '2026-11-22T19:05:00',
  }),
  permissionSetRole(id, 'DataSteward', {
    inline: policy(
      allow(['s3:GetObject', 's3:PutObject', 's3:ListBucket'], { sid: 'PrepareData', resource: bucketArns('acme-training-data') }),
      allow(['bedrock-mantle:CreateFile', 'bedrock-mantle:GetFile', 'bedrock-mantle:ListFiles'], { sid: 'HandOver' }),
    ),
    lastUsed: '2026-11-19T16:20:00',
  }),
  permissionSetRole(id, 'MLPlatformAdmin', { attached: [awsManaged('PowerUserAccess')], lastUsed: '2026-11-22T11:38:00' }),
];
