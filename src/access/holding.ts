import type { Decision, Residual } from '../iam/decision.ts';
import { explainDecision } from '../iam/explain.ts';
import { parseOperator } from '../iam/operators.ts';
import { unreadablePolicy } from '../iam/parse.ts';
import type { Policy, StatementRef } from '../iam/policy.ts';
import { isTrustAction } from '../iam/trust-actions.ts';
import type { Estate } from '../estate/estate.ts';
import { placed } from '../estate/estate.ts';
import { type Assumptions, type Caller, requestOf } from './caller.ts';
import { CallerAssessor } from './caller-assessor.ts';
import { layersOfCaller } from './caller-layers.ts';
import { exampleTrust } from './open-trust.ts';
import type { Status } from './status.ts';
import { partitionOf } from './inventory.ts';
import { findTarget, ownerId } from './target.ts';
import { trapMessage } from './traps.ts';
import { buildUniverse, type UniverseAction } from './universe.ts';

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
  /** With everything open that only a request tells. */
  readonly open: Decision;
  /** For a plain call, where the open answer depends on the call. */
  readonly usual: Decision | undefined;
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
}

/** Explains one cell of the inventory with the documents in their own places. */
export function explainHolding(estate: Estate, caller: Caller, question: HoldingQuestion): Holding {
  const universe = buildUniverse([question.action]);
  const action = universe.actions[0] as UniverseAction;
  const assessor = new CallerAssessor(universe, partitionOf(estate), question.assumptions, question.home);
  const asked = question.resource;
  const arn = asked ?? assessor.cells.decideCell(caller, action).cell?.arn ?? '*';
  const target = findTarget(estate, arn);
  const account = ownerId(target, caller.account.id);
  const resource = target.resource?.policy === undefined ? trustAround(caller, action.name, asked) : placed(target.resource.policy);
  const layers = { ...placedLayers(caller), resource };
  const owner = account === undefined ? undefined : estate.accounts.get(account);
  const rcp = owner === undefined || owner.management || caller.serviceLinked ? undefined : owner.rcp?.map((level) => level.map(placed));
  const ask = (circumstances: 'open' | 'usual'): Decision =>
    explainDecision(requestOf(caller, action.name, { arn, account }, owner, circumstances, question.assumptions, question.home), {
      ...layers,
      rcp,
    });
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
    scope: scopeOf(caller, open, usual),
    open,
    usual,
    conditions,
    traps: status === 'yes' ? conditions.flatMap(trapOf) : [],
  };
}

/** What stands in place of a policy that the estate does not hold, where access needs one. */
const trustAround = (caller: Caller, action: string, asked: string | undefined): Policy | undefined =>
  asked === undefined || !isTrustAction(action)
    ? exampleTrust(caller, action)
    : unreadablePolicy('trust', { name: `the trust policy of ${asked}` }, 'it is not in the snapshot');

function placedLayers(caller: Caller): ReturnType<typeof layersOfCaller> {
  const { account } = caller;
  const bound = !account.management && !caller.serviceLinked;
  return {
    ...layersOfCaller(caller),
    identity: caller.identity.map(placed),
    boundary: caller.boundary === undefined ? undefined : [placed(caller.boundary)],
    scp: bound ? account.scp?.map((level) => level.map(placed)) : undefined,
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

function scopeOf(caller: Caller, open: Decision, usual: Decision | undefined): readonly string[] {
  const patterns = new Set<string>();
  const reasons = (usual?.verdict === 'allow' ? usual : open).reasons;
  for (const reason of reasons) {
    if (reason.effect !== 'Allow' || reason.statement === undefined || (reason.layer !== 'identity' && reason.layer !== 'resource'))
      continue;
    for (const attachment of caller.identity) {
      if (attachment.ref !== reason.statement.document) continue;
      const resources = attachment.policy.statements[reason.statement.index]?.resources;
      for (const pattern of resources?.patterns ?? []) patterns.add(resources?.negated === true ? `not ${pattern}` : pattern);
    }
  }
  return [...patterns];
}
