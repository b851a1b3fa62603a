import type { Attachment, Estate, Resource } from '../estate/estate.ts';
import type { DocumentRef, StatementRef } from '../iam/policy.ts';
import { hasBit } from './bits.ts';
import type { Assumptions, Caller } from './caller.ts';
import type { CallerIndex } from './caller-index.ts';
import { CallerAssessor } from './caller-assessor.ts';
import { type CellDecision, type Status, statusOf } from './status.ts';
import { partitionOf } from './inventory.ts';
import { decideOnTarget } from './target-decision.ts';
import { findTarget } from './target.ts';
import { buildUniverse, type Universe } from './universe.ts';

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
}

/** Which actions are asked about, on what, and under which assumptions. */
export interface WhoCanQuestion {
  readonly actions: readonly string[];
  readonly resource: string | undefined;
  readonly assumptions: Assumptions;
  readonly home: string;
}

/** Who has the actions: on some resource of the own account, or on the one that is asked for. */
export function whoCan(estate: Estate, index: CallerIndex, question: WhoCanQuestion): readonly Holder[] {
  const universe = buildUniverse(question.actions);
  const assessor = new CallerAssessor(universe, partitionOf(estate), question.assumptions, question.home);
  if (question.resource !== undefined) return holdersOfResource(estate, index.callers, universe, question, question.resource);
  const holders: Holder[] = [];
  for (const caller of index.candidates(question.actions)) {
    const held = assessor.assess(caller);
    for (const [number, action] of universe.actions.entries()) {
      const status: Status = hasBit(held.yes, number)
        ? 'yes'
        : hasBit(held.conditional, number)
          ? 'conditional'
          : hasBit(held.indeterminate, number)
            ? 'indeterminate'
            : 'no';
      if (status === 'no') continue;
      const usually = hasBit(held.usually, number);
      const { cell } = assessor.cells.decideCell(caller, action, undefined, { status, assumed: usually });
      holders.push({
        caller,
        action: action.name,
        status,
        usually,
        ...decisive(caller, cell),
      });
    }
  }
  return holders;
}

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
      const status = statusOf(cell);
      if (status === 'no') continue;
      holders.push({
        caller,
        action: action.name,
        status,
        usually: status === 'yes' && cell.usual !== undefined,
        ...decisive(caller, cell, resource),
      });
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
