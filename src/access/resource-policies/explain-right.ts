import type { Estate } from '../../estate/estate.ts';
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
 * the policy of a resource gives it, whichever is surer. A question about one resource is about that alone.
 */
export function explainRight(estate: Estate, caller: Caller, question: Omit<HoldingQuestion, 'opened'>): Holding {
  const own = explainHolding(estate, caller, question);
  const { assumptions, home } = question;
  if (question.resource !== undefined || rankOf(own.status, own.usually) === rankOf('yes', false)) return own;
  const universe = buildUniverse([question.action]);
  const assessor = new CallerAssessor(universe, partitionOf(estate), assumptions, home, knownResources(estate));
  const opened = openedTo({ estate, universe, assumptions, home, assessor }, caller);
  if (opened === undefined) return own;
  const other = explainHolding(estate, caller, { ...question, opened });
  return rankOf(other.status, other.usually) > rankOf(own.status, own.usually) ? other : own;
}
