import { customerKeyCheck } from '../rules/customer-key.ts';
import { hasOwnDisks } from '../answers/instance-storage.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'data-quality-volume-without-customer-key',
  title: 'Volumes of data-quality jobs are encrypted with a key of the customer',
  why: 'The jobs look at what people send to an endpoint, and keep it on disks under a key of AWS.',
  severity: 'low',
  known: { union: ['JD-CMK'], checkov: ['CKV_AWS_368'] },
  resource: KINDS.dataQualityJob,
  member: ['JobResources', 'ClusterConfig', 'VolumeKmsKeyId'],
  example: SAGEMAKER.dataQualityJob,
  fix: 'define the job anew with JobResources.ClusterConfig.VolumeKmsKeyId, a key of your own',
  applies: (detail) => !hasOwnDisks(detail.needAt('JobResources').needAt('ClusterConfig').needText('InstanceType')),
});
