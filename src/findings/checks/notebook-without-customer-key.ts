import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'notebook-without-customer-key',
  title: 'Volumes of notebook instances are encrypted with a key of the customer',
  why: 'Notebooks hold training data, credentials and half-finished models, under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['NB-CMK'], securityHub: ['SageMaker.21'], prowler: ['sagemaker_notebook_instance_encryption_enabled'] },
  resource: KINDS.notebook,
  member: ['KmsKeyId'],
  example: SAGEMAKER.notebook,
  fix: 'create the notebook instance anew with KmsKeyId, a key of your own',
});
