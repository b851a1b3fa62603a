import { REGION } from '../names.ts';
import type { Json } from './json.ts';
import { uuid } from './made-up.ts';
import { allow, onlyByTls, policy, to } from './statements.ts';

/** One of the list in `resource-policies.json`. */
export interface ResourcePolicy {
  readonly type: string;
  readonly arn: string;
  readonly region: string;
  readonly policy: Json;
}

/** The policy of a resource in the demo's region. */
export const resourcePolicy = (type: string, arn: string, ...statements: readonly Json[]): ResourcePolicy => ({
  type,
  arn,
  region: REGION,
  policy: policy(...statements),
});

/** A bucket and everything in it. */
export const bucketArns = (name: string): readonly string[] => [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`];

/** A bucket that takes nothing without TLS. */
export const bucketPolicy = (name: string, ...statements: readonly Json[]): ResourcePolicy =>
  resourcePolicy('AWS::S3::Bucket', `arn:aws:s3:::${name}`, onlyByTls('s3', bucketArns(name)), ...statements);

/** The ARN of the key that has this alias. */
export const keyArn = (account: string, alias: string): string => `arn:aws:kms:${REGION}:${account}:key/${uuid(`${account} ${alias}`)}`;

/** A key that leaves it to the policies of its account who may use it (KMS Developer Guide, "Default key policy"). */
export const keyPolicy = (account: string, alias: string, ...statements: readonly Json[]): ResourcePolicy =>
  resourcePolicy(
    'AWS::KMS::Key',
    keyArn(account, alias),
    to({ AWS: `arn:aws:iam::${account}:root` }, allow('kms:*', { sid: 'Enable IAM User Permissions' })),
    ...statements,
  );

/** The ARN of a Lambda function. */
export const functionArn = (account: string, name: string): string => `arn:aws:lambda:${REGION}:${account}:function:${name}`;

/** A function that a service may invoke for resources of the account. */
export const functionPolicy = (account: string, name: string, service: string, sourceArn: string): ResourcePolicy =>
  resourcePolicy(
    'AWS::Lambda::Function',
    functionArn(account, name),
    to(
      { Service: `${service}.amazonaws.com` },
      allow('lambda:InvokeFunction', {
        sid: `InvokeBy${service[0]?.toUpperCase()}${service.slice(1)}`,
        resource: functionArn(account, name),
        condition: { StringEquals: { 'AWS:SourceAccount': account }, ArnLike: { 'AWS:SourceArn': sourceArn } },
      }),
    ),
  );
