import { bucketOfUri, type BucketGap, type BucketSource, type NamedBucket } from './bucket-check.ts';
import { describedResources } from '../answers/described-resources.ts';
import { Unreadable } from '../answers/detail.ts';
import { KINDS } from '../answers/resource-kinds.ts';

/** The buckets into which evaluation jobs write what models answered. */
export const EVALUATION_BUCKETS: BucketSource = {
  reads: ['bedrock.ListEvaluationJobs', 'bedrock.GetEvaluationJob'],
  example: {
    answers: [
      [
        'bedrock.GetEvaluationJob',
        'job',
        {
          jobArn: 'arn:aws:bedrock:us-east-1:111122223333:evaluation-job/abcdefghijkl',
          outputDataConfig: { s3Uri: 's3://example/evaluations/' },
        },
      ],
    ],
  },
  find: ({ estate }) => {
    const buckets: NamedBucket[] = [];
    const gaps: BucketGap[] = [];
    for (const account of estate.accounts.values()) {
      const { resources, gaps: unread } = describedResources(account, KINDS.evaluationJob);
      for (const { region, what } of unread) gaps.push({ account: account.id, region, what });
      for (const { arn, region, detail } of resources) {
        try {
          if (typeof detail === 'string') throw new Unreadable(`${arn}: ${detail}`);
          buckets.push({ name: bucketOfUri(detail.needAt('outputDataConfig').needText('s3Uri')), near: detail });
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
          gaps.push({ account: account.id, region, what: error.message });
        }
      }
    }
    return { buckets, gaps };
  },
};
