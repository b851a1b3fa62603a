import { placeOf, sorted } from './account-details.ts';
import type { Details } from './details.ts';
import type { EstateProblem } from './estate.ts';
import { parseIamArn } from './iam-arns.ts';
import type { ManagedItem } from './managed-items.ts';

/**
 * Gives a bare file of account details to the account of its first ARN: users first, then groups, roles and policies. AWS answers for one
 * account; a file in which somebody has put several together is split, and all but the first count as read in part.
 */
export function splitBareFile(file: string, details: Details, problems: EstateProblem[]): readonly (readonly [string, Details])[] {
  const [first, ...others] = accountsIn(details);
  if (first === undefined) {
    problems.push(...details.problems.map((problem) => ({ ...problem, account: undefined })));
    problems.push({ severity: 'error', file, path: [], message: 'no ARN of the file tells its account', account: undefined });
    return [];
  }
  const isFirst = (account: string | undefined): boolean => account === undefined || account === 'aws' || account === first;
  const parts: (readonly [string, Details])[] = [[first, others.length === 0 ? details : partOf(details, isFirst)]];
  for (const account of others) {
    const message = `the file also holds account ${account}: whether it holds all of it is unknown`;
    problems.push({ severity: 'warning', file, path: [], message, account });
    parts.push([account, { ...partOf(details, (other) => other === account), problems: [], lost: true }]);
  }
  return parts;
}

function accountsIn(details: Details): readonly string[] {
  const kind = (wanted: 'user' | 'role') => details.principals.filter((item) => item.kind === wanted);
  const owned = [...sorted(kind('user'), placeOf), ...sorted(details.groups, placeOf), ...sorted(kind('role'), placeOf)].map(
    (item) => item.id.account,
  );
  const all = [...owned, ...sorted(details.managed, (item) => item).map(ownerOf)];
  return [...new Set(all.flatMap((account) => (account === undefined || account === 'aws' ? [] : [account])))];
}

const ownerOf = (item: ManagedItem): string | undefined => parseIamArn(item.arn, 'policy')?.account;

const partOf = (details: Details, belongs: (account: string | undefined) => boolean): Details => ({
  ...details,
  principals: details.principals.filter((item) => belongs(item.id.account)),
  groups: details.groups.filter((item) => belongs(item.id.account)),
  managed: details.managed.filter((item) => belongs(ownerOf(item))),
});
