import { EXAMPLE_CLASSIFIER, EXAMPLE_FLYWHEEL, EXAMPLE_RECOGNIZER, VOLUME_JOBS } from '../examples/comprehend-examples.ts';
import { customerKeyCheck } from '../rules/customer-key.ts';
import { joinChecks } from '../rules/joined-checks.ts';
import { KINDS, type ResourceKind } from '../answers/resource-kinds.ts';

const rule = (resource: ResourceKind, member: readonly [string, ...string[]], example: Readonly<Record<string, unknown>>) =>
  customerKeyCheck({
    id: 'comprehend-volume-without-customer-key',
    title: 'The volumes on which Comprehend works are encrypted with a key of the customer',
    why: 'Texts of customers lie on disks of AWS while a job runs, and taking the key away is the only way to stop it from outside.',
    severity: 'low',
    known: { union: ['CMP-VOLUME'] },
    resource,
    member,
    example,
    fix: 'start it with VolumeKmsKeyId, a key of your own',
    // models of other accounts were not trained here
    applies: (detail) => detail.text('SourceModelArn') === undefined,
  });

// jobs that look for personal data or for events take no such key (Comprehend API Reference, "StartPiiEntitiesDetectionJob")
export default joinChecks([
  rule(KINDS.documentClassifier, ['VolumeKmsKeyId'], EXAMPLE_CLASSIFIER),
  rule(KINDS.entityRecognizer, ['VolumeKmsKeyId'], EXAMPLE_RECOGNIZER),
  rule(KINDS.flywheel, ['DataSecurityConfig', 'VolumeKmsKeyId'], EXAMPLE_FLYWHEEL),
  ...VOLUME_JOBS.map(([resource, example]) => rule(resource, ['VolumeKmsKeyId'], example)),
]);
