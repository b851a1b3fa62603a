import { EXAMPLE_CLASSIFIER, EXAMPLE_FLYWHEEL, EXAMPLE_RECOGNIZER } from '../examples/comprehend-examples.ts';
import { customerKeyCheck } from '../rules/customer-key.ts';
import { joinChecks } from '../rules/joined-checks.ts';
import { KINDS, type ResourceKind } from '../answers/resource-kinds.ts';

const rule = (resource: ResourceKind, member: readonly [string, ...string[]], example: Readonly<Record<string, unknown>>) =>
  customerKeyCheck({
    id: 'comprehend-model-without-customer-key',
    title: 'Custom models of Comprehend are encrypted with a key of the customer',
    why: 'A model holds what it was taught, and with a key of AWS no key policy says who may use or copy it.',
    severity: 'low',
    known: { union: ['CMP-MODEL'] },
    resource,
    member,
    example,
    fix: 'train it again with ModelKmsKeyId, a key of your own',
  });

export default joinChecks([
  rule(KINDS.documentClassifier, ['ModelKmsKeyId'], EXAMPLE_CLASSIFIER),
  rule(KINDS.entityRecognizer, ['ModelKmsKeyId'], EXAMPLE_RECOGNIZER),
  rule(KINDS.flywheel, ['DataSecurityConfig', 'ModelKmsKeyId'], EXAMPLE_FLYWHEEL),
]);
