import type { Activity } from '../../activity/activity.ts';

/** Accounts that are known to be of the organisation: those of the snapshot, and those whose own trail this is. */
export function knownAccounts({ estate, events }: Activity): ReadonlySet<string> {
  const known = new Set(estate?.accounts.keys() ?? []);
  for (const { account } of events) if (account !== '') known.add(account);
  return known;
}

/** The account that a principal of a policy names: an account id, or the account of an ARN; `*` is everybody. */
export function accountOf(principal: string): string | undefined {
  if (principal === '*' || /^\d{12}$/.test(principal)) return principal;
  const account = principal.split(':')[4];
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}
