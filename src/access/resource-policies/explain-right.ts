import type { Estate } from '../../estate/estate.ts';
import type { Decision, Reason } from '../../iam/decision.ts';
import type { Caller } from '../caller.ts';
import { CallerAssessor } from '../caller-assessor.ts';
import { explainHolding, type Holding, type HoldingQuestion } from '../holding.ts';
import { partitionOf } from '../partition.ts';
import { knownResources } from '../known-resources.ts';
import { buildUniverse } from '../universe.ts';
import { rankOf } from './opened.ts';
import { openedTo } from './resource-holdings.ts';

/**
 * Explains what an inventory with resource policies counts: the caller's own right to the action on some resource of its account, or what
 * the policy of a resource gives it, whichever is surer. A question about one resource is about that alone; of somebody whose account the
 * snapshot does not hold only what resource policies give is asked.
 */
export function explainRight(estate: Estate, caller: Caller, question: Omit<HoldingQuestion, 'opened'>): Holding {
  const { assumptions, home } = question;
  const own = explainHolding(estate, caller, question);
  const isOutsider = !estate.accounts.has(caller.account.id);
  if (question.resource !== undefined || (!isOutsider && rankOf(own.status, own.usually) === rankOf('yes', false))) return own;
  const universe = buildUniverse([question.action]);
  const assessor = new CallerAssessor(universe, partitionOf(estate), assumptions, home, knownResources(estate));
  const opened = openedTo({ estate, universe, assumptions, home, assessor }, caller);
  if (opened === undefined) return isOutsider ? shutOut(own) : own;
  const other = explainHolding(estate, caller, { ...question, opened });
  return isOutsider || rankOf(other.status, other.usually) > rankOf(own.status, own.usually) ? other : own;
}

/** What an outsider has on resources of its own account is no matter of this organisation. */
function shutOut(own: Holding): Holding {
  const message = 'no resource policy of the snapshot lets it in';
  const reason: Reason = { layer: 'resource', level: undefined, effect: 'none', truth: 'no', statement: undefined, message };
  const open: Decision = { verdict: 'implicitDeny', reasons: [reason], warnings: [], residual: undefined };
  return {
    ...own,
    status: 'no',
    usually: false,
    resource: '*',
    example: false,
    scope: [],
    open,
    usual: undefined,
    conditions: [],
    traps: [],
  };
}
