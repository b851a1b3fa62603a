import { isTrustedFor } from '../../estate/intent-trust.ts';
import { bucketOfUri } from '../rules/bucket-check.ts';
import { ownerOfBucket } from '../answers/bucket-owners.ts';
import type { Scanned } from '../check.ts';
import { Unreadable } from '../answers/detail.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { trustingAccount } from '../examples/examples.ts';
import { joinChecks } from '../rules/joined-checks.ts';
import { fail, type Outcome, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { accessPointOwner, customizationInputs, trainingInputs } from '../rules/training-inputs.ts';

const OUTSIDE = '999999999999';
const point = (account: string): string => `s3://arn:aws:s3:us-east-1:${account}:accesspoint/train`;
const channel = (S3Uri: string): unknown => ({
  ChannelName: 'train',
  DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri } },
});
const training = (...uris: readonly string[]): Example => ({
  answers: [['sagemaker.DescribeTrainingJob', 'example', { ...SAGEMAKER.trainingJob, InputDataConfig: uris.map(channel) }]],
});
const customization = (s3Uri: string, tried?: string): Example => ({
  answers: [
    [
      'bedrock.GetModelCustomizationJob',
      'job',
      {
        jobArn: 'arn:aws:bedrock:us-east-1:111122223333:model-customization-job/amazon.nova-lite-v1:0:300k/abcdefghijkl',
        roleArn: 'arn:aws:iam::111122223333:role/customization',
        trainingDataConfig: { s3Uri },
        validationDataConfig: { validators: tried === undefined ? [] : [{ s3Uri: tried }] },
      },
    ],
  ],
});
const owned: Example['resourcePolicies'] = {
  [EXAMPLE_ACCOUNT]: {
    resourcePolicies: [
      { type: 'AWS::S3::Bucket', arn: 'arn:aws:s3:::example', region: 'us-east-1', policy: { Version: '2012-10-17', Statement: [] } },
    ],
  },
};
const listed = ({ answers = [] }: Example): Example => ({
  answers: [...answers, ['s3.ListBuckets', 'all', { Buckets: [{ Name: 'example' }] }]],
});

const rule = {
  id: 'training-data-from-outside',
  title: 'Training jobs read only buckets of the organisation and of accounts that are trusted',
  why: 'Whoever owns the bucket decides what the model learns, and can change it between the review and the job.',
  severity: 'high',
  known: { union: ['TR-DATA'] },
  topics: ['provenance', 'outside-access'],
} as const;

export default joinChecks([
  resourceCheck({
    ...rule,
    resource: KINDS.trainingJob,
    examples: {
      pass: [
        { ...training('s3://example/train/'), resourcePolicies: owned },
        listed(training('s3://example/train/', point(EXAMPLE_ACCOUNT))),
        trustingAccount(training(point(OUTSIDE)), OUTSIDE),
        trustingAccount(training(point(OUTSIDE)), OUTSIDE, ['sagemaker']),
      ],
      fail: [
        training(point(OUTSIDE)),
        listed(training('s3://example/train/', point(OUTSIDE))),
        trustingAccount(training(point(OUTSIDE)), OUTSIDE, ['bedrock']),
      ],
    },
    judge: (detail, _, scanned) => ownersOutcome(trainingInputs(detail), 'sagemaker', scanned),
  }),
  resourceCheck({
    ...rule,
    resource: KINDS.customizationJob,
    examples: {
      pass: [listed(customization('s3://example/train.jsonl', 's3://example/try.jsonl'))],
      fail: [customization(point(OUTSIDE)), listed(customization('s3://example/train.jsonl', point(OUTSIDE)))],
    },
    judge: (detail, _, scanned) => ownersOutcome(customizationInputs(detail), 'bedrock', scanned),
  }),
]);

/** `service`: what the data goes into. Undefined: it reads no bucket. */
function ownersOutcome(inputs: readonly string[], service: string, { estate, intent }: Scanned): Outcome | undefined {
  if (inputs.length === 0) return undefined;
  let unread: string | undefined;
  for (const uri of inputs) {
    // an access point tells whose it is, a bucket does not
    const owner = accessPointOwner(uri) ?? ownerOfBucket(bucketOfUri(uri), estate);
    if (owner === undefined) unread ??= uri;
    else if (!estate.accounts.has(owner) && !isTrustedFor(intent, owner, service))
      return fail(
        `${uri} belongs to account ${owner}, which is neither in the organisation nor trusted for ${service}`,
        'copy the data into a bucket of your own, and vet it there',
      );
  }
  if (unread !== undefined) throw new Unreadable(`whose bucket ${unread} names is not in the snapshot`);
  return pass(`${inputs.join(', ')} ${inputs.length === 1 ? 'belongs' : 'belong'} to the organisation or to accounts that it trusts`);
}
