import { EXAMPLE_CLASSIFIER, EXAMPLE_FLYWHEEL, EXAMPLE_RECOGNIZER } from '../examples/comprehend-examples.ts';
import { joinChecks } from '../rules/joined-checks.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS, type ResourceKind } from '../answers/resource-kinds.ts';

const VPC = { VpcConfig: { SecurityGroupIds: ['sg-1'], Subnets: ['subnet-1'] } };

const rule = (resource: ResourceKind, example: Readonly<Record<string, unknown>>, inside?: string) => {
  const within = (config: Readonly<Record<string, unknown>>) => ({
    described: inside === undefined ? { ...example, ...config } : { ...example, [inside]: config },
  });
  return resourceCheck({
    id: 'comprehend-training-without-vpc',
    title: 'Comprehend trains models inside of a VPC of the customer',
    why: 'What a model learns from is fetched on ways that no endpoint policy, route or flow log of the customer sees.',
    severity: 'low',
    known: { union: ['CMP-VPC'] },
    topics: ['isolation'],
    resource,
    examples: {
      pass: [within(VPC)],
      fail: [{ described: example }, within({ VpcConfig: { SecurityGroupIds: [], Subnets: [] } })],
    },
    judge: (detail) => {
      // models of other accounts were not trained here
      if (detail.text('SourceModelArn') !== undefined) return undefined;
      detail.needText('DataAccessRoleArn');
      const config = inside === undefined ? detail : detail.at(inside);
      const subnets = config?.at('VpcConfig')?.texts('Subnets') ?? [];
      return subnets.length > 0
        ? pass(`it trains in ${subnets.join(', ')}`)
        : fail('it names no subnets', 'train it again with a VpcConfig whose subnets reach S3 through an endpoint only');
    },
  });
};

export default joinChecks([
  rule(KINDS.documentClassifier, EXAMPLE_CLASSIFIER),
  rule(KINDS.entityRecognizer, EXAMPLE_RECOGNIZER),
  rule(KINDS.flywheel, EXAMPLE_FLYWHEEL, 'DataSecurityConfig'),
]);
