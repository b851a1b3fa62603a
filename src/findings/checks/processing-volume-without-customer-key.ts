import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { hasOwnDisks } from '../answers/instance-storage.ts';

export default customerKeyCheck({
  id: 'processing-volume-without-customer-key',
  title: 'Volumes of processing jobs are encrypted with a key of the customer',
  why: 'Whoever gets hold of the disk or of a copy of it reads what the model learns from, and no key of the customer can be taken away.',
  severity: 'low',
  known: { union: ['TR-PROC-CMK'] },
  resource: KINDS.processingJob,
  member: ['ProcessingResources', 'ClusterConfig', 'VolumeKmsKeyId'],
  example: SAGEMAKER.processingJob,
  fix: 'start processing jobs with ClusterConfig.VolumeKmsKeyId, a key of your own',
  applies: (detail) => !hasOwnDisks(detail.needAt('ProcessingResources').needAt('ClusterConfig').needText('InstanceType')),
});
