import type { Account, Estate, Principal } from '../../estate/estate.ts';

/** The role of an ARN, where the snapshot tells of it. */
export function roleIn(estate: Estate | undefined, arn: string): Principal | undefined {
  const account = estate?.accounts.get(arn.split(':')[4] ?? '');
  if (account === undefined) return undefined;
  let index = INDEXES.get(account);
  if (index === undefined) {
    index = new Map(account.principals.map((principal) => [principal.arn, principal]));
    INDEXES.set(account, index);
  }
  return index.get(arn);
}

const INDEXES = new WeakMap<Account, ReadonlyMap<string, Principal>>();

/** How a trust policy speaks of the subject of a token. */
export interface Admission {
  /** `exact`: the subject is written out; `repository`, `owner`: that much of it is; `anybody`: less. */
  readonly by: 'exact' | 'repository' | 'owner' | 'anybody';
}

/**
 * How narrowly a role's trust policy names a subject that was let in. Undefined: the snapshot does not tell. Only what is written out before
 * the first wildcard counts, so that no pattern has to be matched: that AWS let the token in is known already.
 */
export function admissionOf(
  estate: Estate | undefined,
  role: string,
  subject: string,
  repository: string,
  owner: string,
): Admission | undefined {
  const trust = roleIn(estate, role)?.trust;
  if (trust === undefined) return undefined;
  const plain = subjectPatterns(trust.policy).map((pattern) => pattern.split(/[*?]/, 1)[0] ?? '');
  const patterns = subjectPatterns(trust.policy);
  if (patterns.includes(subject)) return { by: 'exact' };
  if (plain.some((start) => start === repository || start.startsWith(`${repository}:`))) return { by: 'repository' };
  if (plain.some((start) => start.startsWith(`${owner}/`))) return { by: 'owner' };
  return { by: 'anybody' };
}

/** The owners of repositories that any trust policy of the snapshot writes out. */
export function namedOwners(estate: Estate, ownerOf: (subject: string) => string): ReadonlySet<string> {
  const owners = new Set<string>();
  for (const { principals } of estate.accounts.values()) {
    for (const { trust } of principals) {
      for (const pattern of trust === undefined ? [] : subjectPatterns(trust.policy)) {
        const start = pattern.split(/[*?]/, 1)[0] ?? '';
        if (start.includes('/')) owners.add(ownerOf(start));
      }
    }
  }
  return owners;
}

/** Values of `<provider>:sub` in the statements that let tokens in. */
function subjectPatterns({ statements }: NonNullable<Principal['trust']>['policy']): readonly string[] {
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ conditions }) => conditions)
    .filter(({ key, operator }) => key.toLowerCase().endsWith(':sub') && operator?.includes('Not') !== true)
    .flatMap(({ values }) => values);
}

/** Whether only services of AWS may assume a role, as its trust policy stands in the snapshot. */
export function isOnlyForServices(estate: Estate | undefined, role: string): 'yes' | 'no' | 'unknown' {
  const trust = roleIn(estate, role)?.trust;
  if (trust === undefined) return 'unknown';
  const entries = trust.policy.statements.flatMap(({ effect, principals }) => (effect === 'Deny' ? [] : (principals?.entries ?? [])));
  if (trust.policy.statements.some(({ unreadable, principals }) => unreadable.length > 0 || principals?.negated === true)) return 'unknown';
  return entries.length > 0 && entries.every(({ type }) => type === 'Service') ? 'yes' : 'no';
}
