import { isAwsManaged } from '../customer-key.ts';
import { fail, pass, resourceCheck } from '../resource-check.ts';
import { KINDS } from '../resource-kinds.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555';
const group = (name: string, ...volumes: readonly unknown[]) => ({
  InstanceGroupName: name,
  InstanceType: 'ml.p4d.24xlarge',
  InstanceStorageConfigs: volumes.map((volume) => ({ EbsVolumeConfig: volume })),
});
const groups = (...all: readonly unknown[]) => ({ described: { ...SAGEMAKER.cluster, InstanceGroups: all } });

export default resourceCheck({
  id: 'cluster-volume-without-customer-key',
  title: 'Volumes of HyperPod clusters are encrypted with a key of the customer',
  why: 'Training data and checkpoints lie on disks under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['HYPERPOD'] },
  topics: ['encryption'],
  resource: KINDS.cluster,
  examples: {
    pass: [groups(group('a', { VolumeSizeInGB: 500, VolumeKmsKeyId: KEY }))],
    fail: [
      groups(group('a', { VolumeSizeInGB: 500 })),
      groups(group('a', { VolumeKmsKeyId: KEY }), group('b', { VolumeKmsKeyId: KEY }, { VolumeSizeInGB: 100 })),
      groups(group('a')),
    ],
  },
  judge: (detail) => {
    const without: string[] = [];
    for (const one of detail.list('InstanceGroups')) {
      const volumes = one.list('InstanceStorageConfigs').flatMap((storage) => storage.at('EbsVolumeConfig') ?? []);
      const keys = volumes.map((volume) => volume.text('VolumeKmsKeyId'));
      if (keys.length === 0 || keys.some((key) => key === undefined || key === '' || isAwsManaged(key)))
        without.push(one.needText('InstanceGroupName'));
    }
    return without.length === 0
      ? pass('every volume has a key of the customer')
      : fail(
          `volumes of ${without.join(', ')} are under a key of AWS`,
          'create the instance groups anew with VolumeKmsKeyId, a key of your own',
        );
  },
});
