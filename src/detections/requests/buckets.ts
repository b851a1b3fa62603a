import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import type { Estate } from '../../estate/estate.ts';
import { ownerOfBucket } from '../../findings/answers/bucket-owners.ts';
import { accountOfArn, splitArn } from '../../iam/arn.ts';
import { type Standing, standingOf } from './accounts.ts';

const known = new WeakMap<Activity, ReadonlyMap<string, string>>();

/**
 * Where something is read from or written to, and whose it is. `absent`: the snapshot lists all buckets of the caller's account, and it is none
 * that any account is known to have; `unlisted`: the snapshot knows some buckets, such as those with a policy, and it is none of them.
 */
export interface Place {
  readonly bucket: string;
  readonly owner: string | undefined;
  readonly standing: Standing | 'absent' | 'unlisted';
}

/** The bucket of `s3://...`, of a URL of S3 or of an ARN, and whose it is; undefined where the text names none. */
export function placeOf(uri: string, event: TrailEvent, activity: Activity): Place | undefined {
  const point = /^s3:\/\/(arn:[^/]*(?:\/[^/]+)?)/.exec(uri)?.[1];
  if (point !== undefined && splitArn(point)?.[1] === 's3' && accountOfArn(point) !== undefined) {
    const owner = accountOfArn(point) as string;
    return { bucket: point, owner, standing: standingOf(owner, event, activity) };
  }
  const bucket = bucketOf(uri);
  if (bucket === undefined) return undefined;
  const { estate } = activity;
  const owner = ownersInTrail(activity).get(bucket) ?? (estate === undefined ? undefined : ownerOfBucket(bucket, estate));
  if (owner !== undefined) return { bucket, owner, standing: standingOf(owner, event, activity) };
  return { bucket, owner, standing: estate === undefined ? 'unknown' : withoutOwner(estate, event.account) };
}

/** SageMaker takes paths as URLs too (SageMaker API Reference, "ContainerDefinition", ModelDataUrl). */
function bucketOf(uri: string): string | undefined {
  return (
    /^s3a?:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/|$)/.exec(uri)?.[1] ??
    /^arn:aws[a-z-]*:s3:::([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/|$)/.exec(uri)?.[1] ??
    /^https:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.s3[.-][a-z0-9.-]*amazonaws\.com(?:\.cn)?\//.exec(uri)?.[1] ??
    /^https:\/\/s3[.-][a-z0-9.-]*amazonaws\.com(?:\.cn)?\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\//.exec(uri)?.[1]
  );
}

/** Events of S3 name the account of the bucket among their resources. */
function ownersInTrail(activity: Activity): ReadonlyMap<string, string> {
  let owners = known.get(activity);
  if (owners === undefined) {
    const found = new Map<string, string>();
    for (const { source, resources, error } of activity.events) {
      if (source !== 's3.amazonaws.com' || resources === undefined || error !== undefined) continue;
      for (const { arn, type, account } of resources) {
        if (type === 'AWS::S3::Bucket' && account !== undefined) found.set(arn.slice(arn.lastIndexOf(':') + 1), account);
      }
    }
    owners = found;
    known.set(activity, owners);
  }
  return owners;
}

function withoutOwner({ accounts }: Estate, account: string): 'absent' | 'unlisted' | 'unknown' {
  const own = accounts.get(account);
  if (own === undefined) return 'unknown';
  if (own.answers.get('s3.ListBuckets')?.some(({ body }) => Array.isArray(body?.['Buckets'])) === true) return 'absent';
  return own.resources.some(({ type }) => type === 'AWS::S3::Bucket') ? 'unlisted' : 'unknown';
}

/** What a message says of a bucket by whose it is. */
export function placeText({ bucket, owner, standing }: Place): string {
  if (standing === 'outside') return `\`${bucket}\` of account ${owner}, which is not in the organisation`;
  if (standing === 'absent' || standing === 'unlisted') return `\`${bucket}\`, which is none of the buckets that the snapshot lists`;
  return `\`${bucket}\`, of which nobody knows whose it is`;
}
