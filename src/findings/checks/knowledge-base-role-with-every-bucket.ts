import { KINDS } from '../answers/resource-kinds.ts';
import { base } from '../examples/knowledge-base-examples.ts';
import { everyBucketCheck, WORKER } from '../rights/role-buckets.ts';

export default everyBucketCheck({
  id: 'knowledge-base-role-with-every-bucket',
  title: 'The role of a knowledge base reads only the buckets that policies name for it',
  why: 'Whoever may add a data source makes the knowledge base tell what lies in any bucket of the account.',
  known: { union: ['KB-ROLE-SCOPE'] },
  topics: ['provenance'],
  resource: KINDS.knowledgeBase,
  role: 'roleArn',
  answers: base({ roleArn: WORKER }),
  service: 'bedrock.amazonaws.com',
  fix: 'allow the role s3:GetObject and s3:ListBucket on the buckets of its data sources only',
});
