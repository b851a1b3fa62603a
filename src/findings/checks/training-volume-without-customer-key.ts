import { customerKeyCheck } from '../rules/customer-key.ts';
import { takesVolumeKey, trainingInstances } from '../answers/job-instances.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'training-volume-without-customer-key',
  title: 'Volumes of training jobs are encrypted with a key of the customer',
  why: 'Whoever gets hold of the disk or of a copy of it reads what the model learns from, and no key of the customer can be taken away.',
  severity: 'low',
  known: { union: ['TR-VOLUME-CMK'], prowler: ['sagemaker_training_jobs_volume_and_output_encryption_enabled'] },
  resource: KINDS.trainingJob,
  member: ['ResourceConfig', 'VolumeKmsKeyId'],
  example: SAGEMAKER.trainingJob,
  fix: 'start training jobs with ResourceConfig.VolumeKmsKeyId, a key of your own',
  applies: (detail) => {
    const instances = trainingInstances(detail);
    return instances !== undefined && takesVolumeKey(instances);
  },
});
