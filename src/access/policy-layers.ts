import type { OrganizationFacts } from '../iam/request.ts';
import type { Account, Estate } from '../estate/estate.ts';

/** Whose accounts are the management account. */
export const organizationFacts = (own: Account, owner: Account | undefined): OrganizationFacts => ({
  principalAccountIsManagement: own.management,
  resourceAccountIsManagement: owner?.management ?? false,
});

/** The home region: where most AI resources of the estate stand; `us-east-1` where it has none. */
export function homeRegion(estate: Estate): string {
  const counts = new Map<string, number>();
  for (const account of estate.accounts.values()) {
    for (const { region, description } of account.resources) {
      if (region !== undefined && description !== undefined) counts.set(region, (counts.get(region) ?? 0) + 1);
    }
  }
  let home = 'us-east-1';
  let most = 0;
  for (const [region, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count > most) [home, most] = [region, count];
  }
  return home;
}
