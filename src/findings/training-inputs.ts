import { type BucketGap, bucketOfUri, type BucketSource, type NamedBucket } from './bucket-check.ts';
import { describedResources } from './described-resources.ts';
import { type Detail, Unreadable } from './detail.ts';
import { KINDS } from './resource-kinds.ts';
import { SAGEMAKER } from './sagemaker-examples.ts';

/** The S3 locations from which a training job reads, as its description names them: channels that read a file system are left out. */
export const trainingInputs = (job: Detail): readonly string[] =>
  job.list('InputDataConfig').flatMap((channel) => channel.needAt('DataSource').at('S3DataSource')?.needText('S3Uri') ?? []);

/** The buckets from which training jobs read. */
export const TRAINING_BUCKETS: BucketSource = {
  reads: ['sagemaker.ListTrainingJobs', 'sagemaker.DescribeTrainingJob'],
  planes: ['sagemaker'],
  example: { answers: [['sagemaker.DescribeTrainingJob', 'job', SAGEMAKER.trainingJob]] },
  find: ({ estate }) => {
    const buckets: NamedBucket[] = [];
    const gaps: BucketGap[] = [];
    for (const account of estate.accounts.values()) {
      const { resources, gaps: unread } = describedResources(account, KINDS.trainingJob);
      for (const { region, what } of unread) gaps.push({ account: account.id, region, what });
      for (const { arn, region, detail } of resources) {
        try {
          if (typeof detail === 'string') throw new Unreadable(detail);
          for (const uri of trainingInputs(detail))
            if (!uri.startsWith('s3://arn:')) buckets.push({ name: bucketOfUri(uri), near: detail });
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
          gaps.push({ account: account.id, region, what: `${arn}: ${error.message}` });
        }
      }
    }
    return { buckets, gaps };
  },
};
