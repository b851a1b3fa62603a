import type { Language } from './text-pattern.ts';

/** Which values pass one test. `among`: values at which tests of this kind change, one on each side. */
export type Test =
  | { readonly kind: 'text'; readonly in: boolean; readonly language: Language }
  | { readonly kind: 'ordered'; readonly passes: (value: string) => boolean; readonly among: readonly string[] };

/** What one condition, true or false, says of one context key. */
export interface Limit {
  /** In lower case. */
  readonly key: string;
  readonly absent: boolean;
  /** Whether the empty text, which counts as no value to some operators, will do. */
  readonly empty: boolean;
  /** Undefined: no value will do. `each`: every value passes; `some`: there is one that passes. */
  readonly present: { readonly how: 'each' | 'some'; readonly test: Test } | 'any' | undefined;
}

/** The opposite test. */
export const inverse = (test: Test): Test =>
  test.kind === 'text' ? { ...test, in: !test.in } : { kind: 'ordered', among: test.among, passes: (value) => !test.passes(value) };
