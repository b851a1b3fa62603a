import type { Estate } from '../../estate/estate.ts';

const known = new WeakMap<Estate, ReadonlyMap<string, string>>();

/** The account that owns a bucket, as far as the snapshot tells. */
export function ownerOfBucket(name: string, estate: Estate): string | undefined {
  let owners = known.get(estate);
  if (owners === undefined) {
    owners = findOwners(estate);
    known.set(estate, owners);
  }
  return owners.get(name);
}

function findOwners({ accounts }: Estate): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { id, resources, answers } of accounts.values()) {
    for (const { arn, type } of resources) if (type === 'AWS::S3::Bucket') owners.set(arn.slice(arn.lastIndexOf(':') + 1), id);
    // it lists the buckets that the caller's account owns (S3 API Reference, "ListBuckets")
    for (const { body } of answers.get('s3.ListBuckets') ?? []) {
      const buckets: readonly unknown[] = Array.isArray(body?.['Buckets']) ? body['Buckets'] : [];
      for (const bucket of buckets) {
        if (typeof bucket === 'object' && bucket !== null && 'Name' in bucket && typeof bucket.Name === 'string')
          owners.set(bucket.Name, id);
      }
    }
  }
  return owners;
}
