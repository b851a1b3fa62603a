import type { Truth } from '../decision.ts';
import type { PrincipalEntry } from '../policy.ts';
import type { PrincipalKind, RequestPrincipal } from '../request.ts';
import { segmentsOfArn } from './arn-patterns.ts';

/**
 * How directly a policy of a resource speaks to the caller. `direct`: the session itself, the user, everybody. `role`: the role behind the
 * session. `parent`: the user behind a federated session. `account`: the whole account, which leaves the choice to its own policies.
 */
export type Strength = 'direct' | 'role' | 'parent' | 'account';

/** All strengths, the most direct first. */
export const STRENGTHS: readonly Strength[] = ['direct', 'role', 'parent', 'account'];

/** Whether one entry names the caller, how strongly, and what a person should hear about it. */
export interface EntryMatch {
  readonly strength: Strength;
  readonly truth: Truth;
  readonly warning?: string;
}

/** Callers that belong to an account; services, identity providers and anonymous callers do not. */
export const hasAccount = (kind: PrincipalKind): boolean =>
  kind === 'user' || kind === 'role-session' || kind === 'federated-user' || kind === 'root' || kind === 'assumed-root';

const truthOf = (holds: boolean): Truth => (holds ? 'yes' : 'no');

/** Equality with something that may not be known. */
const equals = (known: string | undefined, written: string): Truth => (known === undefined ? 'unknown' : truthOf(known === written));

/** Whether one entry of `Principal` names the caller, and how (IAM User Guide, "AWS JSON policy elements: Principal"). */
export function matchEntry(entry: PrincipalEntry, principal: RequestPrincipal): EntryMatch {
  switch (entry.type) {
    case 'AWS':
      return matchAws(entry.value, principal);
    case 'Service':
      return { strength: 'direct', truth: principal.kind === 'service' ? equals(principal.arn, entry.value) : 'no' };
    case 'Federated':
      return { strength: 'direct', truth: matchProvider(entry.value, principal) };
    case 'CanonicalUser':
      // Amazon S3's name for an account: it stands for the account, like the account id (Amazon S3 User Guide, "Principals for bucket policies")
      if (principal.canonicalUserId !== undefined)
        return { strength: 'account', truth: truthOf(principal.canonicalUserId === entry.value) };
      return { strength: 'account', truth: hasAccount(principal.kind) ? 'unknown' : 'no' };
  }
}

/** Identity providers that IAM knows by host name, without a provider in the account. */
const WELL_KNOWN_PROVIDERS: ReadonlySet<string> = new Set([
  'cognito-identity.amazonaws.com',
  'accounts.google.com',
  'www.amazon.com',
  'graph.facebook.com',
]);

function matchProvider(value: string, principal: RequestPrincipal): Truth {
  if (principal.kind !== 'web-identity' && principal.kind !== 'saml') return 'no';
  if (principal.arn === undefined) return 'unknown';
  if (principal.arn === value) return 'yes';
  return truthOf(WELL_KNOWN_PROVIDERS.has(value) && principal.arn.endsWith(`:oidc-provider/${value}`));
}

function matchAws(value: string, principal: RequestPrincipal): EntryMatch {
  // everybody: anonymous callers and services too
  if (value === '*') return { strength: 'direct', truth: 'yes' };
  // "You cannot use a wildcard to match part of a principal name or ARN"
  if (value.includes('*') || value.includes('?')) return { strength: 'direct', truth: 'no' };
  if (/^\d{12}$/.test(value)) return matchAccount(value, principal);
  if (/^A(IDA|ROA)[0-9A-Za-z]+$/.test(value)) return matchUniqueId(value, principal);
  const segments = segmentsOfArn(value);
  if (segments === undefined) return { strength: 'direct', truth: 'no' };
  const [, , service, , account = '', resource = ''] = segments;
  if (service === 'iam' && resource === 'root') return matchAccount(account, principal);
  if (service === 'iam' && resource.startsWith('role/')) return matchRole(value, account, resource, principal);
  if (service === 'iam' && resource.startsWith('user/') && principal.kind === 'federated-user') {
    // only a user of the session's own account can be behind it
    const possible = principal.account === undefined || principal.account === account;
    return { strength: 'parent', truth: possible ? equals(principal.parentArn, value) : 'no' };
  }
  return { strength: 'direct', truth: matchOwnArn(value, service ?? '', account, resource, principal) };
}

/** An account id and the ARN of its root user mean the same: every principal of the account. */
function matchAccount(account: string, principal: RequestPrincipal): EntryMatch {
  return { strength: 'account', truth: hasAccount(principal.kind) ? equals(principal.account, account) : 'no' };
}

/** IAM writes ids only in place of principals that are gone; a new principal of the same name has another id. */
function matchUniqueId(value: string, principal: RequestPrincipal): EntryMatch {
  const strength = value.startsWith('AROA') ? 'role' : 'direct';
  const kind = value.startsWith('AROA') ? 'role-session' : 'user';
  if (principal.kind !== kind) return { strength, truth: 'no' };
  if (principal.uniqueId !== undefined) return { strength, truth: truthOf(principal.uniqueId === value) };
  return { strength, truth: 'no', warning: `principal \`${value}\` is taken for a deleted one: the id of the caller is not known` };
}

function matchRole(value: string, account: string, resource: string, principal: RequestPrincipal): EntryMatch {
  if (principal.kind !== 'role-session') return { strength: 'role', truth: 'no' };
  if (principal.roleArn !== undefined) return { strength: 'role', truth: truthOf(principal.roleArn === value) };
  if (principal.account !== undefined && principal.account !== account) return { strength: 'role', truth: 'no' };
  // the session tells the name of its role but not the path
  const name = roleNameOfSession(principal.arn);
  const possible = name === undefined || name === resource.slice(resource.lastIndexOf('/') + 1);
  return { strength: 'role', truth: possible ? 'unknown' : 'no' };
}

/** User, role session and federated user ARNs name one caller, by exact and case-sensitive text. */
function matchOwnArn(value: string, service: string, account: string, resource: string, principal: RequestPrincipal): Truth {
  if (principal.arn !== undefined) return truthOf(named(principal.kind, service, resource) && principal.arn === value);
  if (!named(principal.kind, service, resource)) return 'no';
  if (principal.account !== undefined && principal.account !== account) return 'no';
  if (principal.kind !== 'role-session' || principal.roleArn === undefined) return 'unknown';
  const role = principal.roleArn.slice(principal.roleArn.lastIndexOf('/') + 1);
  return resource.startsWith(`assumed-role/${role}/`) ? 'unknown' : 'no';
}

/** Whether an ARN of this form can name this kind of caller. */
function named(kind: PrincipalKind, service: string, resource: string): boolean {
  if (kind === 'user') return service === 'iam' && resource.startsWith('user/');
  if (kind === 'role-session') return service === 'sts' && resource.startsWith('assumed-role/');
  if (kind === 'federated-user') return service === 'sts' && resource.startsWith('federated-user/');
  return false;
}

/** `arn:aws:sts::1:assumed-role/NAME/SESSION` -> `NAME`. */
function roleNameOfSession(arn: string | undefined): string | undefined {
  const resource = arn === undefined ? undefined : segmentsOfArn(arn)?.[5];
  return resource?.startsWith('assumed-role/') === true ? resource.split('/')[1] : undefined;
}
