import { splitArn } from '../arn.ts';
import type { Layer, PolicyLayers, Verdict } from '../decision.ts';
import type { Policy } from '../policy.ts';
import type { AuthorizationRequest } from '../request.ts';
import { type CompiledLayers, compileLayers, type LayerCandidates, type Plan } from './layers.ts';
import { anyStrength, hasAccount, NOWHERE, orStrengths, type Situation, type Strengths, strengthsOf } from './principal.ts';
import { PreparedRequest } from './request.ts';
import { type CompiledStatement, statementTruth } from './statement.ts';
import { and, NO, or, type Truth4, UNREADABLE, YES } from './truth.ts';

export { type CompiledLayers, compileLayers } from './layers.ts';

/** The answer of the hot path: what, and the one statement or layer that decides. Explanations come from the reference evaluator. */
export interface FastDecision {
  readonly verdict: Verdict;
  readonly layer: Layer;
  readonly policy: Policy | undefined;
  /** Position in the policy; undefined where no statement decides, or the policy cannot be read. */
  readonly statement: number | undefined;
}

/** What has been found so far, so that the layers need not return pairs. */
interface Findings {
  deny: Truth4;
  denyLayer: Layer;
  denyBy: CompiledStatement | undefined;
  allowLayer: Layer;
  allowBy: CompiledStatement | undefined;
}

const SITUATIONS: readonly Situation[] = [
  { hasBoundary: false, gateway: false },
  { hasBoundary: true, gateway: false },
  { hasBoundary: false, gateway: true },
  { hasBoundary: true, gateway: true },
];

/** Decides one request (IAM User Guide, "Policy evaluation logic"). */
export function decide(request: PreparedRequest, layers: CompiledLayers): FastDecision {
  const { principal, organization } = request.request;
  const { kind, serviceLinked } = principal;
  // needs no permission and cannot be denied (AWS STS API Reference, "GetCallerIdentity")
  if (request.action.lower === 'sts:getcalleridentity') return because('allow', 'principal', undefined);

  const plan = layers.plan(request.action);
  const ofAccount = hasAccount(kind);
  const boundary = ofAccount && kind !== 'root' && kind !== 'assumed-root' ? plan.boundary : undefined;
  const session = ofAccount ? plan.session : undefined;
  // neither binds the management account or service-linked roles (Organizations User Guide)
  const scp = ofAccount && !serviceLinked && !organization.principalAccountIsManagement ? plan.scp : [];
  const situation = SITUATIONS[boundary === undefined ? 0 : 1] as Situation;
  const atEndpoint = layers.gateway ? (SITUATIONS[boundary === undefined ? 2 : 3] as Situation) : situation;

  const found: Findings = { deny: NO, denyLayer: 'identity', denyBy: undefined, allowLayer: 'identity', allowBy: undefined };
  for (const level of scp) denies(level.denies, 'scp', request, situation, found);
  if (plan.rcp.length > 0 && request.action.rcp && !serviceLinked && !organization.resourceAccountIsManagement) {
    denies(plan.rcp, 'rcp', request, situation, found);
  }
  if (ofAccount) denies(plan.identity.denies, 'identity', request, situation, found);
  if (boundary !== undefined) denies(boundary.denies, 'boundary', request, situation, found);
  if (session !== undefined) denies(session.denies, 'session', request, situation, found);
  if (plan.resource !== undefined) denies(plan.resource.denies, 'resource', request, situation, found);
  if (plan.endpoint !== undefined) denies(plan.endpoint.denies, 'endpoint', request, atEndpoint, found);
  if (found.deny === YES) return because('explicitDeny', found.denyLayer, found.denyBy);

  if (isForbidden(request)) return because('implicitDeny', 'principal', undefined);
  // an Allow at every level from the root to the account (Organizations User Guide, "SCP evaluation")
  let ceiling: Truth4 = YES;
  for (const level of scp) {
    ceiling = and(ceiling, allows(level, request));
    if (ceiling === NO) return because('implicitDeny', 'scp', undefined);
  }
  if (plan.endpoint !== undefined) {
    ceiling = and(ceiling, anyStrength(grants(plan.endpoint, request, atEndpoint)));
    if (ceiling === NO) return because('implicitDeny', 'endpoint', undefined);
  }
  const caller: Caller = { request, plan, boundary, session, situation, grants: layers.kmsGrants };
  const grant = granted(caller, found);
  if (grant === NO) return because('implicitDeny', lacking(caller), undefined);
  if (found.deny === NO && ceiling === YES && grant === YES) return because('allow', found.allowLayer, found.allowBy);
  const verdict = found.deny === UNREADABLE || ceiling === UNREADABLE || grant === UNREADABLE ? 'indeterminate' : 'conditional';
  return found.deny !== NO ? because(verdict, found.denyLayer, found.denyBy) : because(verdict, found.allowLayer, found.allowBy);
}

