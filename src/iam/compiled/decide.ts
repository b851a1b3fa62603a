import { type KmsGrant, type Layer, type PolicyLayers, resourcePolicies, type Verdict } from '../decision.ts';
import type { Policy } from '../policy.ts';
import type { AuthorizationRequest } from '../request.ts';
import { type CompiledPolicy, compilePolicy } from './policy.ts';
import { anyStrength, hitByNotPrincipal, matchPrincipals, NOWHERE, orStrengths, type Strengths } from './principal.ts';
import { PreparedRequest } from './request.ts';
import { type CompiledStatement, statementTruth } from './statement.ts';
import { and, NO, not, or, type Truth4, UNKNOWN, UNREADABLE, YES } from './truth.ts';

/** `PolicyLayers` made ready: every policy compiled once. */
export interface CompiledLayers {
  readonly identity: readonly CompiledPolicy[];
  readonly boundary: readonly CompiledPolicy[] | undefined;
  readonly session: readonly CompiledPolicy[] | undefined;
  readonly resource: CompiledPolicy | undefined;
  readonly scp: readonly (readonly CompiledPolicy[])[] | undefined;
  readonly rcp: readonly (readonly CompiledPolicy[])[] | undefined;
  readonly endpoint: readonly CompiledPolicy[] | undefined;
  readonly gateway: boolean;
  readonly kmsGrants: readonly KmsGrant[];
}

/** The answer of the hot path: what, and the one statement or layer that decides. Explanations come from the reference evaluator. */
export interface FastDecision {
  readonly verdict: Verdict;
  readonly layer: Layer;
  readonly policy: Policy | undefined;
  readonly statement: number | undefined;
}

const all = (policies: readonly Policy[]): readonly CompiledPolicy[] => policies.map(compilePolicy);
const levels = (written: readonly (readonly Policy[])[]): readonly (readonly CompiledPolicy[])[] => written.map(all);

export function compileLayers(layers: PolicyLayers): CompiledLayers {
  return {
    identity: all(layers.identity),
    boundary: layers.boundary === undefined ? undefined : all(layers.boundary),
    session: layers.session === undefined ? undefined : all(layers.session),
    resource: resourcePolicies(layers)?.map(compilePolicy)[0],
    scp: layers.scp === undefined ? undefined : levels(layers.scp),
    rcp: layers.rcp === undefined ? undefined : levels(layers.rcp),
    endpoint: layers.endpoint === undefined ? undefined : all(layers.endpoint),
    gateway: layers.endpointType === 'gateway',
    kmsGrants: layers.kmsGrants,
  };
}

/** What has been found so far. One object a decision, so that the layers need not return pairs. */
interface Findings {
  deny: Truth4;
  denyLayer: Layer;
  denyBy: CompiledStatement | undefined;
  allowBy: CompiledStatement | undefined;
}

/** Decides one request (IAM User Guide, "Policy evaluation logic"). */
export function decide(request: PreparedRequest, layers: CompiledLayers): FastDecision {
  const { principal, organization } = request.request;
  const { kind } = principal;
  if (request.action.lower === 'sts:getcalleridentity')
    return { verdict: 'allow', layer: 'principal', policy: undefined, statement: undefined };

  const found: Findings = { deny: NO, denyLayer: 'identity', denyBy: undefined, allowBy: undefined };
  const identityApplies = kind === 'user' || kind === 'role-session' || kind === 'federated-user';
  const hasBoundary = layers.boundary !== undefined && identityApplies;
  const scpApplies =
    (identityApplies || kind === 'root' || kind === 'assumed-root') &&
    !organization.principalAccountIsManagement &&
    !principal.serviceLinked;
  const rcpApplies = request.action.rcp && !organization.resourceAccountIsManagement && !principal.serviceLinked;

  const scp = layers.scp !== undefined && scpApplies ? everyLevel(layers.scp, request, found) : YES;
  if (found.deny === YES) return denied(found);
  if (layers.rcp !== undefined && rcpApplies) for (const level of layers.rcp) denies(level, request, 'rcp', found, hasBoundary, false);
  if (found.deny === YES) return denied(found);
  const boundary = layers.boundary === undefined || !identityApplies ? YES : unionOf(layers.boundary, request, 'boundary', found);
  const session = layers.session === undefined ? YES : unionOf(layers.session, request, 'session', found);
  const identity = identityApplies ? unionOf(layers.identity, request, 'identity', found) : NO;
  if (found.deny === YES) return denied(found);
  const endpoint = layers.endpoint === undefined ? YES : endpointTruth(layers.endpoint, request, found, hasBoundary, layers.gateway);
  const named = layers.resource === undefined ? NOWHERE : resourceGrants(layers.resource, request, found, hasBoundary);
  if (found.deny === YES) return denied(found);

  if (forbiddenCredential(request)) return { verdict: 'implicitDeny', layer: 'principal', policy: undefined, statement: undefined };

  const id =
    kind === 'root'
      ? YES
      : kind === 'assumed-root'
        ? layers.session === undefined
          ? NO
          : session
        : kind === 'federated-user' && layers.session === undefined
          ? NO
          : and(identity, and(boundary, session));
  const kmsGrant = layers.kmsGrants.length === 0 ? NO : grantTruth(layers.kmsGrants, request);
  const grant = granted(request, named, id, and(boundary, session), kmsGrant);
  const open = and(and(scp, endpoint), grant);
  if (open === NO) {
    const layer: Layer = scp === NO ? 'scp' : endpoint === NO ? 'endpoint' : missingLayer(identityApplies, identity, boundary, session);
    return { verdict: 'implicitDeny', layer, policy: undefined, statement: undefined };
  }
  const truth = and(not(found.deny), open);
  if (truth === YES) return answer('allow', 'identity', found.allowBy);
  const verdict = truth === UNREADABLE ? 'indeterminate' : 'conditional';
  return found.deny !== NO ? answer(verdict, found.denyLayer, found.denyBy) : answer(verdict, 'identity', found.allowBy);
}

