/** One object, or all objects of a folder, in S3. */
export interface DataLocation {
  readonly bucket: string;
  /** `sets/chat.jsonl`, or with a slash at its end a folder: `sets/`. Empty: the whole bucket. */
  readonly key: string;
}

/** AWS's planes on which a model is fine-tuned. */
export type TrainingServiceName = 'bedrock' | 'bedrock-mantle' | 'sagemaker';

/** What one kind of fine-tuning job reads, writes and runs in: all that a role for it follows from. */
export interface TrainingJob {
  readonly service: TrainingServiceName;
  /** The name of the role. */
  readonly name: string;
  /** The path of the role, with slashes at both ends. */
  readonly path: string;
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  readonly training: readonly DataLocation[];
  readonly validation: readonly DataLocation[];
  readonly output: DataLocation | undefined;
  /** The account that owns the buckets. */
  readonly dataAccount: string;
  /** ARNs of the keys that encrypt what is read. */
  readonly dataKeys: readonly string[];
  /** ARN of the key that encrypts what is written. */
  readonly outputKey: string | undefined;
  /** ARN of the key that encrypts the custom model (Bedrock) or the volumes of training (SageMaker). */
  readonly modelKey: string | undefined;
  /** Ids: `subnet-...`. Empty: the job runs in no VPC of the customer. */
  readonly subnets: readonly string[];
  /** Ids: `sg-...`. */
  readonly securityGroups: readonly string[];
  /** The VPC endpoint through which calls must come: of S3, or on Mantle of bedrock-mantle. */
  readonly endpoint: string | undefined;
  /** ARN of the model that is tuned; on Mantle its id. */
  readonly baseModel: string | undefined;
  /** ARN of the repository of the training image. */
  readonly imageRepository: string | undefined;
  /** ARN of the Lambda function that rewards answers, in reinforcement fine-tuning. */
  readonly grader: string | undefined;
  /** Mantle: the ARN of the project. */
  readonly project: string | undefined;
  /** Mantle: ids of the uploaded files that may be trained on. */
  readonly files: readonly string[];
  /** Mantle: ARNs of who may assume the role: roles, users, one OIDC provider. */
  readonly trusted: readonly string[];
  /** The `sub` of the OIDC provider's tokens: `repo:acme/tuning:environment:training`. */
  readonly subject: string | undefined;
  /** ARNs of who, beside the role, may write what it reads and what it writes. */
  readonly writers: readonly string[];
}

/** The ARN of the role that is generated for a job. */
export const roleArn = ({ partition, account, path, name }: TrainingJob): string => `arn:${partition}:iam::${account}:role${path}${name}`;

/** ARNs of the objects of a location, as policies name them. */
export const objectsOf = ({ partition }: TrainingJob, { bucket, key }: DataLocation): string =>
  `arn:${partition}:s3:::${bucket}/${key === '' || key.endsWith('/') ? `${key}*` : key}`;

/** The ARN of a bucket. */
export const bucketArn = ({ partition }: TrainingJob, bucket: string): string => `arn:${partition}:s3:::${bucket}`;
