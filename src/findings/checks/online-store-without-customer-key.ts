import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'online-store-without-customer-key',
  title: 'Online stores of feature groups are encrypted with a key of the customer',
  why: 'Features of living people lie under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['FG-CMK'], securityHub: ['SageMaker.18'] },
  resource: KINDS.featureGroup,
  member: ['OnlineStoreConfig', 'SecurityConfig', 'KmsKeyId'],
  example: SAGEMAKER.featureGroup,
  fix: 'create the feature group anew with OnlineStoreConfig.SecurityConfig.KmsKeyId, a key of your own',
  applies: (detail) => detail.at('OnlineStoreConfig')?.flag('EnableOnlineStore') === true,
});
