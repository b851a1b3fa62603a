import { editDistance } from '../estate/nearest-names.ts';

/** The name that was probably meant: `trusted_accounts` for trustedAccounts, `hihg` for high. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const wanted = bare(written);
  let found: string | undefined;
  let least = Math.max(2, Math.ceil(wanted.length / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(wanted, bare(name), least);
    if (distance >= least) continue;
    least = distance;
    found = name;
  }
  return found;
}

const bare = (name: string): string => name.slice(0, 64).toLowerCase().replaceAll(/[-_ ]/g, '');
