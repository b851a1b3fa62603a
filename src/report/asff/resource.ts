import type { Subject } from '../../findings/finding.ts';
import { clipped } from '../plain-text.ts';
import type { SubjectPlace } from '../subject-place.ts';

/** Security Hub's own names, for those types of CloudFormation that it knows ("Resource types" of the ASFF); all others are `Other`. */
const TYPES: Readonly<Record<string, string>> = {
  'AWS::ECR::Repository': 'AwsEcrRepository',
  'AWS::IAM::Group': 'AwsIamGroup',
  'AWS::IAM::ManagedPolicy': 'AwsIamPolicy',
  'AWS::IAM::Role': 'AwsIamRole',
  'AWS::IAM::User': 'AwsIamUser',
  'AWS::KMS::Key': 'AwsKmsKey',
  'AWS::Lambda::Function': 'AwsLambdaFunction',
  'AWS::OpenSearchService::Domain': 'AwsOpenSearchServiceDomain',
  'AWS::S3::Bucket': 'AwsS3Bucket',
  'AWS::SageMaker::NotebookInstance': 'AwsSageMakerNotebookInstance',
  'AWS::SecretsManager::Secret': 'AwsSecretsManagerSecret',
  'AWS::SNS::Topic': 'AwsSnsTopic',
  'AWS::SQS::Queue': 'AwsSqsQueue',
};

/** The partitions that the format knows. */
const PARTITIONS: readonly string[] = ['aws', 'aws-cn', 'aws-us-gov'];

/** What a finding is about. */
export function resourceOf({ kind, id, type }: Subject, { partition, region }: SubjectPlace): unknown {
  // the form that Security Hub gives its own findings about accounts
  const isAccount = kind === 'account' && /^\d{12}$/.test(id);
  return {
    Type: isAccount ? 'AwsAccount' : (TYPES[type ?? typeOf(id)] ?? 'Other'),
    Id: isAccount ? `AWS::::Account:${id}` : clipped(id, 512),
    ...(PARTITIONS.includes(partition) ? { Partition: partition } : {}),
    Region: region,
    Details: { Other: { Kind: kind, ...(type === undefined ? {} : { Type: clipped(type, 1_024) }) } },
  };
}

/** Policies of AWS and of accounts go by their ARN alone. */
const typeOf = (id: string): string => (/^arn:[^:]*:iam::[^:]*:policy\//.test(id) ? 'AWS::IAM::ManagedPolicy' : '');