const answer = (verdict: Verdict, layer: Layer, by: CompiledStatement | undefined): FastDecision => ({
  verdict,
  layer,
  policy: by?.policy,
  statement: by?.index,
});

const denied = (found: Findings): FastDecision => answer('explicitDeny', found.denyLayer, found.denyBy);

function missingLayer(identityApplies: boolean, identity: Truth4, boundary: Truth4, session: Truth4): Layer {
  if (!identityApplies) return 'resource';
  return identity === NO ? 'identity' : boundary === NO ? 'boundary' : session === NO ? 'session' : 'resource';
}

/** Root cannot assume roles; credentials of GetFederationToken reach neither IAM nor STS (IAM User Guide, "Compare AWS STS credentials"). */
function forbiddenCredential(request: PreparedRequest): boolean {
  const { kind } = request.request.principal;
  const { lower, prefix } = request.action;
  if (kind === 'root') return lower === 'sts:assumerole';
  return kind === 'federated-user' && (prefix === 'iam' || prefix === 'sts');
}

/** The grant formula; same account and cross account (IAM User Guide, "Cross-account policy evaluation logic"). */
function granted(request: PreparedRequest, named: Strengths, id: Truth4, caps: Truth4, kmsGrant: Truth4): Truth4 {
  const { principal, resource } = request.request;
  const any = anyStrength(named);
  switch (principal.kind) {
    case 'service':
    case 'anonymous':
    case 'web-identity':
    case 'saml':
      return or(any, kmsGrant);
    default:
  }
  // key policies and trust policies must let the account in before its identity policies count (KMS Developer Guide; IAM, "Role trust")
  const policyNeeded = request.action.trust || (request.action.prefix === 'kms' && request.segments[2] === 'kms');
  const same = or(or(named.direct, and(or(named.role, named.parent), caps)), or(and(id, policyNeeded ? named.delegation : YES), kmsGrant));
  const crossGrant = kmsGrant === NO ? NO : and(kmsGrant, or(id, UNREADABLE));
  const cross = or(and(id, any), crossGrant);
  if (principal.account === undefined || principal.account === resource.account) return same;
  if (resource.account !== undefined) return cross;
  // whose resource it is, nobody told: the answer stands only if both readings agree
  return same === cross ? same : UNREADABLE;
}

function everyLevel(written: readonly (readonly CompiledPolicy[])[], request: PreparedRequest, found: Findings): Truth4 {
  let truth: Truth4 = YES;
  for (const level of written) truth = and(truth, unionOf(level, request, 'scp', found));
  return truth;
}

/** Denies of the policies go to `found`; the answer is whether one of them allows. */
function unionOf(policies: readonly CompiledPolicy[], request: PreparedRequest, layer: Layer, found: Findings): Truth4 {
  let allow: Truth4 = NO;
  for (const policy of policies) {
    if (policy.policy.unreadable !== undefined) {
      allow = or(allow, UNREADABLE);
      raise(found, UNREADABLE, layer, undefined);
      continue;
    }
    const candidates = policy.candidates(request.action);
    for (const statement of candidates.denies) {
      raise(found, capped(statement, statementTruth(statement, request)), layer, statement);
      if (found.deny === YES) return allow;
    }
    for (const statement of candidates.allows) {
      if (allow === YES) break;
      const truth = capped(statement, statementTruth(statement, request));
      if (truth > allow) {
        allow = truth;
        if (layer === 'identity') found.allowBy = statement;
      }
    }
  }
  return allow;
}

/** A statement whose effect cannot be read is at most unreadable in either direction. */
const capped = (statement: CompiledStatement, truth: Truth4): Truth4 =>
  statement.effect === undefined && truth !== NO ? UNREADABLE : truth;

function raise(found: Findings, truth: Truth4, layer: Layer, by: CompiledStatement | undefined): void {
  if (truth > found.deny) {
    found.deny = truth;
    found.denyLayer = layer;
    found.denyBy = by;
  }
}

