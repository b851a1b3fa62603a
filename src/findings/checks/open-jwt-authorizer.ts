import { EXAMPLE_GATEWAY, EXAMPLE_RUNTIME } from '../examples/agentcore-examples.ts';
import { joinChecks } from '../rules/joined-checks.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS, type ResourceKind } from '../answers/resource-kinds.ts';

/** Issuers that give a token to anybody who asks. */
const SHARED =
  /^https:\/\/(?:accounts\.google\.com|login\.microsoftonline\.com\/(?:common|organizations|consumers)|token\.actions\.githubusercontent\.com|appleid\.apple\.com|gitlab\.com)(?:\/|$)/;
const LIMITS = ['allowedAudience', 'allowedClients', 'allowedScopes'] as const;

const OURS = 'https://idp.example.com/.well-known/openid-configuration';
const GOOGLE = 'https://accounts.google.com/.well-known/openid-configuration';
const CLAIM = {
  inboundTokenClaimName: 'team',
  inboundTokenClaimValueType: 'STRING',
  authorizingClaimMatchValue: { claimMatchValue: { matchValueString: 'support' }, claimMatchOperator: 'EQUALS' },
};

const rule = (resource: ResourceKind, body: Readonly<Record<string, unknown>>) => {
  const jwt = (customJWTAuthorizer: unknown) => ({ described: { ...body, authorizerConfiguration: { customJWTAuthorizer } } });
  return resourceCheck({
    id: 'open-jwt-authorizer',
    title: 'Runtimes and gateways take only tokens that were made for them',
    why: 'A token that somebody got for another application of the same issuer, or that anybody can get, opens the agent and its tools.',
    severity: 'medium',
    known: { union: ['AC-JWT', 'AC-GATEWAY-AUTH'] },
    topics: ['authentication', 'outside-access'],
    resource,
    examples: {
      pass: [
        jwt({ discoveryUrl: OURS, allowedAudience: ['helpdesk'] }),
        jwt({ discoveryUrl: GOOGLE, allowedClients: ['helpdesk'] }),
        jwt({ discoveryUrl: OURS, allowedScopes: ['helpdesk/ask'] }),
        jwt({ discoveryUrl: OURS, customClaims: [CLAIM] }),
      ],
      fail: [jwt({ discoveryUrl: OURS }), jwt({ discoveryUrl: GOOGLE, allowedAudience: [], customClaims: [] })],
    },
    judge: (detail) => {
      const authorizer = detail.at('authorizerConfiguration')?.at('customJWTAuthorizer');
      if (authorizer === undefined) return undefined;
      const issuer = authorizer.needText('discoveryUrl');
      if (LIMITS.some((limit) => authorizer.texts(limit).length > 0) || authorizer.list('customClaims').length > 0) {
        return pass(`of the tokens of ${issuer}, it takes those with certain claims`);
      }
      return fail(
        `it takes every token of ${issuer}`,
        'name the audience, clients, scopes or claims that tokens must have',
        SHARED.test(issuer) ? 'critical' : 'medium',
      );
    },
  });
};

export default joinChecks([
  rule(KINDS.runtime, EXAMPLE_RUNTIME),
  rule(KINDS.gateway, { ...EXAMPLE_GATEWAY, authorizerType: 'CUSTOM_JWT' }),
]);
