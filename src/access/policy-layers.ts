import type { OrganizationFacts } from '../iam/request.ts';
import type { Account, Estate } from '../estate/estate.ts';
import { partitionOf } from './partition.ts';

/** Whose accounts are the management account. */
export const organizationFacts = (own: Account, owner: Account | undefined): OrganizationFacts => ({
  principalAccountIsManagement: own.management,
  resourceAccountIsManagement: owner?.management ?? false,
});

/** The usual region of a partition, where nothing of the estate tells it. */
const USUAL: Readonly<Record<string, string>> = {
  'aws-us-gov': 'us-gov-west-1',
  'aws-cn': 'cn-north-1',
  'aws-iso': 'us-iso-east-1',
  'aws-iso-b': 'us-isob-east-1',
  'aws-iso-e': 'eu-isoe-west-1',
  'aws-iso-f': 'us-isof-south-1',
  'aws-eusc': 'eusc-de-east-1',
};

/** The home region: where most AI resources of the estate stand; `us-east-1`, or the like of another partition, where it has none. */
export function homeRegion(estate: Estate): string {
  const counts = new Map<string, number>();
  for (const account of estate.accounts.values()) {
    for (const { region, description } of account.resources) {
      if (region !== undefined && description !== undefined) counts.set(region, (counts.get(region) ?? 0) + 1);
    }
  }
  let home = USUAL[partitionOf(estate)] ?? 'us-east-1';
  let most = 0;
  for (const [region, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count > most) [home, most] = [region, count];
  }
  return home;
}
