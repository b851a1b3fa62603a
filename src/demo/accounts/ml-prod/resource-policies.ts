import { guardrailArn } from '../../builders/bedrock.ts';
import { arnOf } from '../../builders/principals.ts';
import { bucketPolicy, keyPolicy, resourcePolicy } from '../../builders/resource-policies.ts';
import { allow, deny, to } from '../../builders/statements.ts';
import { ACCOUNTS, VENDOR } from '../../names.ts';

const id = ACCOUNTS.mlProd;
const GUARDRAIL = guardrailArn(id, 'acmeprodguar');

export const resourcePolicies = [
  bucketPolicy('acme-models-prod'),
  // written once, by the vetting only
  bucketPolicy(
    'acme-vetted-data',
    to(
      '*',
      deny(['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectTagging', 's3:PutObjectVersionTagging'], {
        sid: 'OnlyTheVettingWrites',
        resource: 'arn:aws:s3:::acme-vetted-data/*',
        condition: { ArnNotEquals: { 'aws:PrincipalArn': arnOf(id, 'role', 'service-role/dataset-vetter') } },
      }),
    ),
  ),
  keyPolicy(
    id,
    'models',
    to(
      { AWS: arnOf(id, 'role', 'service-role/bedrock-customization') },
      allow(['kms:CreateGrant', 'kms:Decrypt', 'kms:GenerateDataKey'], { sid: 'Customization' }),
    ),
  ),
  // outside of the organisation, and with the right to register models for production
  resourcePolicy(
    'AWS::SageMaker::ModelPackageGroup',
    `arn:aws:sagemaker:us-east-1:${id}:model-package-group/ranking`,
    to(
      { AWS: `arn:aws:iam::${VENDOR}:root` },
      allow(['sagemaker:CreateModelPackage', 'sagemaker:DescribeModelPackage'], {
        sid: 'TheVendorBringsModels',
        resource: `arn:aws:sagemaker:us-east-1:${id}:model-package/ranking/*`,
      }),
    ),
  ),
  resourcePolicy(
    'AWS::Bedrock::Guardrail',
    GUARDRAIL,
    to(
      { AWS: `arn:aws:iam::${ACCOUNTS.storefront}:root` },
      allow(['bedrock:ApplyGuardrail', 'bedrock:GetGuardrail'], { sid: 'TheShopApplies', resource: GUARDRAIL }),
    ),
  ),
];
