/** Four-valued truth as small integers, ordered so that OR is the maximum. Names: `Truth` in ../decision.ts. */
export type Truth4 = 0 | 1 | 2 | 3;

/** Certainly not. */
export const NO: Truth4 = 0;
/** Depends on a context value that nobody supplied. */
export const UNKNOWN: Truth4 = 1;
/** Depends on something that cannot be evaluated. */
export const UNREADABLE: Truth4 = 2;
/** Certainly. */
export const YES: Truth4 = 3;

/** The maximum. */
export const or = (a: Truth4, b: Truth4): Truth4 => (a > b ? a : b);

/** The minimum, except that unreadable beats unknown: an answer that rests on both cannot be given even with all values supplied. */
export function and(a: Truth4, b: Truth4): Truth4 {
  if (a === NO || b === NO) return NO;
  if (a === YES) return b;
  if (b === YES) return a;
  return a > b ? a : b;
}

/** Open answers stay open. */
export const not = (a: Truth4): Truth4 => (a === NO ? YES : a === YES ? NO : a);

/** The truth of what is known. */
export const truthOf = (holds: boolean): Truth4 => (holds ? YES : NO);

/** The truth that two readings of the same facts lead to: theirs where they agree, otherwise open. */
export function agree(a: Truth4, b: Truth4): Truth4 {
  if (a === b) return a;
  return a === UNREADABLE || b === UNREADABLE ? UNREADABLE : UNKNOWN;
}
