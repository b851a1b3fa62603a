import { compileGlob, matchesGlob } from '../iam/glob.ts';
import type { PatternList, Statement } from '../iam/policy.ts';
import type { Principal } from './estate.ts';

/**
 * Whether sessions of a principal may carry tags of their own, which hide equal tags of the role. Whoever passes tags, a federated user
 * too, needs sts:TagSession in the role's trust policy (IAM User Guide, "Passing session tags in AWS STS", permissions). Conditions of
 * such a statement are not weighed: `possible` is a safe answer, `no` must be certain.
 */
export function sessionTags(principal: Principal): 'no' | 'possible' {
  if (principal.kind === 'user') return 'no';
  // Identity Center passes attributes for access control as session tags (IAM Identity Center User Guide)
  if (principal.permissionSet !== undefined) return 'possible';
  const trust = principal.trust?.policy;
  if (trust === undefined || trust.unreadable !== undefined) return 'possible';
  return trust.statements.some(mayAllowTagging) ? 'possible' : 'no';
}

function mayAllowTagging(statement: Statement): boolean {
  if (statement.effect === 'Deny') return false;
  return statement.actions === undefined || includes(statement.actions, 'sts:tagsession');
}

/** Action names ignore case. */
function includes({ negated, patterns }: PatternList, action: string): boolean {
  const matches = (pattern: string): boolean =>
    /[*?]/.test(pattern) ? matchesGlob(compileGlob(pattern.toLowerCase()), action) : pattern.toLowerCase() === action;
  return patterns.some(matches) !== negated;
}
