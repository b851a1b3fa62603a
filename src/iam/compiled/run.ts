import type { Layer } from '../decision.ts';
import type { CompiledLayers, LayerCandidates, Plan } from './layers.ts';
import { anyStrength, hasAccount, NOWHERE, orStrengths, type Situation, type Strengths, strengthsOf } from './principal.ts';
import type { PreparedRequest } from './request.ts';
import { type CompiledStatement, statementTruth } from './statement.ts';
import { and, NO, or, type Truth4, UNREADABLE, YES } from './truth.ts';

const SITUATIONS: readonly [Situation, Situation, Situation, Situation] = [
  { hasBoundary: false, gateway: false },
  { hasBoundary: true, gateway: false },
  { hasBoundary: false, gateway: true },
  { hasBoundary: true, gateway: true },
];

/** One decision in the making: what is asked, which layers bind the caller, and what has been found so far. */
export class Run {
  readonly request: PreparedRequest;
  readonly plan: Plan;
  readonly layers: CompiledLayers;
  readonly ofAccount: boolean;
  /** Undefined: no ceiling for this caller. */
  readonly boundary: LayerCandidates | undefined;
  readonly session: LayerCandidates | undefined;
  readonly situation: Situation;
  readonly atEndpoint: Situation;
  deny: Truth4;
  denyLayer: Layer;
  denyBy: CompiledStatement | undefined;
  allowLayer: Layer;
  allowBy: CompiledStatement | undefined;

  constructor(request: PreparedRequest, layers: CompiledLayers) {
    const { kind } = request.request.principal;
    this.request = request;
    this.layers = layers;
    this.plan = layers.plan(request.action);
    this.ofAccount = hasAccount(kind);
    // "Permissions boundaries: users and roles"; a federated session lives under its parent user's (IAM User Guide, "Permissions boundaries")
    this.boundary = this.ofAccount && kind !== 'root' && kind !== 'assumed-root' ? this.plan.boundary : undefined;
    this.session = this.ofAccount ? this.plan.session : undefined;
    this.situation = SITUATIONS[this.boundary === undefined ? 0 : 1];
    this.deny = NO;
    this.denyLayer = 'identity';
    this.denyBy = undefined;
    this.allowLayer = 'identity';
    this.allowBy = undefined;
    this.atEndpoint = layers.gateway ? SITUATIONS[this.boundary === undefined ? 2 : 3] : this.situation;
  }

  /** SCPs and RCPs bind neither the management account nor service-linked roles (Organizations User Guide). */
  get scpBinds(): boolean {
    const { principal, organization } = this.request.request;
    return this.ofAccount && !principal.serviceLinked && !organization.principalAccountIsManagement;
  }

  get rcpBinds(): boolean {
    const { principal, organization } = this.request.request;
    return this.request.action.rcp && !principal.serviceLinked && !organization.resourceAccountIsManagement;
  }
}

/** Takes in the Deny statements of a layer. */
export function takeDenials(run: Run, layer: Layer, statements: readonly CompiledStatement[]): void {
  const situation = layer === 'endpoint' ? run.atEndpoint : run.situation;
  for (let i = 0; i < statements.length && run.deny !== YES; i++) {
    const statement = statements[i] as CompiledStatement;
    let truth: Truth4 = YES;
    if (statement.principals !== undefined) {
      truth = anyStrength(strengthsOf(statement.principals, run.request.request.principal, 'Deny', situation));
      if (truth === NO) continue;
    }
    truth = and(truth, statementTruth(statement, run.request));
    if (layer === 'resource' && run.request.action.unlocksBucket) truth = and(truth, locks(run.request));
    if (truth > run.deny) {
      run.deny = truth;
      run.denyLayer = layer;
      run.denyBy = statement;
    }
  }
}

/**
 * Whether a bucket policy can keep the caller from reading and changing it: not the root user of the owner, whom only organisation and
 * endpoint policies stop (Amazon S3 API Reference, "PutBucketPolicy").
 */
function locks({ request: { principal, resource } }: PreparedRequest): Truth4 {
  if (principal.kind !== 'root' && principal.kind !== 'assumed-root') return YES;
  if (principal.account === undefined || resource.account === undefined) return UNREADABLE;
  return principal.account === resource.account ? NO : YES;
}

/** Whether one of the statements allows, in a layer that names no principal. */
export function allows(layer: LayerCandidates, request: PreparedRequest): Truth4 {
  if (layer.always) return YES;
  const statements = layer.allows;
  let truth: Truth4 = NO;
  for (let i = 0; i < statements.length && truth !== YES; i++)
    truth = or(truth, statementTruth(statements[i] as CompiledStatement, request));
  return truth;
}

/** The same for the identity-based policies, keeping the statement that says most. */
export function identityAllows(run: Run): Truth4 {
  const statements = run.plan.identity.allows;
  let truth: Truth4 = NO;
  for (let i = 0; i < statements.length && truth !== YES; i++) {
    const statement = statements[i] as CompiledStatement;
    const one = statementTruth(statement, run.request);
    if (one <= truth) continue;
    truth = one;
    run.allowBy = statement;
    run.allowLayer = 'identity';
  }
  return truth;
}

/** How the statements of a policy that names principals allow it. */
export function grantsOf(run: Run, layer: LayerCandidates, situation: Situation, name: 'resource' | 'endpoint'): Strengths {
  let named = NOWHERE;
  for (const statement of layer.allows) {
    const who = strengthsOf(statement.principals, run.request.request.principal, 'Allow', situation);
    if (who === NOWHERE) continue;
    const truth = statementTruth(statement, run.request);
    if (truth === NO) continue;
    if (run.allowBy === undefined && name === 'resource') {
      run.allowBy = statement;
      run.allowLayer = 'resource';
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
