import type { ContextInput, RequestPrincipal } from '../iam/request.ts';
import type { Account, Estate, Principal } from './estate.ts';
import { sessionTags } from './session-tags.ts';

/** The principal as the caller of a request: a user, or any session of a role. */
export function requestPrincipal(_estate: Estate, principal: Principal): RequestPrincipal {
  const isRole = principal.kind === 'role';
  return {
    kind: isRole ? 'role-session' : 'user',
    // the name of the session is the caller's choice
    arn: isRole ? undefined : principal.arn,
    account: principal.account,
    roleArn: isRole ? principal.arn : undefined,
    parentArn: undefined,
    uniqueId: principal.uniqueId,
    canonicalUserId: undefined,
    serviceLinked: principal.serviceLinked,
  };
}

/**
 * The context keys that the estate fixes for every request of the principal, whose account is `account`. Keys that are not here are open,
 * except for those of `absentKeys`.
 */
export function principalContext(estate: Estate, account: Account | undefined, principal: Principal): ContextInput {
  const context: Record<string, string | readonly string[]> = {};
  for (const [key, value] of knownTags(principal)) context[`aws:PrincipalTag/${key}`] = value;
  if (estate.organization !== undefined && account?.organizationPath !== undefined) {
    context['aws:PrincipalOrgID'] = estate.organization.id;
    context['aws:PrincipalOrgPaths'] = [account.organizationPath];
  }
  return context;
}

const PRINCIPAL_TAGS = 'aws:principaltag/';

/**
 * Keys that certainly do not exist in a request of the principal, unless `principalContext` gives them: in lower case, a name that ends in
 * `/` stands for all its members.
 */
export function absentKeys(_estate: Estate, principal: Principal): readonly string[] {
  return sessionTags(principal) === 'no' && !hasRivalTags(principal) ? [PRINCIPAL_TAGS] : [];
}

/** A role's own tags hold only where no session can bring others; of two keys that differ by case nobody knows which one counts. */
function knownTags(principal: Principal): readonly (readonly [string, string])[] {
  return sessionTags(principal) === 'no' && !hasRivalTags(principal) ? Object.entries(principal.tags) : [];
}

/** Keys of tags ignore case in IAM (IAM User Guide, "Rules for tagging in IAM and AWS STS"), so AWS itself never has such a pair. */
function hasRivalTags({ tags }: Principal): boolean {
  const keys = Object.keys(tags);
  return new Set(keys.map((key) => key.toLowerCase())).size !== keys.length;
}
