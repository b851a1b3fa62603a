import { callerOf } from '../../access/caller.ts';
import { explainHolding } from '../../access/holding.ts';
import { accountOfArn } from '../../iam/arn.ts';
import { partitionOf } from '../../access/partition.ts';
import { roleDetails } from '../bedrock-examples.ts';
import { Unreadable } from '../detail.ts';
import { base } from '../knowledge-base-examples.ts';
import { fail, pass, resourceCheck } from '../resource-check.ts';
import { KINDS } from '../resource-kinds.ts';

/** No bucket is called so: a policy that lets it be read names no bucket. */
const SOME_BUCKET = 'any-bucket-that-is-no-data-source-of-it';

const role = (Resource: unknown, Action: unknown = 's3:GetObject') => ({
  answers: base(),
  details: roleDetails('knowledge', 'bedrock.amazonaws.com', { Effect: 'Allow', Action, Resource }),
});

export default resourceCheck({
  id: 'knowledge-base-role-with-every-bucket',
  title: 'The role of a knowledge base reads only the buckets that policies name for it',
  why: 'Whoever may add a data source makes the knowledge base tell what lies in any bucket of the account.',
  severity: 'medium',
  known: { union: ['KB-ROLE-SCOPE'] },
  topics: ['provenance'],
  resource: KINDS.knowledgeBase,
  reads: ['iam.GetAccountAuthorizationDetails'],
  examples: {
    pass: [role(['arn:aws:s3:::example', 'arn:aws:s3:::example/*'])],
    fail: [role('*'), role('arn:aws:s3:::*/*'), role('*', 's3:*')],
  },
  judge: (detail, _, { estate, inventory }) => {
    const arn = detail.needText('roleArn');
    const account = estate.accounts.get(accountOfArn(arn) ?? '');
    const principal = account?.principals.find((one) => one.arn === arn);
    if (account === undefined || principal === undefined) throw new Unreadable(`the snapshot does not hold ${arn}`);
    const { status, open } = explainHolding(estate, callerOf(estate, account, principal), {
      action: 's3:GetObject',
      resource: `arn:${partitionOf(estate)}:s3:::${SOME_BUCKET}/document`,
      assumptions: inventory.assumptions,
      home: inventory.home,
    });
    for (const { statement, effect } of open.reasons) {
      if (effect === 'Allow' && statement !== undefined) detail.cite({ kind: 'statement', statement });
    }
    if (status === 'indeterminate') throw new Unreadable(`which buckets ${arn} may read cannot be told`);
    if (status === 'no') return pass(`${arn} reads no bucket that is not named`);
    const fix = 'allow the role s3:GetObject and s3:ListBucket on the buckets of its data sources only';
    return status === 'yes' ? fail(`${arn} may read every bucket`, fix) : fail(`${arn} may read every bucket under conditions`, fix, 'low');
  },
});
