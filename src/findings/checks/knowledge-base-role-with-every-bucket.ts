import { roleDetails } from '../examples/bedrock-examples.ts';
import { base } from '../examples/knowledge-base-examples.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { namedBucketsOutcome } from '../rights/role-buckets.ts';

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
  judge: (detail, _, scanned) =>
    namedBucketsOutcome(
      detail.needText('roleArn'),
      detail,
      scanned,
      'allow the role s3:GetObject and s3:ListBucket on the buckets of its data sources only',
    ),
});
