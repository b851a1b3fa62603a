/**
 * Events whose operation is authorised by another action, or by more than one; by IAM prefix and name of the event. All other operations
 * are called like their action (Service Authorization Reference).
 */
export const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  // https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html, ..._ConverseStream, ..._StartAsyncInvoke
  'bedrock:Converse': ['bedrock:InvokeModel'],
  'bedrock:ConverseStream': ['bedrock:InvokeModelWithResponseStream'],
  'bedrock:StartAsyncInvoke': ['bedrock:InvokeModel'],
  // AWS's reference has no action of its own for it, and guides name either of these: both count as used
  'bedrock:InvokeModelWithBidirectionalStream': ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
  // https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent-runtime_RetrieveAndGenerateStream.html
  'bedrock:RetrieveAndGenerateStream': ['bedrock:RetrieveAndGenerate'],
  // the name of InvokeGateway before it was generally available:
  // https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/understanding-gateway-cloudtrail-log-entries.html
  'bedrock-agentcore:InvokeMcp': ['bedrock-agentcore:InvokeGateway'],
  // https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
  'lambda:Invoke': ['lambda:InvokeFunction'],
  'lambda:InvokeWithResponseStream': ['lambda:InvokeFunction'],
  // https://docs.aws.amazon.com/singlesignon/latest/userguide/understanding-sso-cloud-trail-entries.html
  'sso:CreateTokenWithIAM': ['sso-oauth:CreateTokenWithIAM'],
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
  's3:ListBuckets': ['s3:ListAllMyBuckets'],
  's3:ListObjects': ['s3:ListBucket'],
  's3:ListObjectsV2': ['s3:ListBucket'],
  's3:HeadBucket': ['s3:ListBucket'],
  's3:ListObjectVersions': ['s3:ListBucketVersions'],
  's3:ListMultipartUploads': ['s3:ListBucketMultipartUploads'],
  's3:ListParts': ['s3:ListMultipartUploadParts'],
  's3:HeadObject': ['s3:GetObject'],
  's3:SelectObjectContent': ['s3:GetObject'],
  's3:CreateMultipartUpload': ['s3:PutObject'],
  's3:UploadPart': ['s3:PutObject'],
  's3:CompleteMultipartUpload': ['s3:PutObject'],
  's3:CopyObject': ['s3:PutObject', 's3:GetObject'],
  's3:UploadPartCopy': ['s3:PutObject', 's3:GetObject'],
  's3:DeleteObjects': ['s3:DeleteObject'],
  's3:PutBucketReplication': ['s3:PutReplicationConfiguration'],
  's3:DeleteBucketReplication': ['s3:PutReplicationConfiguration'],
  's3:PutBucketEncryption': ['s3:PutEncryptionConfiguration'],
  's3:DeleteBucketEncryption': ['s3:PutEncryptionConfiguration'],
  's3:PutBucketLifecycle': ['s3:PutLifecycleConfiguration'],
  's3:PutBucketLifecycleConfiguration': ['s3:PutLifecycleConfiguration'],
  's3:DeleteBucketLifecycle': ['s3:PutLifecycleConfiguration'],
  's3:DeleteBucketPublicAccessBlock': ['s3:PutBucketPublicAccessBlock'],
  's3:PutAccountPublicAccessBlock': ['s3:PutAccountPublicAccessBlock'],
  's3:PutBucketAnalyticsConfiguration': ['s3:PutAnalyticsConfiguration'],
  's3:DeleteBucketAnalyticsConfiguration': ['s3:PutAnalyticsConfiguration'],
  's3:PutBucketInventoryConfiguration': ['s3:PutInventoryConfiguration'],
  's3:DeleteBucketInventoryConfiguration': ['s3:PutInventoryConfiguration'],
  's3:PutBucketMetricsConfiguration': ['s3:PutMetricsConfiguration'],
  's3:DeleteBucketMetricsConfiguration': ['s3:PutMetricsConfiguration'],
  's3:GetBucketReplication': ['s3:GetReplicationConfiguration'],
  's3:GetBucketEncryption': ['s3:GetEncryptionConfiguration'],
  's3:GetBucketLifecycle': ['s3:GetLifecycleConfiguration'],
  's3:GetBucketLifecycleConfiguration': ['s3:GetLifecycleConfiguration'],
  's3:DeleteBucketCors': ['s3:PutBucketCORS'],
  's3:PutBucketCors': ['s3:PutBucketCORS'],
  's3:DeleteBucketTagging': ['s3:PutBucketTagging'],
  's3:DeleteBucketOwnershipControls': ['s3:PutBucketOwnershipControls'],
};

/** Lambda writes the version of its API behind the name: `UpdateFunctionCode20150331v2`. */
const DATED = /\d{8}(?:v\d+)?$/;

/** An event's name without what some services write behind it. */
export const plainName = (prefix: string, name: string): string => (prefix === 'lambda' ? name.replace(DATED, '') : name);

/** Sources that record what no action of IAM allows: somebody signing in, a service at work. */
export const WITHOUT_ACTIONS: ReadonlySet<string> = new Set(['signin']);
