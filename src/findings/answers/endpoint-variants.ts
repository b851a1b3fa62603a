import type { Detail } from './detail.ts';
import { hasOwnDisks } from './instance-storage.ts';

/** The variants of an endpoint that run on instances of the customer's choosing; serverless ones do not. */
export const instanceVariants = (config: Detail): readonly Detail[] =>
  [...config.list('ProductionVariants'), ...config.list('ShadowProductionVariants')].filter((variant) => !variant.has('ServerlessConfig'));

/**
 * Whether the volumes of an endpoint take a key of the customer. One variant on an instance type with disks of its own is enough for AWS to
 * refuse it (SageMaker API Reference, "CreateEndpointConfig").
 */
export function takesKey(config: Detail): boolean {
  const types = instanceVariants(config).flatMap((variant) => {
    const pools = variant.list('InstancePools');
    return pools.length === 0 ? [variant.needText('InstanceType')] : pools.map((pool) => pool.needText('InstanceType'));
  });
  return types.length > 0 && !types.some(hasOwnDisks);
}
