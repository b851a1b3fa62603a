import type { WrittenConditions } from '../../firewall/written-policy.ts';
import type { Need } from '../need.ts';
import { together } from '../need.ts';
import { bucketArn, type DataLocation, objectsOf, type TrainingJob } from '../training-job.ts';

/** What every call to S3 carries: buckets of one account, through one endpoint. */
export const s3Conditions = ({ dataAccount, endpoint }: TrainingJob): WrittenConditions => ({
  StringEquals: { 'aws:ResourceAccount': dataAccount, ...(endpoint === undefined ? {} : { 'aws:SourceVpce': endpoint }) },
});

/** Calls that read what is trained on and validated against. */
export const readNeeds = (job: TrainingJob, source: string): readonly Need[] => {
  const read = [...job.training, ...job.validation];
  return [
    {
      sid: 'ReadTrainingData',
      why: 'reads the training and validation data',
      source,
      actions: ['s3:GetObject'],
      resources: unique(read.map((location) => objectsOf(job, location))),
      when: s3Conditions(job),
    },
    ...listNeeds(job, 'ListTrainingData', 'finds the training and validation data', read, source),
  ];
};

/** Calls that write what the job makes; `also` are further actions on the same objects. */
export const writeNeeds = (job: TrainingJob, source: string, also: readonly string[]): readonly Need[] => {
  const { output } = job;
  if (output === undefined) return [];
  return [
    {
      sid: 'WriteOutput',
      why: 'writes metrics and artifacts',
      source,
      actions: [...also, 's3:PutObject'],
      resources: [objectsOf(job, output)],
      when: s3Conditions(job),
    },
    ...listNeeds(job, 'ListOutput', 'finds what it has written', [output], source),
  ];
};

/** S3 lists a bucket by a prefix, so that one need stands for each bucket (S3 User Guide, "Bucket policy examples using condition keys"). */
function listNeeds(job: TrainingJob, sid: string, why: string, locations: readonly DataLocation[], source: string): readonly Need[] {
  const buckets = unique(locations.map(({ bucket }) => bucket));
  return buckets.map((bucket, index) => {
    const prefixes = locations.filter((location) => location.bucket === bucket).map(({ key }) => (isFolder(key) ? `${key}*` : key));
    return {
      sid: buckets.length === 1 ? sid : `${sid}${index + 1}`,
      why,
      source,
      actions: ['s3:ListBucket'],
      resources: [bucketArn(job, bucket)],
      when: together(s3Conditions(job), { StringLike: { 's3:prefix': unique(prefixes) } }),
    };
  });
}

const isFolder = (key: string): boolean => key === '' || key.endsWith('/');
const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
