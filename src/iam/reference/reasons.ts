import type { Reason, Truth } from '../decision.ts';
import type { Statements } from './layer-outcomes.ts';
import { isOpen } from './outcome.ts';
import { type GrantPath, pathOutcome, type Requirement } from './requirement.ts';
import { describe } from './scope.ts';
import type { StatementOutcome } from './statement-outcome.ts';

/** The statements that deny, with the truth asked for. */
export function denyReasons(statements: Statements, truths: readonly Truth[]): readonly Reason[] {
  return statements
    .filter((statement) => truths.includes(statement.deny.truth))
    .map((statement) => statementReason(statement, 'Deny', statement.deny.truth));
}

/** Why access is granted: the Allow of each requirement of each way that holds. */
export function allowReasons(ceilings: readonly Requirement[], paths: readonly GrantPath[]): readonly Reason[] {
  const holding = paths.filter((path) => pathOutcome(path).truth === 'yes').flat();
  return distinct([...holding, ...ceilings].flatMap((r) => requirementReasons(r, ['yes'])));
}

/** Why nothing grants access: every layer that lacks an Allow, and every rule of AWS in the way. */
export function lackReasons(ceilings: readonly Requirement[], paths: readonly GrantPath[]): readonly Reason[] {
  const grants = paths.every((path) => pathOutcome(path).truth === 'no') ? paths.flat() : [];
  const failed = [...ceilings, ...grants].filter((r) => r.outcome.truth === 'no');
  const reasons: Reason[] = [];
  for (const { layer, level, lacks, note } of failed) {
    if (lacks !== undefined) reasons.push({ layer, level, effect: 'none', truth: 'no', statement: undefined, message: lacks });
    if (note !== undefined) reasons.push({ layer, level, effect: 'note', truth: 'no', statement: undefined, message: note });
  }
  return distinct(reasons);
}

/** What access depends on: the open Allows and notes of every way that is not closed, and the certain ones beside them. */
export function openReasons(ceilings: readonly Requirement[], paths: readonly GrantPath[]): readonly Reason[] {
  const possible = [...paths.filter((path) => pathOutcome(path).truth !== 'no').flat(), ...ceilings];
  return distinct([
    ...possible.flatMap((r) => requirementReasons(r, ['unreadable'])),
    ...possible.flatMap((r) => requirementReasons(r, ['unknown'])),
    ...possible.flatMap((r) => requirementReasons(r, ['yes'])),
  ]);
}

function requirementReasons(r: Requirement, truths: readonly Truth[]): readonly Reason[] {
  const reasons: Reason[] = [];
  if (r.note !== undefined && truths.includes(r.outcome.truth)) {
    reasons.push({ layer: r.layer, level: r.level, effect: 'note', truth: r.outcome.truth, statement: undefined, message: r.note });
  }
  for (const { statement, outcome } of r.allows) {
    if (truths.includes(outcome.truth)) reasons.push(statementReason(statement, 'Allow', outcome.truth));
  }
  return reasons;
}

function statementReason(statement: StatementOutcome, effect: 'Allow' | 'Deny', truth: Truth): Reason {
  const { place, policy, ref } = statement;
  const what = ref === undefined ? policy.ref.name : describe(ref);
  const verb = effect === 'Allow' ? 'allow' : 'deny';
  const message = !isOpen(truth)
    ? `${what} ${verb === 'allow' ? 'allows' : 'denies'} it`
    : truth === 'unknown'
      ? `${what} may ${verb} it, depending on what was not supplied`
      : `${what} may ${verb} it, but cannot be evaluated${policy.unreadable === undefined ? '' : `: ${policy.unreadable}`}`;
  return { layer: place.layer, level: place.level, effect, truth, statement: ref, message };
}

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
