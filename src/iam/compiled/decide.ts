import { splitArn } from '../arn.ts';
import type { Layer, PolicyLayers, Verdict } from '../decision.ts';
import type { Policy } from '../policy.ts';
import type { AuthorizationRequest } from '../request.ts';
import { granted, lackingLayer } from './granted.ts';
import { type CompiledLayers, compileLayers, type Denials, type LayerCandidates } from './layers.ts';
import { anyStrength } from './principal.ts';
import { PreparedRequest } from './request.ts';
import { allows, grantsOf, Run, takeDenials } from './run.ts';
import type { CompiledStatement } from './statement.ts';
import { and, NO, type Truth4, UNREADABLE, YES } from './truth.ts';

export { type CompiledLayers, compileLayers } from './layers.ts';

/** The answer of the hot path: what, and the one statement or layer that decides. Explanations come from the reference evaluator. */
export interface FastDecision {
  readonly verdict: Verdict;
  readonly layer: Layer;
  readonly policy: Policy | undefined;
  /** Position in the policy; undefined where no statement decides, or the policy cannot be read. */
  readonly statement: number | undefined;
}

/** Decides one request (IAM User Guide, "Policy evaluation logic"). */
export function decide(request: PreparedRequest, layers: CompiledLayers): FastDecision {
  if (isFree(request)) return because('allow', 'principal', undefined);
  const run = new Run(request, layers);
  const { denials } = run.plan;
  for (let i = 0; i < denials.length; i++) {
    const { layer, statements } = denials[i] as Denials;
    if (binds(run, layer)) takeDenials(run, layer, statements);
  }
  if (run.deny === YES) return because('explicitDeny', run.denyLayer, run.denyBy);
  if (isForbidden(request)) return because('implicitDeny', 'principal', undefined);
  if (request.action.changesPolicy && isAwsPolicy(request.request.resource.arn)) return because('implicitDeny', 'resource', undefined);

  // an Allow at every level from the root to the account (Organizations User Guide, "SCP evaluation")
  const { scp, endpoint } = run.plan;
  let ceiling: Truth4 = YES;
  if (scp.length > 0 && run.scpBinds) {
    for (let i = 0; i < scp.length; i++) {
      ceiling = and(ceiling, allows(scp[i] as LayerCandidates, request));
      if (ceiling === NO) return because('implicitDeny', 'scp', undefined);
    }
  }
  if (endpoint !== undefined) {
    ceiling = and(ceiling, anyStrength(grantsOf(run, endpoint, run.atEndpoint, 'endpoint')));
    if (ceiling === NO) return because('implicitDeny', 'endpoint', undefined);
  }
  const grant = granted(run);
  if (grant === NO) return because('implicitDeny', lackingLayer(run), undefined);
  if (run.deny === NO && ceiling === YES && grant === YES) return because('allow', run.allowLayer, run.allowBy);
  const verdict = run.deny === UNREADABLE || ceiling === UNREADABLE || grant === UNREADABLE ? 'indeterminate' : 'conditional';
  return run.deny !== NO ? because(verdict, run.denyLayer, run.denyBy) : because(verdict, run.allowLayer, run.allowBy);
}

const because = (verdict: Verdict, layer: Layer, by: CompiledStatement | undefined): FastDecision => ({
  verdict,
  layer,
  policy: by?.policy,
  statement: by === undefined || by.index < 0 ? undefined : by.index,
});

/** Whether the Deny statements of a layer are for this caller. */
function binds(run: Run, layer: Layer): boolean {
  switch (layer) {
    case 'scp':
      return run.scpBinds;
    case 'rcp':
      return run.rcpBinds;
    case 'identity':
      return run.ofAccount;
    case 'boundary':
      return run.boundary !== undefined;
    case 'session':
      return run.session !== undefined;
    default:
      return true;
  }
}

/**
 * What needs no permission and cannot be denied (AWS STS API Reference, "GetCallerIdentity"; IAM User Guide, "Permissions for
 * GetSessionToken").
 */
function isFree({ request: { principal }, action }: PreparedRequest): boolean {
  return action.free || (action.getsSessionToken && (principal.kind === 'user' || principal.kind === 'root'));
}

/**
 * Root cannot assume roles; credentials of GetFederationToken reach neither IAM nor STS; those of AssumeRole get no other credentials of a
 * user (IAM User Guide, "Compare AWS STS credentials").
 */
function isForbidden({ request: { principal }, action }: PreparedRequest): boolean {
  switch (principal.kind) {
    case 'root':
      return action.assumesRole;
    case 'federated-user':
      return action.ofCredentials;
    case 'role-session':
      return action.getsSessionToken || action.getsFederationToken;
    default:
      return false;
  }
}

/** AWS's own managed policies are changed by nobody else (IAM User Guide, "Managed policies and inline policies"). */
function isAwsPolicy(arn: string): boolean {
  const segments = splitArn(arn);
  return segments !== undefined && segments[1] === 'iam' && segments[3] === 'aws' && segments[4].startsWith('policy/');
}

/** Builds, compiles and decides: the convenient form. */
export function decideRequest(request: AuthorizationRequest, layers: PolicyLayers): FastDecision {
  return decide(new PreparedRequest(request), compileLayers(layers));
}
