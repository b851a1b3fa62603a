import { joinChecks } from '../rules/joined-checks.ts';
import { KINDS, type ResourceKind } from '../answers/resource-kinds.ts';
import { tagCheck } from '../rules/tag-check.ts';

const rule = (resource: ResourceKind, what: string) => {
  const arn = `arn:aws:frauddetector:us-east-1:111122223333:${what}/order`;
  return tagCheck({
    id: 'untagged-fraud-detector-resource',
    title: 'Entity types, labels, outcomes and variables of Fraud Detector say whose they are',
    why: 'Nobody knows whom to ask before changing what decides who is taken for a fraud, and tags are what rights can hang on.',
    severity: 'low',
    known: { union: ['FRAUD-TAGS'] },
    resource,
    example: { name: 'order', arn, createdTime: '2026-01-01T00:00:00Z' },
    arn,
  });
};

export default joinChecks([
  rule(KINDS.fraudEntityType, 'entity-type'),
  rule(KINDS.fraudLabel, 'label'),
  rule(KINDS.fraudOutcome, 'outcome'),
  rule(KINDS.fraudVariable, 'variable'),
]);
