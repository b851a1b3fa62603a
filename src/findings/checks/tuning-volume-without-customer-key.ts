import { customerKeyCheck } from '../customer-key.ts';
import { KINDS } from '../resource-kinds.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';
import { hasOwnDisks } from '../instance-storage.ts';

export default customerKeyCheck({
  id: 'tuning-volume-without-customer-key',
  title: 'Volumes of hyperparameter tuning jobs are encrypted with a key of the customer',
  why: 'Whoever gets hold of the disk or of a copy of it reads what the model learns from, and no key of the customer can be taken away.',
  severity: 'low',
  known: { union: ['TR-HPO-CMK'] },
  resource: KINDS.tuningJob,
  member: ['TrainingJobDefinition', 'ResourceConfig', 'VolumeKmsKeyId'],
  example: SAGEMAKER.tuningJob,
  fix: 'start tuning jobs with ResourceConfig.VolumeKmsKeyId, a key of your own',
  applies: (detail) => {
    const resources = detail.at('TrainingJobDefinition')?.at('ResourceConfig');
    return resources !== undefined && !hasOwnDisks(resources.text('InstanceType') ?? '');
  },
});
