import type { PrincipalEntry, PrincipalList } from '../policy.ts';
import type { RequestPrincipal } from '../request.ts';
import { NO, or, type Truth4, UNKNOWN, UNREADABLE, YES } from './truth.ts';

/**
 * How strongly a resource-based policy names the caller. `direct` grants alone; `role` and `parent` are capped by boundary and session
 * policy; `delegation` (the account) leaves the decision to the account's identity policies (IAM User Guide, "AWS JSON policy elements:
 * Principal" and "How AWS enforcement code logic evaluates requests").
 */
export interface Strengths {
  readonly direct: Truth4;
  readonly role: Truth4;
  readonly parent: Truth4;
  readonly delegation: Truth4;
}

export const NOWHERE: Strengths = { direct: NO, role: NO, parent: NO, delegation: NO };
const EVERYONE: Strengths = { ...NOWHERE, direct: YES };
const MAYBE_DELEGATION: Strengths = { ...NOWHERE, delegation: UNKNOWN };

export const anyStrength = (s: Strengths): Truth4 => or(or(s.direct, s.role), or(s.parent, s.delegation));

export const orStrengths = (a: Strengths, b: Strengths): Strengths =>
  a === NOWHERE
    ? b
    : b === NOWHERE
      ? a
      : {
          direct: or(a.direct, b.direct),
          role: or(a.role, b.role),
          parent: or(a.parent, b.parent),
          delegation: or(a.delegation, b.delegation),
        };

const DIRECT: Strengths = EVERYONE;
const ROLE: Strengths = { ...NOWHERE, role: YES };
const PARENT: Strengths = { ...NOWHERE, parent: YES };
const DELEGATION: Strengths = { ...NOWHERE, delegation: YES };

/** How the list of a `Principal` element names the caller. */
export function matchPrincipals(list: PrincipalList, principal: RequestPrincipal, gateway: boolean): Strengths {
  let strengths = NOWHERE;
  for (const entry of list.entries) strengths = orStrengths(strengths, matchEntry(entry, principal, gateway));
  return strengths;
}

const ROOT_ARN = /^arn:[^:]*:iam::(\d{12}):root$/;

function matchEntry(entry: PrincipalEntry, principal: RequestPrincipal, gateway: boolean): Strengths {
  const { value } = entry;
  switch (entry.type) {
    case 'AWS':
      if (value === '*') return EVERYONE;
      return gateway ? matchAtGateway(value, principal) : matchAws(value, principal);
    case 'Service':
      return principal.kind === 'service' && value === principal.arn ? DIRECT : NOWHERE;
    case 'Federated':
      return (principal.kind === 'web-identity' || principal.kind === 'saml') && value === principal.arn ? DIRECT : NOWHERE;
    case 'CanonicalUser':
      // an account by its S3 id
      if (principal.account === undefined) return NOWHERE;
      if (principal.canonicalUserId === undefined) return MAYBE_DELEGATION;
      return principal.canonicalUserId === value ? DELEGATION : NOWHERE;
  }
}

function matchAws(value: string, principal: RequestPrincipal): Strengths {
  const account = ROOT_ARN.exec(value)?.[1] ?? (/^\d{12}$/.test(value) ? value : undefined);
  if (account !== undefined) return account === principal.account ? DELEGATION : NOWHERE;
  // AWS shows a unique id only for a principal that was deleted; a new one of the same name has another id
  if (/^A(?:ID|RO)A[A-Z0-9]+$/.test(value)) {
    if (value !== principal.uniqueId) return NOWHERE;
    return principal.kind === 'role-session' ? ROLE : DIRECT;
  }
  if (value === principal.roleArn && principal.kind === 'role-session') return ROLE;
  if (value === principal.arn) return DIRECT;
  if (principal.kind === 'federated-user' && value === principal.parentArn) return PARENT;
  return NOWHERE;
}

/** A gateway endpoint reads an account as its root user, and takes other callers only through `*` and aws:PrincipalArn (PrivateLink guide). */
function matchAtGateway(value: string, principal: RequestPrincipal): Strengths {
  return principal.kind === 'root' ? matchAws(value, principal) : NOWHERE;
}

/**
 * Whether `NotPrincipal` hits the caller. With Deny a principal that has a permissions boundary is always hit (IAM User Guide,
 * "NotPrincipal"). A caller named itself is spared; named only through its account, AWS's answer depends on the service.
 */
export function hitByNotPrincipal(
  list: PrincipalList,
  principal: RequestPrincipal,
  effect: 'Allow' | 'Deny',
  hasBoundary: boolean,
): Truth4 {
  const named = matchPrincipals(list, principal, false);
  if (effect === 'Allow') {
    const any = anyStrength(named);
    return any === YES ? NO : any === NO ? YES : any;
  }
  if (hasBoundary) return YES;
  if (named.direct === YES || named.role === YES || named.parent === YES) return NO;
  if (named.delegation === NO) return YES;
  // the root user is its account
  if (principal.kind === 'root' && named.delegation === YES) return NO;
  return UNREADABLE;
}
