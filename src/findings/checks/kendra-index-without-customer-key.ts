import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default customerKeyCheck({
  id: 'kendra-index-without-customer-key',
  title: 'Kendra indexes are encrypted with a key of the customer',
  why: 'An index holds the text of every document that it finds, and with a key of AWS no key policy says who may read it.',
  severity: 'medium',
  known: { union: ['KEN-CMK'] },
  resource: KINDS.kendraIndex,
  member: ['ServerSideEncryptionConfiguration', 'KmsKeyId'],
  example: {
    Id: '11111111-2222-3333-4444-555555555555',
    Name: 'handbook',
    RoleArn: 'arn:aws:iam::111122223333:role/kendra',
    Status: 'ACTIVE',
  },
  fix: 'make an index with a KmsKeyId of your own, and fill it again: that of an index cannot be changed',
});