const because = (verdict: Verdict, layer: Layer, by: CompiledStatement | undefined): FastDecision => ({
  verdict,
  layer,
  policy: by?.policy,
  statement: by === undefined || by.index < 0 ? undefined : by.index,
});

function denies(
  statements: readonly CompiledStatement[],
  layer: Layer,
  request: PreparedRequest,
  situation: Situation,
  found: Findings,
): void {
  for (const statement of statements) {
    if (found.deny === YES) return;
    const who = anyStrength(strengthsOf(statement.principals, request.request.principal, 'Deny', situation));
    if (who === NO) continue;
    const truth = and(who, statementTruth(statement, request));
    if (truth > found.deny) {
      found.deny = truth;
      found.denyLayer = layer;
      found.denyBy = statement;
    }
  }
}

/** Whether one of the statements allows, in a layer that names no principal. */
function allows(layer: LayerCandidates, request: PreparedRequest): Truth4 {
  if (layer.always) return YES;
  let truth: Truth4 = NO;
  for (const statement of layer.allows) {
    truth = or(truth, statementTruth(statement, request));
    if (truth === YES) break;
  }
  return truth;
}

/** How the statements of a policy that names principals allow it. */
function grants(layer: LayerCandidates, request: PreparedRequest, situation: Situation, found?: Findings): Strengths {
  let named = NOWHERE;
  for (const statement of layer.allows) {
    const who = strengthsOf(statement.principals, request.request.principal, 'Allow', situation);
    if (who === NOWHERE) continue;
    const truth = statementTruth(statement, request);
    if (truth === NO) continue;
    if (found !== undefined && found.allowBy === undefined) {
      found.allowBy = statement;
      found.allowLayer = 'resource';
    }
    named = orStrengths(named, truth === YES ? who : weakened(who, truth));
  }
  return named;
}

const weakened = (who: Strengths, truth: Truth4): Strengths => ({
  direct: and(who.direct, truth),
  role: and(who.role, truth),
  parent: and(who.parent, truth),
  account: and(who.account, truth),
});

/** Root cannot assume roles; credentials of GetFederationToken reach neither IAM nor STS (IAM User Guide, "Compare AWS STS credentials"). */
function isForbidden({ request: { principal }, action: { lower, prefix } }: PreparedRequest): boolean {
  if (principal.kind === 'root') return lower === 'sts:assumerole';
  return principal.kind === 'federated-user' && (prefix === 'iam' || prefix === 'sts');
}

/** Who asks, and the layers that bind him. */
interface Caller {
  readonly request: PreparedRequest;
  readonly plan: Plan;
  readonly boundary: LayerCandidates | undefined;
  readonly session: LayerCandidates | undefined;
  readonly situation: Situation;
  readonly grants: CompiledLayers['kmsGrants'];
}

/** The grant formula; same account and cross account (IAM User Guide, "Cross-account policy evaluation logic"). */
function granted(caller: Caller, found: Findings): Truth4 {
  const { request, plan } = caller;
  const { principal, resource } = request.request;
  const named = plan.resource === undefined ? NOWHERE : grants(plan.resource, request, caller.situation, found);
  let kmsGrant: Truth4 = NO;
  for (const test of caller.grants) kmsGrant = or(kmsGrant, test(request));
  // services, identity providers and anonymous callers have nothing but what names them
  if (!hasAccount(principal.kind)) return or(anyStrength(named), kmsGrant);

  const isKnown = principal.account !== undefined && resource.account !== undefined;
  const same = isKnown && principal.account !== resource.account ? undefined : sameAccount(caller, named, kmsGrant, found);
  if (isKnown && same !== undefined) return same;
  const across = crossAccount(caller, named, kmsGrant, found);
  // whose accounts they are, nobody told: the answer stands only if both readings agree
  return same === undefined || same === across ? across : UNREADABLE;
}

