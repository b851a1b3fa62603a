import type { AuthorizationRequest, ContextInput, RequestPrincipal, RequestResource } from '../iam/request.ts';
import type { Account, Attachment, Estate, Principal } from '../estate/estate.ts';
import { organizationFacts } from './policy-layers.ts';
import { absentKeys, principalContext, requestPrincipal } from '../estate/principal-request.ts';

/** What the asker takes for granted about calls; everything else stays open. */
export interface Assumptions {
  /** Where the call goes; without it the region is open, and the estate's home region is the usual one. */
  readonly region: string | undefined;
  readonly context: ContextInput;
}

/** Nothing is taken for granted: the region and every context key are open. */
export const NO_ASSUMPTIONS: Assumptions = { region: undefined, context: {} };

/** A principal of the estate, or the root user of an account, as somebody who calls AWS. */
export interface Caller {
  readonly arn: string;
  readonly kind: 'user' | 'role' | 'root';
  readonly account: Account;
  readonly principal: Principal | undefined;
  readonly request: RequestPrincipal;
  readonly context: ContextInput;
  readonly absentKeys: readonly string[];
  readonly identity: readonly Attachment[];
  readonly boundary: Attachment | undefined;
  readonly serviceLinked: boolean;
}

/** Computed when asked for: an inventory holds hundreds of thousands of callers. */
class EstateCaller implements Caller {
  readonly account: Account;
  readonly principal: Principal;
  private readonly estate: Estate;

  constructor(estate: Estate, account: Account, principal: Principal) {
    this.estate = estate;
    this.account = account;
    this.principal = principal;
  }

  get arn(): string {
    return this.principal.arn;
  }

  get kind(): 'user' | 'role' {
    return this.principal.kind;
  }

  get request(): RequestPrincipal {
    return requestPrincipal(this.estate, this.principal);
  }

  get context(): ContextInput {
    return principalContext(this.estate, this.account, this.principal);
  }

  get absentKeys(): readonly string[] {
    return absentKeys(this.estate, this.principal);
  }

  get identity(): readonly Attachment[] {
    return this.principal.identity;
  }

  get boundary(): Attachment | undefined {
    return this.principal.boundary;
  }

  get serviceLinked(): boolean {
    return this.principal.serviceLinked;
  }
}

/** A user or role of the estate as a caller. */
export const callerOf = (estate: Estate, account: Account, principal: Principal): Caller => new EstateCaller(estate, account, principal);

/** The root user needs no identity policy; SCPs bind it in member accounts (Organizations User Guide, "SCP effects on permissions"). */
export function rootCaller(estate: Estate, account: Account, partition: string): Caller {
  const arn = `arn:${partition}:iam::${account.id}:root`;
  const context: Record<string, string | readonly string[]> = {};
  if (estate.organization !== undefined && account.organizationPath !== undefined) {
    context['aws:PrincipalOrgID'] = estate.organization.id;
    context['aws:PrincipalOrgPaths'] = [account.organizationPath];
  }
  return {
    arn,
    kind: 'root',
    account,
    principal: undefined,
    request: {
      kind: 'root',
      arn,
      account: account.id,
      roleArn: undefined,
      parentArn: undefined,
      uniqueId: undefined,
      canonicalUserId: undefined,
      serviceLinked: false,
    },
    context,
    absentKeys: ['aws:principaltag/'],
    identity: [],
    boundary: undefined,
    serviceLinked: false,
  };
}

/** The two ways in which a standing right is asked for. */
export type Circumstances = 'open' | 'usual';

/**
 * `open`: what only a request tells stays unknown. `usual`: a plain call from the home region over TLS, without MFA and without anything
 * else that may be absent.
 */
export function requestOf(
  caller: Caller,
  action: string,
  resource: RequestResource,
  owner: Account | undefined,
  circumstances: Circumstances,
  assumptions: Assumptions,
  home: string,
): AuthorizationRequest {
  return requestsOf(caller, resource, owner, circumstances, assumptions, home)(action);
}

/** The same for many actions on one resource: all but the action is settled once. */
export function requestsOf(
  caller: Caller,
  resource: RequestResource,
  owner: Account | undefined,
  circumstances: Circumstances,
  assumptions: Assumptions,
  home: string,
): (action: string) => AuthorizationRequest {
  const context = contextOf(caller, resource.account === undefined ? undefined : owner, circumstances, assumptions, home);
  const principal = caller.request;
  const absent = caller.absentKeys;
  const organization = organizationFacts(caller.account, owner);
  const mode = circumstances === 'usual' ? 'point' : 'discover';
  return (action) => ({ principal, action, resource, context, absentKeys: absent, mode, organization });
}

/** Contexts of callers without tags, which are alike within an account. */
const plainContexts = new WeakMap<Account, Map<string, { readonly assumptions: Assumptions; readonly context: ContextInput }>>();

function contextOf(
  caller: Caller,
  owner: Account | undefined,
  circumstances: Circumstances,
  assumptions: Assumptions,
  home: string,
): ContextInput {
  const tagged = caller.principal === undefined || Object.keys(caller.principal.tags).length > 0;
  if (tagged || owner !== caller.account) return buildContext(caller, owner, circumstances, assumptions, home);
  let known = plainContexts.get(owner);
  if (known === undefined) {
    known = new Map();
    plainContexts.set(owner, known);
  }
  const key = `${circumstances} ${home}`;
  const hit = known.get(key);
  if (hit?.assumptions === assumptions) return hit.context;
  const context = buildContext(caller, owner, circumstances, assumptions, home);
  known.set(key, { assumptions, context });
  return context;
}

function buildContext(
  caller: Caller,
  owner: Account | undefined,
  circumstances: Circumstances,
  assumptions: Assumptions,
  home: string,
): ContextInput {
  const context: Record<string, string | readonly string[]> = { ...caller.context, ...resourceContext(owner), ...assumptions.context };
  const region = assumptions.region ?? (circumstances === 'usual' ? home : undefined);
  if (region !== undefined && !('aws:RequestedRegion' in assumptions.context)) context['aws:RequestedRegion'] = region;
  if (circumstances === 'usual' && !('aws:SecureTransport' in assumptions.context)) context['aws:SecureTransport'] = 'true';
  return context;
}

/** What the estate fixes about every resource of an account; an organisation path begins with the organisation. */
function resourceContext(owner: Account | undefined): ContextInput {
  const path = owner?.organizationPath;
  return path === undefined ? {} : { 'aws:ResourceOrgID': path.slice(0, path.indexOf('/')), 'aws:ResourceOrgPaths': [path] };
}
