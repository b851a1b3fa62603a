import { splitArn } from '../../iam/arn.ts';
import { NOTHING_SAID } from '../../estate/intent.ts';
import { bucketOfUri } from '../bucket-check.ts';
import { Unreadable } from '../detail.ts';
import type { Example } from '../example.ts';
import { fail, pass, resourceCheck } from '../resource-check.ts';
import { KINDS } from '../resource-kinds.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';
import { trainingInputs } from '../training-inputs.ts';

const job = (extra: Readonly<Record<string, unknown>>): Example => ({
  answers: [['sagemaker.DescribeTrainingJob', 'example', { ...SAGEMAKER.trainingJob, ...extra }]],
});
const owned: Example['resourcePolicies'] = {
  '111122223333': {
    resourcePolicies: [
      { type: 'AWS::S3::Bucket', arn: 'arn:aws:s3:::example', region: 'us-east-1', policy: { Version: '2012-10-17', Statement: [] } },
    ],
  },
};

export default resourceCheck({
  id: 'training-data-from-outside',
  title: 'Training jobs read only buckets of the organisation and of accounts that are trusted',
  why: 'Whoever owns the bucket decides what the model learns, and can change it between the review and the job.',
  severity: 'high',
  known: { union: ['TR-DATA'], gaps: ['GAP-12'] },
  topics: ['provenance', 'outside-access'],
  resource: KINDS.trainingJob,
  examples: {
    pass: [{ ...job({}), resourcePolicies: owned }],
    fail: [
      job({
        InputDataConfig: [
          {
            ChannelName: 'train',
            DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://arn:aws:s3:us-east-1:999999999999:accesspoint/train' } },
          },
        ],
      }),
    ],
  },
  judge: (detail, _, { estate, intent = NOTHING_SAID }) => {
    const unknown: string[] = [];
    const trusted = new Set(intent.trustedAccounts.map(({ account }) => account));
    const buckets = new Set([...estate.accounts.values()].flatMap(({ resources }) => resources.map(({ arn }) => arn)));
    const inputs = trainingInputs(detail);
    if (inputs.length === 0) return undefined;
    for (const uri of inputs) {
      // an access point tells whose it is, a bucket does not
      const point = /^s3:\/\/(arn:.+)$/.exec(uri)?.[1];
      const owner = point === undefined ? undefined : splitArn(point)?.[3];
      if (owner !== undefined && !estate.accounts.has(owner) && !trusted.has(owner))
        return fail(
          `${uri} belongs to account ${owner}, which is neither in the organisation nor trusted`,
          'copy the data into a bucket of your own, and vet it there',
        );
      if (owner === undefined && ![...buckets].some((arn) => arn.endsWith(`:s3:::${bucketOfUri(uri)}`))) unknown.push(uri);
    }
    if (unknown.length > 0) throw new Unreadable(`whose bucket ${unknown[0] as string} names is not in the snapshot`);
    return pass(`${inputs.join(', ')} ${inputs.length === 1 ? 'belongs' : 'belong'} to the organisation`);
  },
});