function sameAccount(caller: Caller, { direct, role, parent, account }: Strengths, kmsGrant: Truth4, found: Findings): Truth4 {
  // an AssumeRoot session does only what its task policy lists (IAM User Guide, "Perform a privileged task on a member account")
  const task = caller.request.request.principal.kind === 'assumed-root' ? identitySide(caller, found) : YES;
  const uncapped = and(task, or(direct, kmsGrant));
  if (uncapped === YES) return YES;
  const bySessionOf = or(role, parent);
  const capped = bySessionOf === NO ? NO : and(bySessionOf, caps(caller));
  if (capped === YES) return YES;
  const delegated = needsResourcePolicy(caller.request) ? account : YES;
  const byIdentity = delegated === NO ? NO : and(delegated, identitySide(caller, found));
  return or(or(uncapped, capped), byIdentity);
}

function crossAccount(caller: Caller, named: Strengths, kmsGrant: Truth4, found: Findings): Truth4 {
  const any = anyStrength(named);
  if (any === NO && kmsGrant === NO) return NO;
  const id = identitySide(caller, found);
  // AWS does not say whether a KMS grant alone lets the principal of another account in
  return or(and(id, any), and(kmsGrant, or(id, UNREADABLE)));
}

/** Key policies and trust policies must let the account in before its identity policies count (KMS Developer Guide; IAM, "Role trust"). */
function needsResourcePolicy({ action, arn }: PreparedRequest): boolean {
  if (action.trust || action.prefix !== 'kms') return action.trust;
  const segments = splitArn(arn);
  return segments !== undefined && segments[1] === 'kms' && segments[4].startsWith('key/');
}

/** What the caller's own side allows. */
function identitySide(caller: Caller, found: Findings): Truth4 {
  const { kind, parentArn } = caller.request.request.principal;
  if (kind === 'root') return YES;
  // the task policy of an AssumeRoot session is always there: without it nobody knows the task
  if (kind === 'assumed-root') return caller.session === undefined ? UNREADABLE : allows(caller.session, caller.request);
  const own = caps(caller);
  if (own === NO) return NO;
  if (kind === 'federated-user' && parentArn !== undefined && splitArn(parentArn)?.[4] === 'root') return own;
  return and(own, identityAllows(caller, found));
}

function identityAllows({ plan: { identity }, request }: Caller, found: Findings): Truth4 {
  let truth: Truth4 = NO;
  for (const statement of identity.allows) {
    const one = statementTruth(statement, request);
    if (one <= truth) continue;
    truth = one;
    found.allowBy = statement;
    found.allowLayer = 'identity';
    if (truth === YES) break;
  }
  return truth;
}

/** The ceilings on the caller's own policies: permissions boundary and session policy. */
function caps({ request, boundary, session }: Caller): Truth4 {
  const byBoundary = boundary === undefined ? YES : allows(boundary, request);
  if (byBoundary === NO) return NO;
  if (session !== undefined) return and(byBoundary, allows(session, request));
  // a GetFederationToken session without a session policy has only what names it (IAM User Guide, "Permissions for GetFederationToken")
  return request.request.principal.kind === 'federated-user' ? NO : byBoundary;
}

/** The layer to name where nothing grants. */
function lacking(caller: Caller): Layer {
  const { request, plan, boundary, session } = caller;
  const { kind, account } = request.request.principal;
  if (!hasAccount(kind) || needsResourcePolicy(request)) return 'resource';
  if (kind !== 'root' && kind !== 'assumed-root' && allows(plan.identity, request) === NO) return 'identity';
  if (boundary !== undefined && allows(boundary, request) === NO) return 'boundary';
  if (kind === 'federated-user' && session === undefined) return 'session';
  if (session !== undefined && allows(session, request) === NO) return 'session';
  return account === request.request.resource.account ? 'identity' : 'resource';
}

/** Builds, compiles and decides: the convenient form. */
export function decideRequest(request: AuthorizationRequest, layers: PolicyLayers): FastDecision {
  return decide(new PreparedRequest(request), compileLayers(layers));
}
