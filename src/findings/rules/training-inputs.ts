import { splitArn } from '../../iam/arn.ts';
import { type BucketGap, bucketOfUri, type BucketSource, type NamedBucket } from './bucket-check.ts';
import { describedResources } from '../answers/described-resources.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

/** The S3 locations from which a training job reads, as its description names them: channels that read a file system are left out. */
export const trainingInputs = (job: Detail): readonly string[] =>
  job.list('InputDataConfig').flatMap((channel) => channel.needAt('DataSource').at('S3DataSource')?.needText('S3Uri') ?? []);

/** The same of a customization job of Bedrock: what it learns from, and what it is tried on. */
export function customizationInputs(job: Detail): readonly string[] {
  const training = job.needAt('trainingDataConfig');
  const logs = training.at('invocationLogsConfig')?.needAt('invocationLogSource').text('s3Uri');
  const tried = job.at('validationDataConfig')?.list('validators') ?? [];
  return [training.text('s3Uri'), logs, ...tried.map((one) => one.needText('s3Uri'))].filter((uri) => uri !== undefined);
}

/** The account of an access point that stands in place of a bucket: `s3://arn:aws:s3:us-east-1:111122223333:accesspoint/x`. */
export function accessPointOwner(uri: string): string | undefined {
  return uri.startsWith('s3://arn:') ? splitArn(uri.slice('s3://'.length))?.[3] : undefined;
}

const SOURCES = [
  { kind: KINDS.trainingJob, inputs: trainingInputs },
  { kind: KINDS.customizationJob, inputs: customizationInputs },
] as const;

/** The buckets from which models learn: those that training jobs and customization jobs read. */
export const TRAINING_BUCKETS: BucketSource = {
  reads: SOURCES.flatMap(({ kind: { list, describe } }) => [list?.operation ?? '', describe?.operation ?? '']),
  planes: SOURCES.map(({ kind }) => kind.prefix),
  example: { answers: [['sagemaker.DescribeTrainingJob', 'job', SAGEMAKER.trainingJob]] },
  find: ({ estate }) => {
    const buckets: NamedBucket[] = [];
    const gaps: BucketGap[] = [];
    for (const account of estate.accounts.values()) {
      for (const { kind, inputs } of SOURCES) {
        const { resources, gaps: unread } = describedResources(account, kind);
        for (const { region, what } of unread) gaps.push({ account: account.id, region, what });
        for (const { arn, region, detail } of resources) {
          try {
            if (typeof detail === 'string') throw new Unreadable(detail);
            for (const uri of inputs(detail)) {
              if (accessPointOwner(uri) === undefined) buckets.push({ name: bucketOfUri(uri), near: detail });
              else gaps.push({ account: account.id, region, what: `which bucket lies behind ${uri} was not read` });
            }
          } catch (error) {
            if (!(error instanceof Unreadable)) throw error;
            gaps.push({ account: account.id, region, what: `${arn}: ${error.message}` });
          }
        }
      }
    }
    return { buckets, gaps };
  },
};
