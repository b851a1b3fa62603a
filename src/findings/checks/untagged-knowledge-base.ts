import { KINDS } from '../answers/resource-kinds.ts';
import { tagCheck } from '../rules/tag-check.ts';

const ARN = 'arn:aws:bedrock:us-east-1:111122223333:knowledge-base/KBKBKBKBKB';

export default tagCheck({
  id: 'untagged-knowledge-base',
  title: 'Knowledge bases have tags that say whose they are',
  why: 'Nobody can tell whose documents it holds, and policies by tag do not reach it.',
  severity: 'low',
  known: { union: ['GR-TAGS'] },
  resource: KINDS.knowledgeBase,
  arn: ARN,
  example: { knowledgeBaseArn: ARN, roleArn: 'arn:aws:iam::111122223333:role/knowledge' },
});
