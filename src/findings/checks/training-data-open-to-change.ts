import { partitionOf } from '../../access/partition.ts';
import { NOTHING_SAID } from '../../estate/intent.ts';
import { roleDetails } from '../examples/bedrock-examples.ts';
import { type BucketSource, judgeBuckets } from '../rules/bucket-check.ts';
import { ownerOfBucket } from '../answers/bucket-owners.ts';
import { type Changing, changersOutcome } from '../rights/changers.ts';
import type { Check } from '../check.ts';
import type { Example } from '../example.ts';
import { KNOWLEDGE_BASE_BUCKETS } from '../rules/knowledge-base-buckets.ts';
import { TRAINING_BUCKETS } from '../rules/training-inputs.ts';

const writer = (source: BucketSource, Resource: string, dataOwners: readonly string[], policy?: unknown): Example => ({
  answers: [...(source.example.answers ?? []), ['s3.ListBuckets', 'all', { Buckets: [{ Name: 'example' }] }]],
  details: roleDetails('writer', 'ec2.amazonaws.com', { Effect: 'Allow', Action: 's3:PutObject', Resource }),
  intent: { ...NOTHING_SAID, dataOwners },
  ...(policy === undefined
    ? {}
    : {
        resourcePolicies: {
          '111122223333': { resourcePolicies: [{ type: 'AWS::S3::Bucket', arn: 'arn:aws:s3:::example', region: 'us-east-1', policy }] },
        },
      }),
});
const STEWARDS = ['arn:aws:iam::111122223333:role/steward'];
const WRITER = ['arn:aws:iam::111122223333:role/writer'];
const closed = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::example/*',
      Condition: { ArnNotLike: { 'aws:PrincipalArn': STEWARDS } },
    },
  ],
};

const SOURCES = [TRAINING_BUCKETS, KNOWLEDGE_BASE_BUCKETS] as const;

const check: Check = {
  id: 'training-data-open-to-change',
  title: 'Only the owners of the data can change what models and knowledge bases learn from',
  why: 'Whoever writes into the bucket teaches the model what he likes, and no right on the model shows it.',
  kind: 'posture',
  severity: 'medium',
  planes: ['sagemaker', 'bedrock'],
  reads: [...SOURCES.flatMap(({ reads }) => reads), 's3.ListBuckets', 'iam.GetAccountAuthorizationDetails', 'mantlet.yaml'],
  known: { gaps: ['GAP-12', 'GAP-17'] },
  topics: ['provenance', 'separation-of-duties'],
  examples: {
    pass: SOURCES.flatMap((source) => [
      writer(source, '*', WRITER),
      writer(source, 'arn:aws:s3:::other/*', STEWARDS),
      writer(source, '*', STEWARDS, closed),
    ]),
    fail: SOURCES.flatMap((source) => [writer(source, '*', STEWARDS), writer(source, 'arn:aws:s3:::example/*', STEWARDS)]),
  },
  *judge(scanned) {
    const { estate, intent = NOTHING_SAID } = scanned;
    const owners = intent.dataOwners;
    // where nobody has said whose the data is, nobody is a stranger to it
    if (owners.length === 0) return;
    const changing: Changing = { action: 's3:PutObject', openly: [], owners };
    const seen = new Set<string>();
    for (const source of SOURCES) {
      for (const judgement of judgeBuckets(source, scanned, (name, near) =>
        changersOutcome(`arn:${partitionOf(estate)}:s3:::${name}/data`, ownerOfBucket(name, estate), near, scanned, changing, {
          what: `what lies in ${name}`,
          fix: `allow s3:PutObject on ${name} only to those whom mantlet.yaml names as dataOwners, or name the others there`,
        }),
      )) {
        const { kind, id } = judgement.subject;
        if (kind === 'resource' && seen.has(id)) continue;
        seen.add(id);
        yield judgement;
      }
    }
  },
};

export default check;
