import { partitionOf } from '../../access/partition.ts';
import { ownerOfBucket } from '../answers/bucket-owners.ts';
import type { BucketProperty } from './bucket-properties.ts';
import type { Check, Scanned } from '../check.ts';
import { Detail, Unreadable } from '../answers/detail.ts';
import type { Example } from '../example.ts';
import type { Evidence, Judgement } from '../finding.ts';
import type { Outcome } from './resource-check.ts';

/** A bucket that something names. */
export interface NamedBucket {
  readonly name: string;
  /** Where it is named: what is read of the bucket becomes evidence beside it. */
  readonly near: Detail;
}

/** Buckets of one use, and what may name more. */
export interface NamedBuckets {
  readonly buckets: readonly NamedBucket[];
  readonly gaps: readonly BucketGap[];
}

/** Something that was not read and may name a bucket. */
export interface BucketGap {
  readonly account: string;
  readonly region: string | undefined;
  readonly what: string;
}

/** Where buckets are named. */
export interface BucketSource {
  readonly reads: readonly string[];
  readonly find: (scanned: Scanned) => NamedBuckets;
  /** The services for which it speaks, where that is not Bedrock. */
  readonly planes?: readonly string[];
  /** For examples: answers that name the bucket `example`. */
  readonly example: Example;
}

interface BucketRule extends Omit<Check, 'kind' | 'planes' | 'reads' | 'examples' | 'judge'> {
  readonly source: BucketSource;
  readonly property: BucketProperty;
}

type JudgeBucket = (name: string, near: Detail) => Outcome;

/** Makes a check of buckets: each is judged once, however often it is named. */
export function bucketCheck({ source, property, ...rule }: BucketRule): Check {
  const example = (answer: unknown): Example => ({
    ...source.example,
    answers: [...(source.example.answers ?? []), [property.operation, 'example', answer]],
  });
  return {
    ...rule,
    kind: 'posture',
    planes: source.planes ?? ['bedrock'],
    reads: [...source.reads, property.operation],
    examples: { pass: property.passes.map(example), fail: property.fails.map(example) },
    judge: (scanned) => judgeBuckets(source, scanned, (name, near) => property.judge(name, near, scanned.estate)),
  };
}

/** Says of each bucket, once however often it is named, what is the case, and what may name more. */
export function* judgeBuckets(source: BucketSource, scanned: Scanned, judge: JudgeBucket): Iterable<Judgement> {
  const { buckets, gaps } = source.find(scanned);
  const seen = new Set<string>();
  for (const bucket of buckets) {
    if (seen.has(bucket.name)) continue;
    seen.add(bucket.name);
    yield judgementOf(bucket, judge, scanned);
  }
  for (const [index, { account, region, what }] of gaps.entries()) {
    const subject = { kind: 'account' as const, id: account, type: undefined, account, region };
    yield { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }], about: `${region ?? ''} ${index}` };
  }
}

function judgementOf({ name, near }: NamedBucket, judge: JudgeBucket, { estate }: Scanned): Judgement {
  const arn = `arn:${partitionOf(estate)}:s3:::${name}`;
  const owner = ownerOfBucket(name, estate);
  const subject = { kind: 'resource' as const, id: arn, type: 'AWS::S3::Bucket', account: owner, region: undefined };
  // its own list, so that buckets named by one resource do not show what was read of one another
  const about = new Detail({}, near.document, near.path, [...near.evidence]);
  const evidence = (): Evidence[] => [...about.evidence];
  try {
    return { ...judge(name, about), subject, evidence: evidence() };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { verdict: 'unknown', subject, message: error.message, evidence: [...evidence(), { kind: 'gap', what: error.message }] };
  }
}

/** The bucket of `s3://bucket/key`. */
export function bucketOfUri(uri: string): string {
  const name = uri.startsWith('s3://') ? uri.slice('s3://'.length).split('/')[0] : undefined;
  if (name === undefined || name === '') throw new Unreadable(`\`${uri}\` names no bucket`);
  return name;
}
