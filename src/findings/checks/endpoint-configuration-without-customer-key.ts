import { customerKeyCheck } from '../rules/customer-key.ts';
import { takesKey } from '../answers/endpoint-variants.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'endpoint-configuration-without-customer-key',
  title: 'Volumes of endpoints are encrypted with a key of the customer',
  why: 'The model and what it is asked lie on disks under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['EP-CMK'], prowler: ['sagemaker_endpoint_config_kms_encryption_enabled'], checkov: ['CKV_AWS_98'] },
  resource: KINDS.endpointConfig,
  member: ['KmsKeyId'],
  example: SAGEMAKER.endpointConfig,
  fix: 'create the endpoint configuration anew with KmsKeyId, a key of your own',
  applies: takesKey,
});
