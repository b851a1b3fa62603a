import { KINDS } from '../answers/resource-kinds.ts';
import { tagCheck } from '../rules/tag-check.ts';

export default tagCheck({
  id: 'untagged-image',
  title: 'Images of Studio say by a tag whose they are',
  why: 'Nobody knows whom to ask before it is changed, or who answers for it afterwards.',
  severity: 'low',
  known: { union: ['TAGGING'], awsConfig: ['sagemaker-image-tagged'], securityHub: ['SageMaker.7'] },
  resource: KINDS.image,
  example: { ImageArn: 'arn:aws:sagemaker:us-east-1:111122223333:image/example', RoleArn: 'arn:aws:iam::111122223333:role/images' },
  arn: 'arn:aws:sagemaker:us-east-1:111122223333:image/example',
});
