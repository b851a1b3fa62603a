import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'offline-store-without-customer-key',
  title: 'Offline stores of feature groups are encrypted with a key of the customer',
  why: 'Features are what models learn from: who may read the bucket may copy all of them, and no key of the customer says otherwise.',
  severity: 'low',
  known: { union: ['FG-CMK'], securityHub: ['SageMaker.17'] },
  resource: KINDS.featureGroup,
  member: ['OfflineStoreConfig', 'S3StorageConfig', 'KmsKeyId'],
  example: SAGEMAKER.featureGroup,
  fix: 'create the feature group anew with OfflineStoreConfig.S3StorageConfig.KmsKeyId, a key of your own',
  applies: (detail) => detail.has('OfflineStoreConfig'),
});