/** The deny half of a layer whose statements name principals. */
function denies(
  policies: readonly CompiledPolicy[],
  request: PreparedRequest,
  layer: Layer,
  found: Findings,
  hasBoundary: boolean,
  gateway: boolean,
): void {
  for (const policy of policies) {
    if (policy.policy.unreadable !== undefined) {
      raise(found, UNREADABLE, layer, undefined);
      continue;
    }
    for (const statement of policy.candidates(request.action).denies) {
      const who = anyStrength(strengthsOf(statement, request, 'Deny', hasBoundary, gateway));
      if (who === NO) continue;
      raise(found, and(who, capped(statement, statementTruth(statement, request))), layer, statement);
      if (found.deny === YES) return;
    }
  }
}

function endpointTruth(
  policies: readonly CompiledPolicy[],
  request: PreparedRequest,
  found: Findings,
  hasBoundary: boolean,
  gateway: boolean,
): Truth4 {
  denies(policies, request, 'endpoint', found, hasBoundary, gateway);
  let allow: Truth4 = NO;
  for (const policy of policies) allow = or(allow, anyStrength(grantsOf(policy, request, found, hasBoundary, gateway)));
  return allow;
}

function resourceGrants(policy: CompiledPolicy, request: PreparedRequest, found: Findings, hasBoundary: boolean): Strengths {
  denies([policy], request, 'resource', found, hasBoundary, false);
  return grantsOf(policy, request, found, hasBoundary, false);
}

const UNREADABLE_EVERYWHERE: Strengths = { direct: UNREADABLE, role: UNREADABLE, parent: UNREADABLE, delegation: UNREADABLE };

function grantsOf(policy: CompiledPolicy, request: PreparedRequest, found: Findings, hasBoundary: boolean, gateway: boolean): Strengths {
  if (policy.policy.unreadable !== undefined) return UNREADABLE_EVERYWHERE;
  let named = NOWHERE;
  for (const statement of policy.candidates(request.action).allows) {
    const who = strengthsOf(statement, request, 'Allow', hasBoundary, gateway);
    if (who === NOWHERE) continue;
    const truth = capped(statement, statementTruth(statement, request));
    if (truth === NO) continue;
    found.allowBy ??= statement;
    named = orStrengths(named, {
      direct: and(who.direct, truth),
      role: and(who.role, truth),
      parent: and(who.parent, truth),
      delegation: and(who.delegation, truth),
    });
  }
  return named;
}

/** How a statement names the caller. One whose principal cannot be read may name anybody. */
function strengthsOf(
  statement: CompiledStatement,
  request: PreparedRequest,
  effect: 'Allow' | 'Deny',
  hasBoundary: boolean,
  gateway: boolean,
): Strengths {
  const { principals } = statement;
  if (principals === undefined) return UNREADABLE_EVERYWHERE;
  const { principal } = request.request;
  if (!principals.negated) return matchPrincipals(principals, principal, gateway);
  const hit = hitByNotPrincipal(principals, principal, effect, hasBoundary);
  return hit === NO ? NOWHERE : { ...NOWHERE, direct: hit };
}

/** KMS grants name a principal, operations and an encryption context (KMS Developer Guide, "Grants in AWS KMS"). */
function grantTruth(grants: readonly KmsGrant[], request: PreparedRequest): Truth4 {
  const { principal } = request.request;
  if (request.action.prefix !== 'kms') return NO;
  const operation = request.action.lower.slice('kms:'.length);
  const callers = [principal.arn, principal.roleArn, principal.kind === 'federated-user' ? principal.parentArn : undefined];
  let truth: Truth4 = NO;
  for (const grant of grants) {
    if (!callers.includes(grant.granteePrincipal) || grant.unreadable !== undefined) continue;
    if (!grant.operations.some((name) => name.toLowerCase() === operation)) continue;
    truth = or(truth, encryptionContextTruth(grant, request.request));
  }
  return truth;
}

function encryptionContextTruth(grant: KmsGrant, request: AuthorizationRequest): Truth4 {
  const wanted = grant.encryptionContextEquals ?? grant.encryptionContextSubset;
  if (wanted === undefined) return YES;
  const prefix = 'kms:encryptioncontext:';
  const given = new Map<string, string>();
  for (const [key, value] of Object.entries(request.context)) {
    if (key.toLowerCase().startsWith(prefix) && typeof value === 'string') given.set(key.slice(prefix.length), value);
  }
  if (given.size === 0 && request.mode === 'discover') return UNKNOWN;
  for (const [key, value] of Object.entries(wanted)) if (given.get(key) !== value) return NO;
  return grant.encryptionContextEquals !== undefined && given.size !== Object.keys(wanted).length ? NO : YES;
}

/** Builds, compiles and decides: the convenient form. */
export function decideRequest(request: AuthorizationRequest, layers: PolicyLayers): FastDecision {
  return decide(new PreparedRequest(request), compileLayers(layers));
}
