import type { Attachment, Estate, Resource } from '../../estate/estate.ts';
import type { DocumentRef, StatementRef } from '../../iam/policy.ts';
import { hasBit } from '../bits.ts';
import type { Assumptions, Caller } from '../caller.ts';
import type { CallerIndex } from '../caller-index.ts';
import { CallerAssessor } from '../caller-assessor.ts';
import { type CellDecision, type Status, statusOf } from '../status.ts';
import { type Holdings, noHoldings } from '../holdings.ts';
import type { Inventory } from '../inventory.ts';
import { knownResources } from '../known-resources.ts';
import { partitionOf } from '../partition.ts';
import { type OpenedCell, rankOf, rankOfCell } from './opened.ts';
import { withResourcePolicies } from './resource-holdings.ts';
import { decideOnTarget } from '../target-decision.ts';
import { findTarget, type Target } from '../target.ts';
import { buildUniverse, type Universe, type UniverseAction } from '../universe.ts';

/** One principal that has, or may have, one action. */
export interface Holder {
  readonly caller: Caller;
  readonly action: string;
  readonly status: Exclude<Status, 'no'>;
  /** `yes` for a plain call only. */
  readonly usually: boolean;
  /** The Allow statement, or what cannot be read, that decides. */
  readonly statement: StatementRef | undefined;
  /** The resource patterns of that statement, as written. */
  readonly scope: readonly string[];
  /** The resource whose policy gives it, where that gives more than the caller's own policies do. */
  readonly opened: Target | undefined;
}

/** Which actions are asked about, on what, and under which assumptions. */
export interface WhoCanQuestion {
  readonly actions: readonly string[];
  readonly resource: string | undefined;
  readonly assumptions: Assumptions;
  readonly home: string;
}

/** Who has the actions: on some resource of the own account or one whose policy gives it, or on the one that is asked for. */
export function whoCan(estate: Estate, index: CallerIndex, question: WhoCanQuestion): readonly Holder[] {
  const universe = buildUniverse(question.actions);
  const { assumptions, home } = question;
  const assessor = new CallerAssessor(universe, partitionOf(estate), assumptions, home, knownResources(estate));
  if (question.resource !== undefined) return holdersOfResource(estate, index.callers, universe, question, question.resource);
  const holdings = index.candidates(question.actions).map((caller) => assessor.assess(caller));
  const opened = openedCells({ estate, universe, assumptions, home, holdings, principals: index.callers.length, assessor });
  const holders: Holder[] = [];
  for (const held of [...holdings, ...opened.others.map((caller) => noHoldings(caller, universe))]) {
    const { caller } = held;
    for (const [number, action] of universe.actions.entries()) {
      const own = statusIn(held, number);
      const assumed = own === 'yes' && hasBit(held.usually, number);
      const other = opened.of(caller, number);
      if (other !== undefined && rankOfCell(other.cell) > rankOf(own, assumed)) {
        holders.push(holderOf(caller, action, other.cell, other.target));
      } else if (own !== 'no') {
        const { cell } = assessor.cells.decideCell(caller, action, undefined, { status: own, assumed });
        holders.push({ caller, action: action.name, status: own, usually: assumed, opened: undefined, ...decisive(caller, cell) });
      }
    }
  }
  return holders;
}

/** What resource policies give: the surest of each cell. */
function openedCells(inventory: Inventory): {
  readonly of: (caller: Caller, index: number) => OpenedCell | undefined;
  /** Those who hold nothing by policies of their own. */
  readonly others: readonly Caller[];
} {
  const cells = new Map<string, { readonly caller: Caller; readonly best: Map<number, OpenedCell> }>();
  withResourcePolicies(inventory, (caller, index, opened) => {
    let entry = cells.get(caller.arn);
    if (entry === undefined) {
      entry = { caller, best: new Map() };
      cells.set(caller.arn, entry);
    }
    const known = entry.best.get(index);
    if (known === undefined || rankOfCell(opened.cell) > rankOfCell(known.cell)) entry.best.set(index, opened);
  });
  const standing = new Set(inventory.holdings.map(({ caller }) => caller.arn));
  return {
    of: (caller, index) => cells.get(caller.arn)?.best.get(index),
    others: [...cells.values()].flatMap(({ caller }) => (standing.has(caller.arn) ? [] : [caller])),
  };
}

function holderOf(caller: Caller, action: UniverseAction, cell: CellDecision, target: Target): Holder {
  const status = statusOf(cell) as Holder['status'];
  const usually = status === 'yes' && cell.usual !== undefined;
  return { caller, action: action.name, status, usually, opened: target, ...decisive(caller, cell, target.resource) };
}

const statusIn = (held: Holdings, index: number): Status =>
  hasBit(held.yes, index)
    ? 'yes'
    : hasBit(held.conditional, index)
      ? 'conditional'
      : hasBit(held.indeterminate, index)
        ? 'indeterminate'
        : 'no';

function holdersOfResource(
  estate: Estate,
  callers: readonly Caller[],
  universe: Universe,
  question: WhoCanQuestion,
  arn: string,
): readonly Holder[] {
  const target = findTarget(estate, arn);
  const { resource, owner } = target;
  const holders: Holder[] = [];
  for (const caller of callers) {
    // without a policy of the resource nobody outside its account gets in (IAM User Guide, "Cross-account policy evaluation logic")
    if (owner !== undefined && caller.account.id !== owner.id && resource?.policy === undefined) continue;
    for (const action of universe.actions) {
      const cell = decideOnTarget(caller, action, target, question);
      if (statusOf(cell) !== 'no') holders.push({ ...holderOf(caller, action, cell, target), opened: undefined });
    }
  }
  return holders;
}

/** Where the deciding statement stands for this caller, and what it speaks of. */
function decisive(caller: Caller, cell: CellDecision | undefined, resource?: Resource): Pick<Holder, 'statement' | 'scope'> {
  const decision = cell?.usual?.verdict === 'allow' ? cell.usual : cell?.open;
  const policy = decision?.policy;
  if (policy === undefined || decision?.statement === undefined) return { statement: undefined, scope: [] };
  const { account } = caller;
  const attachments: readonly (Attachment | undefined)[] = [
    ...caller.identity,
    caller.boundary,
    resource?.policy,
    ...(account.scp ?? []).flat(),
    ...(account.rcp ?? []).flat(),
  ];
  const document: DocumentRef = attachments.find((attachment) => attachment?.policy === policy)?.ref ?? policy.ref;
  const statement = policy.statements[decision.statement];
  const { patterns = [], negated = false } = statement?.resources ?? {};
  return {
    statement: { document, index: decision.statement, sid: statement?.sid },
    scope: statement?.effect === 'Deny' ? [] : patterns.map((pattern) => (negated ? `not ${pattern}` : pattern)),
  };
}
