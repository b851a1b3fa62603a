import { KINDS } from '../answers/resource-kinds.ts';
import { tagCheck } from '../rules/tag-check.ts';

const ARN = 'arn:aws:bedrock:us-east-1:111122223333:prompt/ABCDEFGHIJ';

export default tagCheck({
  id: 'untagged-prompt',
  title: 'Managed prompts have tags that say whose they are',
  why: 'Nobody can tell which application a change of the prompt breaks, and policies by tag do not reach it.',
  severity: 'low',
  known: { union: ['GR-TAGS'] },
  resource: KINDS.prompt,
  arn: ARN,
  example: { arn: ARN, variants: [] },
});
