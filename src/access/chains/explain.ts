import { type Attachment, placed } from '../../estate/estate.ts';
import type { Decision, PolicyLayers, Residual } from '../../iam/decision.ts';
import { explainDecision } from '../../iam/explain.ts';
import type { Policy, StatementRef } from '../../iam/policy.ts';
import type { Caller, Circumstances } from '../caller.ts';
import { CallerAssessor } from '../caller-assessor.ts';
import { layersOfCaller } from '../caller-layers.ts';
import type { Status } from '../status.ts';
import { callerFacts } from './trust/any-policy.ts';
import { bindsRcps, type Extra, NO_EXTRA, stepRequest } from './trust/asking.ts';
import type { EdgeContext } from './context.ts';
import type { Need, Right } from './kind.ts';
import { SOURCES } from './compute/role-uses.ts';
import { serviceCaller, serviceContexts } from './trust/service-trust.ts';
import { plainTarget, type Target } from './target.ts';

import { buildUniverse, type UniverseAction } from '../universe.ts';

/** One right on which a step rests, decided with every document in its own place. */
export interface ExplainedRight {
  /** The ARN of the caller, or the service. */
  readonly who: string;
  readonly action: string;
  readonly resource: string;
  readonly status: Status;
  /** The Allow statements that decide, and Deny statements that may. */
  readonly statements: readonly StatementRef[];
  /** What must hold of the call; undefined where nothing is open. */
  readonly open: Residual | undefined;
}

const RANK: Readonly<Record<Status, number>> = { yes: 3, conditional: 2, indeterminate: 1, no: 0 };

/** Explains the best of the rights that serve. */
export function explainNeed(context: EdgeContext, caller: Caller, need: Need): ExplainedRight | undefined {
  let best: ExplainedRight | undefined;
  for (const right of need) {
    const explained = explainRight(context, caller, right);
    if (explained !== undefined && (best === undefined || RANK[explained.status] > RANK[best.status])) best = explained;
    if (best?.status === 'yes') break;
  }
  return best;
}

function explainRight(context: EdgeContext, caller: Caller, right: Right): ExplainedRight | undefined {
  const target = targetOf(context, caller, right);
  if (target === undefined) return undefined;
  if (right.service === undefined) {
    const extra: Extra = right.context === undefined ? NO_EXTRA : { key: '', context: right.context };
    const asker = right.session === undefined ? caller : { ...callerFacts(caller), request: { ...caller.request, arn: right.session } };
    return decided(context, asker, right, target, extra, layersFor(context, caller, right, target));
  }
  const node = context.graph.nodeOfArn(target.arn);
  const principal = node === undefined ? undefined : context.graph.principalAt(node);
  if (principal === undefined) return undefined;
  const service = serviceCaller(right.service, principal, target.owner);
  const own = { identity: [], boundary: undefined, scp: undefined };
  const { layers, shared } = layersFor(context, service, right, target);
  const between = { layers: { ...layers, ...own }, shared: { ...shared, ...own } };
  let best: ExplainedRight | undefined;
  for (const { context: sources } of serviceContexts({ principal, owner: target.owner }, SOURCES[right.service], context.partition)) {
    const explained = decided(context, service, right, target, { key: '', context: sources }, between);
    if (best === undefined || RANK[explained.status] > RANK[best.status]) best = explained;
  }
  return best;
}

function decided(
  context: EdgeContext,
  caller: Caller,
  right: Right,
  target: Target,
  extra: Extra,
  { layers, shared }: Layers,
): ExplainedRight {
  const ask = (circumstances: Circumstances): Decision =>
    explainDecision(stepRequest(context, caller, right.action, target, extra, circumstances), layers, shared);
  const open = ask('open');
  const usual = open.verdict === 'conditional' ? ask('usual') : undefined;
  const status: Status =
    open.verdict === 'allow' || usual?.verdict === 'allow'
      ? 'yes'
      : open.verdict === 'conditional' || open.verdict === 'indeterminate'
        ? open.verdict
        : 'no';
  // a Deny that spares a plain call is no step of the way
  const statements = statementsOf(usual?.verdict === 'allow' ? usual : open);
  return { who: caller.arn, action: right.action, resource: target.arn, status, statements, open: open.residual };
}

/** The statements of the caller's own policies and of the resource; SCPs that merely allow are left out. */
function statementsOf({ reasons }: Decision): readonly StatementRef[] {
  const found = new Map<string, StatementRef>();
  for (const { layer, effect, statement, truth } of reasons) {
    if (statement === undefined || truth === 'no') continue;
    if (effect === 'Allow' && layer !== 'identity' && layer !== 'resource') continue;
    const { name, file, path } = statement.document;
    found.set(`${name} ${file ?? ''} ${(path ?? []).join('.')} ${statement.index}`, statement);
  }
  return [...found.values()];
}

/** What the right is asked on: the resource that it names, or an example of the caller's own account. */
function targetOf(context: EdgeContext, caller: Caller, right: Right): Target | undefined {
  const { graph, estate } = context;
  if (right.resource === undefined) {
    const universe = buildUniverse([right.action]);
    const action = universe.actions[0] as UniverseAction | undefined;
    if (action === undefined) return undefined;
    const assessor = new CallerAssessor(universe, context.partition, context.assumptions, context.home);
    return plainTarget(assessor.cells.decideCell(caller, action).cell?.arn ?? '*', caller.account);
  }
  const node = graph.nodeOfArn(right.resource);
  const principal = node === undefined ? undefined : graph.principalAt(node);
  if (principal !== undefined) return context.targets.of(principal);
  const owner = estate.accounts.get(right.resource.split(':')[4] ?? '');
  return plainTarget(right.resource, owner ?? caller.account);
}

/** What stands between caller and target, document by document in its place, and the same as equal documents share it. */
interface Layers {
  readonly layers: PolicyLayers;
  readonly shared: PolicyLayers;
}

function layersFor(context: EdgeContext, caller: Caller, right: Right, target: Target): Layers {
  const { account } = caller;
  const bound = !account.management && !caller.serviceLinked;
  const node = context.graph.nodeOfArn(target.arn);
  const trust = right.trusted && node !== undefined ? context.graph.principalAt(node)?.trust : undefined;
  const rcps = bindsRcps(caller, target.owner) ? target.owner.rcp : undefined;
  const common = layersOfCaller(caller);
  const all = (policyOf: (attachment: Attachment) => Policy): PolicyLayers => ({
    ...common,
    identity: caller.identity.map(policyOf),
    boundary: caller.boundary === undefined ? undefined : [policyOf(caller.boundary)],
    scp: bound ? account.scp?.map((level) => level.map(policyOf)) : undefined,
    resource: trust === undefined ? undefined : policyOf(trust),
    rcp: rcps?.map((level) => level.map(policyOf)),
  });
  return { layers: all(placed), shared: all(({ policy }) => policy) };
}
