import type { Decision, PolicyLayers, Residual } from '../iam/decision.ts';
import { explainDecision } from '../iam/explain.ts';
import { parseOperator } from '../iam/operators.ts';
import type { Policy, StatementRef } from '../iam/policy.ts';
import type { Account, Attachment, Estate } from '../estate/estate.ts';
import { placed } from '../estate/estate.ts';
import { isEmpty } from './bits.ts';
import { type Assumptions, type Caller, requestOf } from './caller.ts';
import { CallerAssessor } from './caller-assessor.ts';
import { layersOfCaller } from './caller-layers.ts';
import type { Status } from './status.ts';
import { partitionOf } from './partition.ts';
import { knownResources } from './known-resources.ts';
import { actionsOf } from './statement-actions.ts';
import { exampleStandIn, namedStandIn } from './stand-in.ts';
import { findTarget, isStrayBucket, ownerId, requestResource, type Target } from './target.ts';
import { trapMessage } from './traps.ts';
import { buildUniverse, type Universe, type UniverseAction } from './universe.ts';

/** One principal, one action: what holds, why, and what is left open. */
export interface Holding {
  readonly caller: Caller;
  readonly action: string;
  readonly status: Status;
  /** `yes` for a plain call only: a condition can still stop other calls, or lets pass what it should stop. */
  readonly usually: boolean;
  /** The ARN that was decided: the one asked for, or an example. */
  readonly resource: string;
  /** True where `resource` is an example that stands for all that the Allow statements take in. */
  readonly example: boolean;
  /** Resource patterns of the Allow statements that decide, as written. */
  readonly scope: readonly string[];
  /** Where no identity-based policy allows it: Allow statements that name the action, and whose resources or conditions do not fit. */
  readonly misses: readonly StatementRef[];
  /** With everything open that only a request tells. */
  readonly open: Decision;
  /** For a plain call, where the open answer depends on the call. */
  readonly usual: Decision | undefined;
  /** What was taken for granted of the resource, because the snapshot does not tell. */
  readonly assumed: string | undefined;
  /** The conditions that decide, as leaves of what is left open. */
  readonly conditions: readonly OpenCondition[];
  readonly traps: readonly HoldingTrap[];
}

/** A condition that an answer depends on, and the statement in which it stands. */
export interface OpenCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly statement: StatementRef;
  /** Whether the condition stands in a statement that must not match (a Deny). */
  readonly denies: boolean;
}

/** A condition that was meant to protect and passes when its key is absent. */
export interface HoldingTrap {
  readonly condition: OpenCondition;
  readonly message: string;
}

/** What is asked of one principal: whether it holds an action, on what, and under which assumptions. */
export interface HoldingQuestion {
  readonly action: string;
  /** Undefined: some resource of the caller's own account. */
  readonly resource: string | undefined;
  readonly assumptions: Assumptions;
  readonly home: string;
  /** Instead of `resource`: an example that stands for what the policy of a resource opens. */
  readonly opened?: Target;
}

/**
 * Explains one cell of the inventory with the documents in their own places. Where a resource of an account is named that the snapshot does
 * not hold, its policy is not known: what the caller's own policies allow there is indeterminate. In an account of the snapshot a resource
 * without a policy has none, and lets nobody of another account in.
 */
