import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const variants = (...all: readonly unknown[]) => ({ described: { ...SAGEMAKER.endpointConfig, ProductionVariants: all } });
const of = (count: number) => ({ VariantName: `v${count}`, InstanceType: 'ml.m5.xlarge', InitialInstanceCount: count });
const SERVERLESS = { VariantName: 'serverless', ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 } };

export default resourceCheck({
  id: 'endpoint-with-one-instance',
  title: 'Endpoints start with two instances or more',
  why: 'One instance that fails, or one zone, takes the model away from everybody who relies on it.',
  severity: 'low',
  known: { union: ['EP-COUNT'], securityHub: ['SageMaker.4'], prowler: ['sagemaker_endpoint_config_prod_variant_instances'] },
  topics: ['availability'],
  resource: KINDS.endpointConfig,
  examples: { pass: [variants(of(2)), variants(of(3), SERVERLESS)], fail: [variants(of(1)), variants(of(2), of(1))] },
  judge: (detail) => {
    // AWS spreads serverless variants by itself
    const counted = detail.list('ProductionVariants').filter((variant) => !variant.has('ServerlessConfig'));
    if (counted.length === 0) return undefined;
    const few = counted
      .filter((variant) => variant.needNumber('InitialInstanceCount') < 2)
      .map((variant) => variant.needText('VariantName'));
    return few.length === 0
      ? pass('every variant starts with two instances or more')
      : fail(
          `${few.join(', ')} starts with fewer than two instances`,
          'create the endpoint configuration anew with InitialInstanceCount of 2 or more',
        );
  },
});
