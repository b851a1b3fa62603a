import type { Estate } from '../estate/estate.ts';
import type { ScanReport } from '../report/scan-report.ts';

/** What every report says of the organisation and its accounts. */
export function estateFacts({ organization, accounts }: Estate): Pick<ScanReport, 'organization' | 'accounts'> {
  let read = 0;
  const names = new Map<string, string>();
  for (const { id, name, detailsRead } of accounts.values()) {
    if (detailsRead === 'yes') read++;
    if (name !== undefined) names.set(id, name);
  }
  return {
    organization: organization === undefined ? undefined : { id: organization.id, managementAccount: organization.managementAccount },
    accounts: { total: accounts.size, read, names: Object.fromEntries(names) },
  };
}

/** How many users, roles and root users there are. */
export function principalCounts({ accounts }: Estate): ScanReport['principals'] {
  let users = 0;
  let roles = 0;
  for (const { principals } of accounts.values()) {
    for (const { kind } of principals) {
      if (kind === 'user') users++;
      else roles++;
    }
  }
  return { users, roles, roots: accounts.size };
}