export function explainHolding(estate: Estate, caller: Caller, question: HoldingQuestion): Holding {
  const { assumptions, home, opened, resource: asked } = question;
  const universe = buildUniverse([question.action]);
  const action = universe.actions[0] as UniverseAction;
  const assessor = new CallerAssessor(universe, partitionOf(estate), assumptions, home, knownResources(estate));
  const target =
    opened ??
    (asked === undefined ? exampleTarget(estate, assessor.cells.decideCell(caller, action).cell?.arn ?? '*') : findTarget(estate, asked));
  const { arn } = target;
  const about = asked === undefined ? { arn, account: ownerId(target, caller.account.id) } : requestResource(target, caller.account.id);
  const owner = about.account === undefined ? undefined : estate.accounts.get(about.account);
  const standIn = asked === undefined ? exampleStandIn(caller, action.name) : namedStandIn(caller, action.name, target);
  const cited = layersAround(caller, target, owner, placed, standIn);
  const shared = layersAround(caller, target, owner, ({ policy }) => policy, standIn);
  const ask = (circumstances: 'open' | 'usual'): Decision =>
    explainDecision(requestOf(caller, action.name, about, owner, circumstances, assumptions, home), cited, shared);
  const open = ask('open');
  const usual = open.verdict === 'conditional' ? ask('usual') : undefined;
  const status: Status =
    open.verdict === 'allow' || usual?.verdict === 'allow'
      ? 'yes'
      : open.verdict === 'conditional'
        ? 'conditional'
        : open.verdict === 'indeterminate'
          ? 'indeterminate'
          : 'no';
  const conditions = open.residual === undefined ? [] : conditionsOf(open.residual, false);
  return {
    caller,
    action: action.name,
    status,
    usually: status === 'yes' && open.verdict !== 'allow',
    resource: arn,
    example: asked === undefined && arn !== '*',
    scope: scopeOf(
      opened?.resource?.policy === undefined ? caller.identity : [opened.resource.policy],
      usual?.verdict === 'allow' ? usual : open,
    ),
    misses:
      status === 'no' && open.reasons.some(({ layer, effect }) => layer === 'identity' && effect === 'none')
        ? missesOf(caller, universe)
        : [],
    open,
    usual,
    assumed:
      asked !== undefined && isStrayBucket(target)
        ? `the bucket is not in the snapshot: taken for one of account ${caller.account.id} without a bucket policy`
        : undefined,
    conditions,
    traps: status === 'yes' ? conditions.flatMap(trapOf) : [],
  };
}

/** An example that no known resource takes in is nobody's in particular, even where a role has that name: whom it trusts is for chains to tell. */
const exampleTarget = (estate: Estate, arn: string): Target =>
  knownResources(estate).targetOf(arn) ?? { arn, owner: estate.accounts.get(arn.split(':')[4] ?? ''), resource: undefined };

/** The layers between a caller and a target; `standIn` where the estate has no policy of the target. */
function layersAround(
  caller: Caller,
  { resource }: Target,
  owner: Account | undefined,
  policyOf: (attachment: Attachment) => Policy,
  standIn: Policy | undefined,
): PolicyLayers {
  const { account } = caller;
  const bound = !account.management && !caller.serviceLinked;
  const reached = owner !== undefined && !owner.management && !caller.serviceLinked;
  return {
    ...layersOfCaller(caller),
    identity: caller.identity.map(policyOf),
    boundary: caller.boundary === undefined ? undefined : [policyOf(caller.boundary)],
    scp: bound ? account.scp?.map((level) => level.map(policyOf)) : undefined,
    resource: resource?.policy === undefined ? standIn : policyOf(resource.policy),
    rcp: reached ? owner.rcp?.map((level) => level.map(policyOf)) : undefined,
  };
}

/** The leaves of what is left open. Under `not` stands a statement that must not match. */
function conditionsOf(residual: Residual, denies: boolean): readonly OpenCondition[] {
  switch (residual.kind) {
    case 'all':
    case 'any':
      return residual.of.flatMap((part) => conditionsOf(part, denies));
    case 'not':
      return conditionsOf(residual.of, !denies);
    case 'condition':
      return [{ operator: residual.operator, key: residual.key, values: residual.values, statement: residual.statement, denies }];
    default:
      return [];
  }
}

/** The same judgement as for the whole inventory, on a leaf of what is left open. */
function trapOf(condition: OpenCondition): readonly HoldingTrap[] {
  const parsed = parseOperator(condition.operator);
  const message = trapMessage({ ...parsed, written: condition.operator, key: condition.key, values: condition.values }, condition.denies);
  return message === undefined ? [] : [{ condition, message }];
}

function scopeOf(attachments: readonly Attachment[], { reasons }: Decision): readonly string[] {
  const patterns = new Set<string>();
  for (const { effect, statement } of reasons) {
    if (effect !== 'Allow' || statement === undefined) continue;
    const found = attachments.find(({ ref }) => ref === statement.document)?.policy.statements[statement.index]?.resources;
    for (const pattern of found?.patterns ?? []) patterns.add(found?.negated === true ? `not ${pattern}` : pattern);
  }
  return [...patterns];
}

/** The Allow statements of the caller that name the action and still do not match: their resources or conditions do not fit. */
function missesOf({ identity }: Caller, universe: Universe): readonly StatementRef[] {
  const misses: StatementRef[] = [];
  for (const { policy, ref } of identity) {
    for (const statement of policy.statements) {
      if (statement.effect === 'Allow' && !isEmpty(actionsOf(statement, universe)))
        misses.push({ document: ref, index: statement.index, sid: statement.sid });
    }
  }
  return misses;
}
