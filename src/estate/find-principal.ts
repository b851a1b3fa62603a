import { splitArn } from '../iam/arn.ts';
import type { Account, Estate, Principal } from './estate.ts';
import { nearestNames } from './nearest-names.ts';

/** What a person's words for a principal may mean. */
export type PrincipalSearch =
  | { readonly found: 'one'; readonly principal: Principal }
  | { readonly found: 'several'; readonly candidates: readonly Principal[] }
  /** ARNs of principals with names like it, best first. */
  | { readonly found: 'none'; readonly nearest: readonly string[] };

/** The parts of what was typed; undefined ones were left out. */
interface Wanted {
  readonly account: string | undefined;
  readonly kind: 'user' | 'role' | undefined;
  /** With both slashes; undefined: any. */
  readonly path: string | undefined;
  readonly name: string;
}

/**
 * Finds a user or role by full ARN, session ARN, `role/name`, `user/path/name`, bare name, unique id, or any of these after
 * `account:`, where the account is an id or a name. Spelling counts; case counts where two names differ by nothing else.
 */
export function findPrincipal(estate: Estate, typed: string): PrincipalSearch {
  const text = typed.trim();
  const id = idOf(text);
  const byId = id === undefined ? [] : principalsWhere(estate, undefined, (principal) => principal.uniqueId === id);
  if (byId.length > 0) return answer(byId);
  const wanted = parseWanted(estate, text);
  if (wanted === undefined) return { found: 'none', nearest: [] };
  const fold = (name: string): string => name.toLowerCase();
  for (const spelling of [(name: string): string => name, fold]) {
    const name = spelling(wanted.name);
    const path = wanted.path === undefined ? undefined : spelling(wanted.path);
    const matches = principalsWhere(
      estate,
      wanted,
      (principal) => spelling(principal.name) === name && (path === undefined || spelling(principal.path) === path),
    );
    if (matches.length > 0) return answer(matches);
  }
  const candidates = principalsWhere(estate, { ...wanted, account: undefined }, () => true);
  return { found: 'none', nearest: nearestNames(wanted.name, wanted.account, candidates) };
}

const answer = (matches: readonly Principal[]): PrincipalSearch =>
  matches.length === 1 ? { found: 'one', principal: matches[0] as Principal } : { found: 'several', candidates: matches };

/** `AROA...` of a role, or of one of its sessions: `AROA...:session`. */
const idOf = (text: string): string | undefined => /^(A(?:RO|ID)A[A-Z0-9]{4,})(?::|$)/.exec(text)?.[1];

function principalsWhere(
  estate: Estate,
  wanted: Pick<Wanted, 'account' | 'kind'> | undefined,
  matches: (principal: Principal) => boolean,
): readonly Principal[] {
  const found: Principal[] = [];
  for (const account of estate.accounts.values()) {
    if (wanted?.account !== undefined && wanted.account !== account.id) continue;
    for (const principal of account.principals) {
      if ((wanted?.kind === undefined || wanted.kind === principal.kind) && matches(principal)) found.push(principal);
    }
  }
  return found;
}

function parseWanted(estate: Estate, text: string): Wanted | undefined {
  const segments = splitArn(text);
  if (segments !== undefined) {
    const [, service, , account, resource] = segments;
    const isSession = service === 'sts' && resource.startsWith('assumed-role/');
    const isPrincipal = service === 'iam' && /^(?:user|role)\//.test(resource);
    return isSession || isPrincipal ? parseName(resource, account) : undefined;
  }
  const colon = text.indexOf(':');
  if (colon < 0) return parseName(text, undefined);
  const before = text.slice(0, colon);
  const account = estate.accounts.get(before) ?? accountNamed(estate, before);
  return account === undefined ? undefined : parseName(text.slice(colon + 1), account.id);
}

const accountNamed = (estate: Estate, name: string): Account | undefined => {
  const named = [...estate.accounts.values()].filter((account) => account.name === name);
  return named.length === 1 ? named[0] : undefined;
};

function parseName(text: string, account: string | undefined): Wanted | undefined {
  const resource = text.startsWith('/') ? text.slice(1) : text;
  const session = /^assumed-role\/([^/]+)/.exec(resource);
  // a session ARN leaves the path of its role out; names are unique in an account
  if (session !== null) return { account, kind: 'role', path: undefined, name: session[1] as string };
  const kind = resource.startsWith('role/') ? 'role' : resource.startsWith('user/') ? 'user' : undefined;
  const rest = kind === undefined ? resource : resource.slice(kind.length + 1);
  const slash = rest.lastIndexOf('/');
  const name = rest.slice(slash + 1);
  return name === '' ? undefined : { account, kind, path: slash < 0 ? undefined : `/${rest.slice(0, slash + 1)}`, name };
}
