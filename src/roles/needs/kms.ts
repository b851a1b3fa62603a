import { together, type Need } from '../need.ts';
import { bucketArn, type DataLocation, objectsOf, type TrainingJob } from '../training-job.ts';
import type { WrittenConditions } from '../../firewall/written-policy.ts';

const S3_PAGE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html';

/** Calls that decrypt what is read and encrypt what is written, by S3 alone and for the objects of the job alone. */
export function dataKeyNeeds(job: TrainingJob, encrypts: readonly string[]): readonly Need[] {
  const { dataKeys, outputKey, training, validation, output } = job;
  return [
    ...(dataKeys.length === 0
      ? []
      : [
          {
            sid: 'DecryptTrainingData',
            why: 'decrypts the training and validation data',
            source: S3_PAGE,
            actions: ['kms:Decrypt'],
            resources: dataKeys,
            when: forObjects(job, [...training, ...validation]),
          },
        ]),
    ...(outputKey === undefined || output === undefined
      ? []
      : [
          {
            sid: 'EncryptOutput',
            why: 'encrypts what it writes; parts of large objects are decrypted to be joined',
            source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions',
            actions: encrypts,
            resources: [outputKey],
            when: forObjects(job, [output]),
          },
        ]),
  ];
}

/** S3 gives KMS the ARN of the object as its encryption context, or of the bucket where that has a bucket key (S3 User Guide, "Encryption context"). */
const forObjects = (job: TrainingJob, locations: readonly DataLocation[]): WrittenConditions =>
  together(viaService(job, 's3'), {
    StringLike: {
      'kms:EncryptionContext:aws:s3:arn': [
        ...new Set(locations.flatMap((location) => [bucketArn(job, location.bucket), objectsOf(job, location)])),
      ],
    },
  });

/** The key is used by a service on the caller's behalf, never by the caller (KMS Developer Guide, "kms:ViaService"). */
export const viaService = ({ region, partition }: TrainingJob, service: string): WrittenConditions => ({
  StringEquals: { 'kms:ViaService': `${service}.${region}.${partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}` },
});
