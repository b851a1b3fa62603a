import { KINDS } from '../answers/resource-kinds.ts';
import { tagCheck } from '../rules/tag-check.ts';

export default tagCheck({
  id: 'untagged-app-image-config',
  title: 'App image configurations say by a tag whose they are',
  why: 'Nobody knows whom to ask before it is changed, or who answers for it afterwards.',
  severity: 'low',
  known: { union: ['TAGGING'], awsConfig: ['sagemaker-app-image-config-tagged'], securityHub: ['SageMaker.6'] },
  resource: KINDS.appImageConfig,
  example: { AppImageConfigArn: 'arn:aws:sagemaker:us-east-1:111122223333:app-image-config/example', AppImageConfigName: 'example' },
  arn: 'arn:aws:sagemaker:us-east-1:111122223333:app-image-config/example',
});
