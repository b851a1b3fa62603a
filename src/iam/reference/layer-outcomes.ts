import { findAction, rcpSupports } from '../../catalogue/reference/reference.ts';
import { type Layer, type PolicyLayers, resourcePolicies } from '../decision.ts';
import type { Policy } from '../policy.ts';
import type { AuthorizationRequest } from '../request.ts';
import { all, leaf, NO } from './outcome.ts';
import { hasAccount } from './principals.ts';
import type { PrincipalSituation } from './principal-lists.ts';
import { policyOutcomes, type StatementOutcome } from './statement-outcome.ts';

/** The outcomes of the statements of one layer. */
export type Statements = readonly StatementOutcome[];

/** The layers that apply to a request, statement by statement. Undefined: the layer sets no ceiling. */
export interface LayerOutcomes {
  readonly identity: Statements;
  readonly boundary: Statements | undefined;
  readonly session: Statements | undefined;
  readonly resource: Statements | undefined;
  readonly scp: readonly Statements[] | undefined;
  /** All levels together: only their Deny statements count. */
  readonly rcp: Statements;
  readonly endpoint: Statements | undefined;
}

/** Collects what every applicable policy says, after AWS's rules on which layers bind whom. */
export function evaluateLayers(request: AuthorizationRequest, layers: PolicyLayers): LayerOutcomes {
  const { kind } = request.principal;
  const ofAccount = hasAccount(kind);
  // "Permissions boundaries: users and roles"; a federated session lives under its parent user's (IAM User Guide, "Permissions boundaries")
  const bounded = kind === 'user' || kind === 'role-session' || kind === 'federated-user';
  const boundary = bounded ? layers.boundary : undefined;
  const direct: PrincipalSituation = { hasBoundary: boundary !== undefined, gateway: false };
  const evaluate = (policies: readonly Policy[], layer: Layer, level?: number, situation = direct): Statements =>
    policies.flatMap((policy) => policyOutcomes(policy, { layer, level }, request, situation));
  const resource = resourcePolicies(layers);
  const throughEndpoint: PrincipalSituation = { ...direct, gateway: layers.endpointType === 'gateway' };
  return {
    identity: ofAccount ? evaluate(layers.identity, 'identity') : [],
    boundary: boundary && evaluate(boundary, 'boundary'),
    session: ofAccount && layers.session !== undefined ? evaluate(layers.session, 'session') : undefined,
    resource: resource && unlocked(evaluate(resource, 'resource'), request),
    scp: scpApplies(request) ? layers.scp?.map((policies, level) => evaluate(policies, 'scp', level)) : undefined,
    rcp: rcpApplies(request) ? (layers.rcp ?? []).flatMap((policies, level) => evaluate(policies, 'rcp', level)) : [],
    endpoint: layers.endpoint && evaluate(layers.endpoint, 'endpoint', undefined, throughEndpoint),
  };
}

/**
 * SCPs bind users, roles and root users of member accounts. Not the management account, not service-linked roles, and nobody who is no
 * principal of an account (Organizations User Guide, "Service control policies", "Tasks and entities not restricted by SCPs").
 */
function scpApplies({ principal, organization }: AuthorizationRequest): boolean {
  return hasAccount(principal.kind) && !principal.serviceLinked && !organization.principalAccountIsManagement;
}

/** Organizations User Guide, "Resource control policies", "Resources and entities not restricted by RCPs" and "AWS services that support RCPs". */
function rcpApplies({ principal, organization, action }: AuthorizationRequest): boolean {
  if (organization.resourceAccountIsManagement || principal.serviceLinked) return false;
  if (action.toLowerCase() === 'kms:retiregrant') return false;
  if (findAction(action)?.resourceTypes.length === 0) return false;
  return rcpSupports(action);
}

const BUCKET_POLICY: ReadonlySet<string> = new Set(['s3:getbucketpolicy', 's3:putbucketpolicy', 's3:deletebucketpolicy']);

/**
 * The root user of the account that owns a bucket can always read, replace and delete its policy, whatever that policy denies; only
 * organisation and endpoint policies stop it (Amazon S3 API Reference, "PutBucketPolicy").
 */
function unlocked(statements: Statements, { principal, action, resource }: AuthorizationRequest): Statements {
  const isRoot = principal.kind === 'root' || principal.kind === 'assumed-root';
  if (!isRoot || !BUCKET_POLICY.has(action.toLowerCase())) return statements;
  if (principal.account === undefined || resource.account === undefined) {
    const what = 'whether the root user is that of the owner, whom a bucket policy cannot lock out';
    const doubt = leaf('unreadable', { kind: 'unreadable', what, statement: undefined });
    return statements.map((statement) => ({ ...statement, deny: all([statement.deny, doubt]) }));
  }
  return principal.account === resource.account ? statements.map((statement) => ({ ...statement, deny: NO })) : statements;
}

/** Every statement of every applicable layer. */
export const allStatements = (o: LayerOutcomes): Statements => [
  ...(o.scp ?? []).flat(),
  ...o.rcp,
  ...o.identity,
  ...(o.boundary ?? []),
  ...(o.session ?? []),
  ...(o.resource ?? []),
  ...(o.endpoint ?? []),
];
