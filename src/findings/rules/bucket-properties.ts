import type { Estate } from '../../estate/estate.ts';
import { needAnswer } from '../answers/answers-about.ts';
import { isAwsManaged } from './customer-key.ts';
import type { Detail } from '../answers/detail.ts';
import { fail, type Outcome, pass } from './resource-check.ts';

/** Something that a bucket must have, by what S3 answers. */
export interface BucketProperty {
  readonly operation: string;
  readonly judge: (bucket: string, near: Detail, estate: Estate) => Outcome;
  /** For examples: answers of S3 that pass and that fail. */
  readonly passes: readonly unknown[];
  readonly fails: readonly unknown[];
}

/** Deleted and overwritten objects can be had back. */
export const VERSIONED: BucketProperty = {
  operation: 's3.GetBucketVersioning',
  passes: [{ Status: 'Enabled' }],
  fails: [{}, { Status: 'Suspended' }],
  judge: (bucket, near, estate) => {
    // the answer about a bucket that never had versions is empty (S3 API Reference, "GetBucketVersioning")
    const status = needAnswer(near, estate, 's3.GetBucketVersioning', [bucket])?.text('Status');
    return status === 'Enabled'
      ? pass('its objects have versions')
      : fail(
          status === undefined ? 'its objects have no versions' : 'versions of its objects are suspended',
          `enable versioning on ${bucket}`,
        );
  },
};

/** S3 encrypts everything anyway: what counts is whose key it is. */
export const CUSTOMER_KEY: BucketProperty = {
  operation: 's3.GetBucketEncryption',
  passes: [encrypted({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222' })],
  fails: [
    encrypted({ SSEAlgorithm: 'AES256' }),
    encrypted({ SSEAlgorithm: 'aws:kms' }),
    encrypted({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'arn:aws:kms:us-east-1:111122223333:alias/aws/s3' }),
    { Error: { Code: 'ServerSideEncryptionConfigurationNotFoundError' } },
  ],
  judge: (bucket, near, estate) => {
    const fix = `let ${bucket} encrypt by default with SSE-KMS and a key of your own`;
    const answer = needAnswer(near, estate, 's3.GetBucketEncryption', [bucket]);
    if (answer === undefined) return fail('it has no default encryption of its own', fix);
    const [rule] = answer.needAt('ServerSideEncryptionConfiguration').list('Rules');
    const byDefault = rule?.at('ApplyServerSideEncryptionByDefault');
    const algorithm = byDefault?.needText('SSEAlgorithm');
    if (byDefault === undefined || algorithm?.startsWith('aws:kms') !== true) return fail('S3 encrypts it with keys of its own', fix);
    const key = byDefault.text('KMSMasterKeyID');
    return key === undefined || isAwsManaged(key)
      ? fail('it is encrypted with the key aws/s3, which AWS manages', fix)
      : pass(`it is encrypted with ${key}`);
  },
};

/** Who read and wrote is written down. */
export const ACCESS_LOG: BucketProperty = {
  operation: 's3.GetBucketLogging',
  passes: [{ LoggingEnabled: { TargetBucket: 'example-access-logs', TargetPrefix: '' } }],
  fails: [{}],
  judge: (bucket, near, estate) => {
    const target = needAnswer(near, estate, 's3.GetBucketLogging', [bucket])?.at('LoggingEnabled')?.needText('TargetBucket');
    return target === undefined
      ? fail('nobody writes down who reads it', `log the access to ${bucket} into another bucket`)
      : pass(`access to it is logged to ${target}`);
  },
};

/** Nobody can delete or overwrite what is new. */
export const LOCKED: BucketProperty = {
  operation: 's3.GetObjectLockConfiguration',
  passes: [{ ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 365 } } } }],
  fails: [{ Error: { Code: 'ObjectLockConfigurationNotFoundError' } }, { ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } }],
  judge: (bucket, near, estate) => {
    const fix = `enable Object Lock on ${bucket} with a default retention`;
    const answer = needAnswer(near, estate, 's3.GetObjectLockConfiguration', [bucket]);
    if (answer === undefined) return fail('it has no Object Lock', fix);
    const lock = answer.needAt('ObjectLockConfiguration');
    lock.needOneOf('ObjectLockEnabled', ['Enabled']);
    // without a default, only what is written with a retention of its own is locked
    const mode = lock.at('Rule')?.at('DefaultRetention')?.needText('Mode');
    return mode === undefined
      ? fail('its Object Lock has no default retention, so that logs come in unlocked', fix)
      : pass(`what comes in is locked, mode ${mode}`);
  },
};

const LISTS = ['TopicConfigurations', 'QueueConfigurations', 'LambdaFunctionConfigurations'] as const;

/** Somebody is told when objects come or change. */
export const NOTIFIES: BucketProperty = {
  operation: 's3.GetBucketNotificationConfiguration',
  passes: [
    { EventBridgeConfiguration: {} },
    { QueueConfigurations: [{ QueueArn: 'arn:aws:sqs:us-east-1:111122223333:changes', Events: ['s3:ObjectCreated:*'] }] },
  ],
  fails: [{}, { QueueConfigurations: [{ QueueArn: 'arn:aws:sqs:us-east-1:111122223333:changes', Events: ['s3:ObjectRestore:*'] }] }],
  judge: (bucket, near, estate) => {
    const answer = needAnswer(near, estate, 's3.GetBucketNotificationConfiguration', [bucket]);
    if (answer?.has('EventBridgeConfiguration') === true) return pass('its events go to EventBridge');
    const told = LISTS.flatMap((list) => answer?.list(list) ?? []).some((one) =>
      one.texts('Events').some((event) => event.startsWith('s3:ObjectCreated:')),
    );
    return told
      ? pass('somebody is told of new objects')
      : fail('nobody is told when an object comes or changes', `send the events s3:ObjectCreated:* of ${bucket} to EventBridge or a queue`);
  },
};

function encrypted(byDefault: unknown): unknown {
  return { ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: true }] } };
}
