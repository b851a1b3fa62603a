import type { Residual, Truth } from '../decision.ts';

/**
 * A truth together with what is still open about it. Every rule of the reference evaluator answers with one, so the residual tree of a
 * decision is built by the same steps that build its truth.
 */
export interface Outcome {
  readonly truth: Truth;
  /** Set where the truth is `unknown` or `unreadable`. */
  readonly residual: Residual | undefined;
}

/** Certainly, with nothing left open. */
export const YES: Outcome = { truth: 'yes', residual: undefined };
/** Certainly not, with nothing left open. */
export const NO: Outcome = { truth: 'no', residual: undefined };

/** Whether a truth is neither yes nor no. */
export const isOpen = (truth: Truth): truth is 'unknown' | 'unreadable' => truth === 'unknown' || truth === 'unreadable';

/** A leaf: open truths carry the residual, certain ones do not. */
export function leaf(truth: Truth, residual: Residual): Outcome {
  if (truth === 'yes') return YES;
  if (truth === 'no') return NO;
  return { truth, residual };
}

/** AND: one `no` decides, otherwise every open part stays open. */
export function all(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.some((o) => o.truth === 'no')) return NO;
  return join('all', outcomes, YES);
}

/** OR: one `yes` decides, otherwise every open part stays open. */
export function any(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.some((o) => o.truth === 'yes')) return YES;
  return join('any', outcomes, NO);
}

/**
 * NOT: no open choice stays under `not` where it can stand outside, so that each open statement reads alone. What cannot be evaluated is
 * named as it is: its negation would say nothing more.
 */
export function not(outcome: Outcome): Outcome {
  if (outcome.truth === 'yes') return NO;
  if (outcome.truth === 'no') return YES;
  return { truth: outcome.truth, residual: outcome.residual === undefined ? undefined : negate(outcome.residual) };
}

function negate(residual: Residual): Residual {
  if (residual.kind === 'not') return residual.of;
  if (residual.kind === 'unreadable') return residual;
  if (residual.kind === 'any') return { kind: 'all', of: residual.of.map(negate) };
  return { kind: 'not', of: residual };
}

/** The open parts as one tree, without nesting of the same kind, without repetition; `certain` where nothing is open. */
function join(kind: 'all' | 'any', outcomes: readonly Outcome[], certain: Outcome): Outcome {
  const open = outcomes.filter((o) => isOpen(o.truth));
  if (open.length === 0) return certain;
  const parts = new Map<string, Residual>();
  for (const { residual } of open) {
    if (residual === undefined) continue;
    for (const part of residual.kind === kind ? residual.of : [residual]) parts.set(JSON.stringify(part), part);
  }
  const of = [...parts.values()];
  return {
    truth: open.some((o) => o.truth === 'unreadable') ? 'unreadable' : 'unknown',
    residual: of.length === 1 ? of[0] : { kind, of },
  };
}

/** The truth that several readings of the same facts lead to: theirs where they agree, otherwise open. */
export function agree(truths: readonly Truth[]): Truth {
  const [first] = truths;
  if (first === undefined) return 'unknown';
  if (truths.every((truth) => truth === first)) return first;
  return truths.includes('unreadable') ? 'unreadable' : 'unknown';
}

/** OR over bare truths. */
export function anyTruth(truths: readonly Truth[]): Truth {
  if (truths.includes('yes')) return 'yes';
  if (truths.includes('unreadable')) return 'unreadable';
  return truths.includes('unknown') ? 'unknown' : 'no';
}

/** AND over bare truths. */
export function allTruth(truths: readonly Truth[]): Truth {
  return notTruth(anyTruth(truths.map(notTruth)));
}

/** NOT of a bare truth. */
export function notTruth(truth: Truth): Truth {
  return truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : truth;
}
