import type { Caller } from '../../access/caller.ts';

/**
 * Whether people act as a principal: users of IAM, roles of Identity Center, and roles that a SAML provider lets people into. Roles that only
 * services or OIDC providers (pipelines) assume are workloads; who assumes a role from another account is told by its chains.
 */
export function isPerson({ kind, principal }: Caller): boolean {
  if (kind === 'user') return true;
  if (kind === 'root' || principal === undefined) return false;
  if (principal.path.startsWith('/aws-reserved/sso.amazonaws.com/')) return true;
  return (principal.trust?.policy.statements ?? []).some(
    ({ effect, principals }) =>
      effect === 'Allow' &&
      principals?.negated === false &&
      principals.entries.some(({ type, value }) => type === 'Federated' && value.includes(':saml-provider/')),
  );
}
