import type { Estate } from '../estate/estate.ts';

/** Estates do not span partitions: the first ARN tells (AWS General Reference, "ARNs"). */
export function partitionOf(estate: Estate): string {
  for (const { principals, resources } of estate.accounts.values()) {
    const arn = principals[0]?.arn ?? resources[0]?.arn;
    if (arn !== undefined) return arn.split(':')[1] ?? 'aws';
  }
  return 'aws';
}
