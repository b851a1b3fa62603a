import { customerKeyCheck } from '../rules/customer-key.ts';
import { isDirectoryBucket } from '../rules/output-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'compilation-output-without-customer-key',
  title: 'What compilation jobs write is encrypted with a key of the customer',
  why: 'The compiled model lies in the output, under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['TR-COMPILE-CMK'] },
  resource: KINDS.compilationJob,
  member: ['OutputConfig', 'KmsKeyId'],
  example: SAGEMAKER.compilationJob,
  fix: 'start compilation jobs with OutputConfig.KmsKeyId, a key of your own',
  applies: (detail) => !isDirectoryBucket(detail.needAt('OutputConfig').needText('S3OutputLocation')),
});
