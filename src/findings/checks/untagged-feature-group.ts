import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { tagCheck } from '../rules/tag-check.ts';

export default tagCheck({
  id: 'untagged-feature-group',
  title: 'Feature groups say by a tag whose they are',
  why: 'Nobody knows whom to ask before it is changed, or who answers for it afterwards.',
  severity: 'low',
  known: { union: ['TAGGING'], awsConfig: ['sagemaker-feature-group-tagged'] },
  resource: KINDS.featureGroup,
  example: SAGEMAKER.featureGroup,
  arn: SAGEMAKER.featureGroup.FeatureGroupArn,
});
