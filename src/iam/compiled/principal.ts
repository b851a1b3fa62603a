import { splitArn } from '../arn.ts';
import type { PrincipalEntry, PrincipalList } from '../policy.ts';
import type { PrincipalKind, RequestPrincipal } from '../request.ts';
import { NO, not, or, type Truth4, truthOf, UNKNOWN, UNREADABLE, YES } from './truth.ts';

/**
 * How strongly a resource-based policy names the caller. `direct` grants alone; `role` and `parent` are capped by boundary and session
 * policy; `account` leaves the decision to the account's identity policies (IAM User Guide, "AWS JSON policy elements: Principal" and "How
 * AWS enforcement code logic evaluates requests").
 */
export interface Strengths {
  readonly direct: Truth4;
  readonly role: Truth4;
  readonly parent: Truth4;
  readonly account: Truth4;
}

type Strength = keyof Strengths;

/** The caller is not named. */
export const NOWHERE: Strengths = { direct: NO, role: NO, parent: NO, account: NO };

/** The shared objects for one strength. */
const ALONE: Readonly<Record<Strength, readonly [Strengths, Strengths, Strengths, Strengths]>> = {
  direct: [NOWHERE, { ...NOWHERE, direct: UNKNOWN }, { ...NOWHERE, direct: UNREADABLE }, { ...NOWHERE, direct: YES }],
  role: [NOWHERE, { ...NOWHERE, role: UNKNOWN }, { ...NOWHERE, role: UNREADABLE }, { ...NOWHERE, role: YES }],
  parent: [NOWHERE, { ...NOWHERE, parent: UNKNOWN }, { ...NOWHERE, parent: UNREADABLE }, { ...NOWHERE, parent: YES }],
  account: [NOWHERE, { ...NOWHERE, account: UNKNOWN }, { ...NOWHERE, account: UNREADABLE }, { ...NOWHERE, account: YES }],
};

/** The caller is certainly named itself. */
export const DIRECTLY: Strengths = ALONE.direct[YES];

/** Whether the caller is named at all. */
export const anyStrength = (s: Strengths): Truth4 => or(or(s.direct, s.role), or(s.parent, s.account));

/** Two namings together. */
export const orStrengths = (a: Strengths, b: Strengths): Strengths =>
  a === NOWHERE
    ? b
    : b === NOWHERE
      ? a
      : { direct: or(a.direct, b.direct), role: or(a.role, b.role), parent: or(a.parent, b.parent), account: or(a.account, b.account) };

/** Callers that belong to an account; services, identity providers and anonymous callers do not. */
export function hasAccount(kind: PrincipalKind): boolean {
  return kind === 'user' || kind === 'role-session' || kind === 'federated-user' || kind === 'root' || kind === 'assumed-root';
}

/** Whether one entry names the caller. */
type EntryTest = (principal: RequestPrincipal) => Strengths;

interface Entry {
  readonly everybody: boolean;
  /** What it names, if it names anybody. */
  readonly strength: Strength;
  readonly test: EntryTest;
}

/** `Principal` or `NotPrincipal`, made ready. */
export interface Principals {
  readonly negated: boolean;
  /** Names everybody, whoever else is listed. */
  readonly everybody: boolean;
  readonly entries: readonly Entry[];
}

/** Makes `Principal` or `NotPrincipal` ready. */
export function compilePrincipals({ negated, entries }: PrincipalList): Principals {
  const compiled = entries.map(compileEntry);
  return { negated, everybody: compiled.some((entry) => entry.everybody), entries: compiled };
}

/** What else about the request bears on who is named. */
export interface Situation {
  readonly hasBoundary: boolean;
  /** Policies of gateway endpoints know nobody by name. */
  readonly gateway: boolean;
}

/** How strongly the element takes in the caller when its statement allows or denies. */
export function strengthsOf(
  list: Principals | undefined,
  principal: RequestPrincipal,
  effect: 'Allow' | 'Deny',
  { hasBoundary, gateway }: Situation,
): Strengths {
  // cannot be read, or does not exist in this kind of policy: the statement itself tells how far it can be trusted
  if (list === undefined) return DIRECTLY;
  const named = list.everybody && !list.negated && list.entries.length === 1 ? DIRECTLY : namedBy(list, principal, gateway);
  if (!list.negated) return named;
  // NotPrincipal takes callers in as `*` does: by name of nobody in particular
  return ALONE.direct[effect === 'Allow' ? not(anyStrength(named)) : deniedByOmission(named, principal.kind, hasBoundary)];
}

function namedBy({ entries }: Principals, principal: RequestPrincipal, gateway: boolean): Strengths {
  let strengths = NOWHERE;
  for (const entry of entries) {
    // `*` is the only way to name callers; an account means its root user (AWS PrivateLink guide, "Endpoint policies for gateway endpoints")
    if (gateway && !entry.everybody && !(entry.strength === 'account' && principal.kind === 'root')) continue;
    strengths = orStrengths(strengths, entry.test(principal));
  }
  return strengths;
}

/**
 * Deny with NotPrincipal: whoever has a permissions boundary is always denied, who is listed by name is spared, who is not listed at all is
 * denied (IAM User Guide, "NotPrincipal"). Of the account alone or the parent user alone AWS says that services differ.
 */
function deniedByOmission(named: Strengths, kind: PrincipalKind, hasBoundary: boolean): Truth4 {
  if (hasBoundary) return YES;
  const isRoot = kind === 'root' || kind === 'assumed-root';
  const own = or(or(named.direct, named.role), isRoot ? named.account : NO);
  if (own === YES) return NO;
  if (or(named.parent, named.account) !== NO) return UNREADABLE;
  return own === UNKNOWN ? UNKNOWN : YES;
}

