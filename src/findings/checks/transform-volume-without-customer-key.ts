import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { hasOwnDisks } from '../answers/instance-storage.ts';

export default customerKeyCheck({
  id: 'transform-volume-without-customer-key',
  title: 'Volumes of transform jobs are encrypted with a key of the customer',
  why: 'Whoever gets hold of the disk or of a copy of it reads what the model learns from, and no key of the customer can be taken away.',
  severity: 'low',
  known: { union: ['TR-TRANSFORM-CMK'] },
  resource: KINDS.transformJob,
  member: ['TransformResources', 'VolumeKmsKeyId'],
  example: SAGEMAKER.transformJob,
  fix: 'start transform jobs with TransformResources.VolumeKmsKeyId, a key of your own',
  applies: (detail) => !hasOwnDisks(detail.needAt('TransformResources').needText('InstanceType')),
});
