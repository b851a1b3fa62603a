import { customerKeyCheck } from '../customer-key.ts';
import { KINDS } from '../resource-kinds.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'tuning-output-without-customer-key',
  title: 'What hyperparameter tuning jobs write is encrypted with a key of the customer',
  why: 'Every model that was tried lies in the output, under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['TR-HPO-CMK'] },
  resource: KINDS.tuningJob,
  member: ['TrainingJobDefinition', 'OutputDataConfig', 'KmsKeyId'],
  example: SAGEMAKER.tuningJob,
  fix: 'start tuning jobs with OutputDataConfig.KmsKeyId, a key of your own',
  applies: (detail) => detail.has('TrainingJobDefinition'),
});