const entryOf = (strength: Strength, truth: (principal: RequestPrincipal) => Truth4): Entry => ({
  everybody: false,
  strength,
  test: (principal) => ALONE[strength][truth(principal)],
});

const NOBODY: Entry = entryOf('direct', () => NO);

/** Equality with something that may not be known. */
const equals = (known: string | undefined, written: string): Truth4 => (known === undefined ? UNKNOWN : truthOf(known === written));

function compileEntry({ type, value }: PrincipalEntry): Entry {
  switch (type) {
    case 'AWS':
      return compileAws(value);
    case 'Service':
      return entryOf('direct', ({ kind, arn }) => (kind === 'service' ? equals(arn, value) : NO));
    case 'Federated':
      return entryOf('direct', (principal) => matchesProvider(value, principal));
    case 'CanonicalUser':
      // S3's name for an account (Amazon S3 User Guide, "Principals for bucket policies")
      return entryOf('account', ({ kind, canonicalUserId }) =>
        canonicalUserId === undefined && !hasAccount(kind) ? NO : equals(canonicalUserId, value),
      );
  }
}

/** Identity providers that IAM knows by host name, without a provider in the account. */
const WELL_KNOWN_HOST = /^(?:cognito-identity\.amazonaws\.com|accounts\.google\.com|www\.amazon\.com|graph\.facebook\.com)$/;

function matchesProvider(value: string, { kind, arn }: RequestPrincipal): Truth4 {
  if (kind !== 'web-identity' && kind !== 'saml') return NO;
  if (arn === undefined) return UNKNOWN;
  return truthOf(arn === value || (WELL_KNOWN_HOST.test(value) && arn.endsWith(`:oidc-provider/${value}`)));
}

function compileAws(value: string): Entry {
  if (value === '*') return { everybody: true, strength: 'direct', test: () => DIRECTLY };
  // "You cannot use a wildcard to match part of a principal name or ARN"
  if (/[*?]/.test(value)) return NOBODY;
  if (/^\d{12}$/.test(value)) return accountEntry(value);
  if (/^A(?:IDA|ROA)[0-9A-Za-z]+$/.test(value)) return idEntry(value);
  const segments = splitArn(value);
  if (segments === undefined) return NOBODY;
  const [, service, , account, resource] = segments;
  if (service === 'iam' && resource === 'root') return accountEntry(account);
  if (service === 'iam' && resource.startsWith('role/')) return roleEntry(value, account, resource);
  if (service === 'iam' && resource.startsWith('user/')) return userEntry(value, account);
  if (service === 'sts' && resource.startsWith('assumed-role/')) return sessionEntry(value, account, resource);
  if (service === 'sts' && resource.startsWith('federated-user/')) {
    return entryOf('direct', (principal) => (principal.kind === 'federated-user' ? ownArn(value, account, principal) : NO));
  }
  return NOBODY;
}

/** An account id and the ARN of its root user mean the same: every principal of the account. */
const accountEntry = (account: string): Entry =>
  entryOf('account', (principal) => (hasAccount(principal.kind) ? equals(principal.account, account) : NO));

/** IAM writes ids only in place of principals that are gone; a new principal of the same name has another id. */
const idEntry = (id: string): Entry =>
  id.startsWith('AROA')
    ? entryOf('role', ({ kind, uniqueId }) => truthOf(kind === 'role-session' && uniqueId === id))
    : entryOf('direct', ({ kind, uniqueId }) => truthOf(kind === 'user' && uniqueId === id));

const isElsewhere = ({ account }: RequestPrincipal, other: string): boolean => account !== undefined && account !== other;

function roleEntry(value: string, account: string, resource: string): Entry {
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  return entryOf('role', (principal) => {
    if (principal.kind !== 'role-session') return NO;
    if (principal.roleArn !== undefined) return truthOf(principal.roleArn === value);
    if (isElsewhere(principal, account)) return NO;
    // the session tells the name of its role but not the path
    const [type, own] = (principal.arn === undefined ? undefined : splitArn(principal.arn)?.[4])?.split('/') ?? [];
    return type !== 'assumed-role' || own === undefined || own === name ? UNKNOWN : NO;
  });
}

/** A user, or the user behind a federated session. */
function userEntry(value: string, account: string): Entry {
  const parent = (principal: RequestPrincipal): Truth4 => (isElsewhere(principal, account) ? NO : equals(principal.parentArn, value));
  return {
    everybody: false,
    strength: 'direct',
    test: (principal) => {
      if (principal.kind === 'federated-user') return ALONE.parent[parent(principal)];
      return principal.kind === 'user' ? ALONE.direct[ownArn(value, account, principal)] : NOWHERE;
    },
  };
}

function sessionEntry(value: string, account: string, resource: string): Entry {
  return entryOf('direct', (principal) => {
    if (principal.kind !== 'role-session') return NO;
    const possible = ownArn(value, account, principal);
    if (possible !== UNKNOWN || principal.roleArn === undefined) return possible;
    const role = principal.roleArn.slice(principal.roleArn.lastIndexOf('/') + 1);
    return resource.startsWith(`assumed-role/${role}/`) ? UNKNOWN : NO;
  });
}

/** By exact and case-sensitive text. */
function ownArn(value: string, account: string, principal: RequestPrincipal): Truth4 {
  if (principal.arn !== undefined) return truthOf(principal.arn === value);
  return isElsewhere(principal, account) ? NO : UNKNOWN;
}
