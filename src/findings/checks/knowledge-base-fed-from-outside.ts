import { isTrustedFor } from '../../estate/intent-trust.ts';
import { ownerOfBucket } from '../answers/bucket-owners.ts';
import { EXAMPLE_ACCOUNT } from '../example.ts';
import { trustingAccount } from '../examples/examples.ts';
import { bucketOfSource } from '../rules/knowledge-base-buckets.ts';
import { Unreadable } from '../answers/detail.ts';
import { baseOf, s3Source } from '../examples/knowledge-base-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { DATA_SOURCES, partsOf } from '../answers/resource-parts.ts';

const fed = (bucketOwnerAccountId: string) => ({
  answers: baseOf({ dataSourceConfiguration: s3Source('example', { bucketOwnerAccountId }) }),
});

export default resourceCheck({
  id: 'knowledge-base-fed-from-outside',
  title: 'Knowledge bases learn only from buckets of the organisation or of accounts that it trusts',
  why: 'Whoever owns the bucket decides what the model believes, and nobody in the organisation sees the change.',
  severity: 'high',
  known: { union: ['KB-S3'] },
  topics: ['provenance'],
  resource: KINDS.knowledgeBase,
  reads: [DATA_SOURCES.list, DATA_SOURCES.describe],
  examples: {
    pass: [fed(EXAMPLE_ACCOUNT), trustingAccount(fed('999999999999'), '999999999999', ['bedrock'])],
    fail: [fed('999999999999'), trustingAccount(fed('999999999999'), '999999999999', ['sagemaker'])],
  },
  judge: (detail, resource, { estate, intent }) => {
    const { parts, gap } = partsOf(resource, detail, DATA_SOURCES);
    const outside: string[] = [];
    let unread = gap;
    let buckets = 0;
    for (const source of parts) {
      const bucket = bucketOfSource(source);
      if (bucket === undefined) continue;
      buckets++;
      // without the member, the bucket is of the knowledge base's own account or named no owner: then it must be a known one
      const owner =
        source.needAt('dataSourceConfiguration').needAt('s3Configuration').text('bucketOwnerAccountId') ?? ownerOfBucket(bucket, estate);
      if (owner === undefined) unread ??= `whose bucket ${bucket} is was not read`;
      else if (!estate.accounts.has(owner) && !isTrustedFor(intent, owner, 'bedrock')) outside.push(`${bucket} of account ${owner}`);
    }
    if (outside.length > 0) {
      return fail(
        `it learns from ${outside.join(', ')}`,
        'copy what is needed into a bucket of the organisation, or name the account among the trusted ones with a reason',
      );
    }
    if (unread !== undefined) throw new Unreadable(unread);
    return buckets === 0 ? undefined : pass('it learns only from buckets of known accounts');
  },
});
