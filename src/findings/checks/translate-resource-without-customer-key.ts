import { customerKeyCheck } from '../rules/customer-key.ts';
import { joinChecks } from '../rules/joined-checks.ts';
import { KINDS, type ResourceKind } from '../answers/resource-kinds.ts';

const rule = (resource: ResourceKind, example: Readonly<Record<string, unknown>>) =>
  customerKeyCheck({
    id: 'translate-resource-without-customer-key',
    title: 'Terminologies and parallel data of Translate are encrypted with a key of the customer',
    why: 'Sentences and words of the firm lie there to shape translations, and with a key of AWS no key policy says who may read them.',
    severity: 'low',
    known: { union: ['OTHER-CMK'] },
    resource,
    member: ['EncryptionKey', 'Id'],
    example,
    fix: 'import it again with an EncryptionKey of your own',
  });

export default joinChecks([
  rule(KINDS.parallelData, { Name: 'letters', Arn: 'arn:aws:translate:us-east-1:111122223333:parallel-data/letters', Status: 'ACTIVE' }),
  rule(KINDS.terminology, { Name: 'products', Arn: 'arn:aws:translate:us-east-1:111122223333:terminology/products/LATEST' }),
]);
