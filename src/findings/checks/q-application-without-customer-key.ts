import { customerKeyCheck } from '../rules/customer-key.ts';
import { EXAMPLE_APPLICATION } from '../examples/q-examples.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default customerKeyCheck({
  id: 'q-application-without-customer-key',
  title: 'Q Business applications are encrypted with a key of the customer',
  why: 'An application holds the text of all documents that it answers from, and with a key of AWS no key policy says who may read it.',
  severity: 'medium',
  known: { gaps: ['GAP-28'] },
  resource: KINDS.qApplication,
  member: ['encryptionConfiguration', 'kmsKeyId'],
  example: EXAMPLE_APPLICATION,
  fix: 'make an application with a kmsKeyId of your own: that of an application cannot be changed',
});
