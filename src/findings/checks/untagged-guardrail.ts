import { KINDS } from '../answers/resource-kinds.ts';
import { tagCheck } from '../rules/tag-check.ts';

const ARN = 'arn:aws:bedrock:us-east-1:111122223333:guardrail/abcdefghijkl';

export default tagCheck({
  id: 'untagged-guardrail',
  title: 'Guardrails have tags that say whose they are',
  why: 'Policies by tag do not reach it, so that whoever may change any guardrail without tags may change this one.',
  severity: 'low',
  known: { union: ['GR-TAGS'] },
  resource: KINDS.guardrail,
  arn: ARN,
  example: { guardrailArn: ARN, blockedInputMessaging: 'no' },
});
