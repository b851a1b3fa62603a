import type { Estate } from '../../estate/estate.ts';
import { bucketOfUri } from './bucket-check.ts';
import { CUSTOMER_KEY } from './bucket-properties.ts';
import { isAwsManaged } from './customer-key.ts';
import type { Detail } from '../answers/detail.ts';
import { fail, type Outcome, pass } from './resource-check.ts';
import { worstOf } from './several-outcomes.ts';

/** Where a job writes, and with which key it was told to. */
interface Output {
  readonly uri: string;
  readonly key: string | undefined;
}

/** Whether what a job writes is encrypted with a key of the customer: that of the job, or the one by which the bucket encrypts. */
export function judgeOutput({ uri, key }: Output, near: Detail, estate: Estate, fix: string): Outcome {
  if (key !== undefined) {
    return isAwsManaged(key)
      ? fail(`its output is encrypted with ${key}, which AWS manages`, fix)
      : pass(`its output is encrypted with ${key}`);
  }
  // without a key of its own a job writes with the default encryption of the bucket
  const bucket = bucketOfUri(uri);
  const { verdict, message } = CUSTOMER_KEY.judge(bucket, near, estate);
  return verdict === 'pass'
    ? pass(`its output goes to ${bucket}: ${message}`)
    : fail(`it names no key for its output, and of ${bucket}: ${message}`, fix);
}

/** The same of several places under one key. Undefined: it writes nowhere. */
export function judgeOutputs(
  uris: readonly string[],
  key: string | undefined,
  near: Detail,
  estate: Estate,
  fix: string,
): Outcome | undefined {
  return worstOf([...new Set(uris)].map((uri) => () => judgeOutput({ uri, key }, near, estate, fix)));
}

/** Whether objects go into S3 Express One Zone, whose buckets are all called so (S3 User Guide, "Directory bucket naming rules"). */
export const isDirectoryBucket = (uri: string): boolean => bucketOfUri(uri).endsWith('--x-s3');
