import { KINDS, type ResourceKind } from '../answers/resource-kinds.ts';

const ROLE = 'arn:aws:iam::111122223333:role/comprehend';
const job = (name: string) => ({
  JobArn: `arn:aws:comprehend:us-east-1:111122223333:${name}-job/0123456789abcdef`,
  JobStatus: 'COMPLETED',
  InputDataConfig: { S3Uri: 's3://letters/in/' },
  OutputDataConfig: { S3Uri: 's3://example/out/' },
  DataAccessRoleArn: ROLE,
});

/** For examples: a description of a job of each kind that takes a key for its volume. */
export const VOLUME_JOBS: readonly (readonly [ResourceKind, ReturnType<typeof job>])[] = [
  [KINDS.classificationJob, job('document-classification')],
  [KINDS.entitiesJob, job('entities-detection')],
  [KINDS.keyPhrasesJob, job('key-phrases-detection')],
  [KINDS.sentimentJob, job('sentiment-detection')],
  [KINDS.targetedSentimentJob, job('targeted-sentiment-detection')],
  [KINDS.topicsJob, job('topics-detection')],
  [KINDS.languageJob, job('dominant-language-detection')],
];

/** The same of every kind of job. */
export const JOBS = [
  ...VOLUME_JOBS,
  [KINDS.piiJob, job('pii-entities-detection')],
  [KINDS.eventsJob, job('events-detection')],
] as const satisfies typeof VOLUME_JOBS;

/** For examples: what Comprehend learns from texts of the customer. */
export const EXAMPLE_CLASSIFIER = {
  DocumentClassifierArn: 'arn:aws:comprehend:us-east-1:111122223333:document-classifier/letters',
  Status: 'TRAINED',
  InputDataConfig: { S3Uri: 's3://letters/train/' },
  DataAccessRoleArn: ROLE,
} as const;

/** The same for names in texts. */
export const EXAMPLE_RECOGNIZER = {
  EntityRecognizerArn: 'arn:aws:comprehend:us-east-1:111122223333:entity-recognizer/products',
  Status: 'TRAINED',
  InputDataConfig: { EntityTypes: [{ Type: 'PRODUCT' }], Documents: { S3Uri: 's3://letters/train/' } },
  DataAccessRoleArn: ROLE,
} as const;

/** The same over and over again. */
export const EXAMPLE_FLYWHEEL = {
  FlywheelArn: 'arn:aws:comprehend:us-east-1:111122223333:flywheel/letters',
  Status: 'ACTIVE',
  DataAccessRoleArn: ROLE,
  DataLakeS3Uri: 's3://example/letters/',
} as const;
