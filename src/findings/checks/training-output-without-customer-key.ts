import { customerKeyCheck } from '../rules/customer-key.ts';
import { isDirectoryBucket } from '../rules/output-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'training-output-without-customer-key',
  title: 'What training jobs write is encrypted with a key of the customer',
  why: 'The model itself lies in the output: whoever may read the bucket has it, and no key of the customer says otherwise.',
  severity: 'low',
  known: { union: ['TR-OUTPUT-CMK'] },
  resource: KINDS.trainingJob,
  member: ['OutputDataConfig', 'KmsKeyId'],
  example: SAGEMAKER.trainingJob,
  fix: 'start training jobs with OutputDataConfig.KmsKeyId, a key of your own',
  // nor can one be named where S3 Express One Zone takes the output (SageMaker API Reference, "OutputDataConfig")
  applies: (detail) => !isDirectoryBucket(detail.needAt('OutputDataConfig').needText('S3OutputPath')),
});
