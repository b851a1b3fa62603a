import { isAwsManaged } from '../rules/customer-key.ts';
import type { Detail } from '../answers/detail.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555';
const ROOT = { RootVolume: true, VolumeKmsKeyId: KEY };
const group = (name: string, ...volumes: readonly unknown[]) => ({
  InstanceGroupName: name,
  InstanceType: 'ml.p4d.24xlarge',
  InstanceStorageConfigs: volumes.map((volume) => ({ EbsVolumeConfig: volume })),
});
const groups = (...all: readonly unknown[]) => ({
  described: { ...SAGEMAKER.cluster, NodeProvisioningMode: 'Continuous', InstanceGroups: all },
});

export default resourceCheck({
  id: 'cluster-volume-without-customer-key',
  title: 'Volumes of HyperPod clusters are encrypted with a key of the customer',
  why: 'Training data and checkpoints lie on disks under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['HYPERPOD'] },
  topics: ['encryption'],
  resource: KINDS.cluster,
  examples: {
    pass: [groups(group('a', ROOT)), groups(group('a', ROOT, { VolumeSizeInGB: 500, VolumeKmsKeyId: KEY }))],
    fail: [
      groups(group('a')),
      groups(group('a', ROOT, { VolumeSizeInGB: 500 })),
      groups(group('a', { VolumeSizeInGB: 500, VolumeKmsKeyId: KEY })),
      groups(group('a', ROOT), group('b', { ...ROOT, VolumeKmsKeyId: 'alias/aws/ebs' })),
    ],
  },
  judge: (detail) => {
    const all = detail.list('InstanceGroups');
    // no other cluster takes a key, and no restricted instance group does (SageMaker Developer Guide, "Customer managed AWS KMS key
    // encryption for SageMaker HyperPod")
    if (detail.text('NodeProvisioningMode') !== 'Continuous' || all.length === 0) return undefined;
    const without = all.filter((one) => !isUnderKey(one)).map((one) => one.needText('InstanceGroupName'));
    return without.length === 0
      ? pass('every volume has a key of the customer')
      : fail(
          `volumes of ${without.join(', ')} are under a key of AWS`,
          'put new instance groups in their place, with a VolumeKmsKeyId for the root volume and for the other one',
        );
  },
});

/** There is always a root volume, under a key of AWS unless a configuration of it says otherwise. */
function isUnderKey(group: Detail): boolean {
  const volumes = group.list('InstanceStorageConfigs').flatMap((storage) => storage.at('EbsVolumeConfig') ?? []);
  const roots = volumes.filter((volume) => volume.flag('RootVolume') === true);
  const keys = volumes.map((volume) => volume.text('VolumeKmsKeyId'));
  return roots.length > 0 && keys.every((key) => key !== undefined && !isAwsManaged(key));
}
