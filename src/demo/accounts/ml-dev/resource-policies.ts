import { customModelArn } from '../../builders/bedrock.ts';
import { arnOf } from '../../builders/principals.ts';
import { bucketArns, bucketPolicy, functionPolicy, keyPolicy, resourcePolicy } from '../../builders/resource-policies.ts';
import { allow, to } from '../../builders/statements.ts';
import { ACCOUNTS, ORGANIZATION, VENDOR } from '../../names.ts';

const id = ACCOUNTS.mlDev;
const PROD = { AWS: `arn:aws:iam::${ACCOUNTS.mlProd}:root` };
const VIA_S3 = { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } };

export const resourcePolicies = [
  // the vendor writes into what models learn from
  bucketPolicy(
    'acme-training-data',
    to(
      { AWS: arnOf(VENDOR, 'role', 'labeler') },
      allow('s3:PutObject', { sid: 'LabelsFromTheVendor', resource: 'arn:aws:s3:::acme-training-data/labels/*' }),
    ),
    to(PROD, allow(['s3:GetObject', 's3:ListBucket'], { sid: 'ProdReads', resource: bucketArns('acme-training-data') })),
  ),
  bucketPolicy('acme-model-output'),
  keyPolicy(id, 'training-data', to(PROD, allow(['kms:Decrypt', 'kms:DescribeKey'], { sid: 'ProdDecrypts', condition: VIA_S3 }))),
  resourcePolicy(
    'AWS::SageMaker::ModelPackageGroup',
    `arn:aws:sagemaker:us-east-1:${id}:model-package-group/recommender`,
    to(
      PROD,
      allow(['sagemaker:DescribeModelPackage', 'sagemaker:ListModelPackages', 'sagemaker:CreateModel'], {
        sid: 'ProdTakesModels',
        resource: `arn:aws:sagemaker:us-east-1:${id}:model-package/recommender/*`,
      }),
    ),
  ),
  resourcePolicy(
    'AWS::Bedrock::CustomModel',
    customModelArn(id, 'support-tone', 'amazon.nova-lite-v1:0:300k'),
    to(
      PROD,
      allow(['bedrock:CreateModelCopyJob', 'bedrock:GetCustomModel'], {
        sid: 'ProdCopies',
        resource: customModelArn(id, 'support-tone', 'amazon.nova-lite-v1:0:300k'),
        condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
      }),
    ),
  ),
  functionPolicy(id, 'reward-support-tone', 'bedrock', `arn:aws:bedrock:us-east-1:${id}:model-customization-job/*`),
];
