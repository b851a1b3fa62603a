import { KINDS } from '../answers/resource-kinds.ts';
import { tagCheck } from '../rules/tag-check.ts';

const ARN = 'arn:aws:bedrock:us-east-1:111122223333:custom-model/amazon.nova-lite-v1:0:300k/abcdefghijkl';

export default tagCheck({
  id: 'untagged-custom-model',
  title: 'Custom models have tags that say whose they are',
  why: 'Nobody can tell whose model it is, what it was made of and who approved it, and policies by tag do not reach it.',
  severity: 'low',
  known: { union: ['CM-TAGS'] },
  resource: KINDS.customModel,
  arn: ARN,
  example: { modelArn: ARN, outputDataConfig: { s3Uri: 's3://example-models/' } },
});
