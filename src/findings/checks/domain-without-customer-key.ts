import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'domain-without-customer-key',
  title: 'The home directories of Studio domains are encrypted with a key of the customer',
  why: 'The file system of a domain holds the work of all its users, under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['NB-CMK'] },
  resource: KINDS.domain,
  member: ['KmsKeyId'],
  example: SAGEMAKER.domain,
  fix: 'create the domain anew with KmsKeyId, a key of your own',
});
