import { customerKeyCheck } from '../rules/customer-key.ts';
import { isDirectoryBucket } from '../rules/output-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'transform-output-without-customer-key',
  title: 'What transform jobs write is encrypted with a key of the customer',
  why: 'Predictions about customers lie in the bucket for whoever may read it, and no key of the customer says otherwise.',
  severity: 'low',
  known: { union: ['TR-TRANSFORM-CMK'] },
  resource: KINDS.transformJob,
  member: ['TransformOutput', 'KmsKeyId'],
  example: SAGEMAKER.transformJob,
  fix: 'start transform jobs with TransformOutput.KmsKeyId, a key of your own',
  applies: (detail) => !isDirectoryBucket(detail.needAt('TransformOutput').needText('S3OutputPath')),
});
