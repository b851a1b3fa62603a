import { isListKey } from '../../catalogue/reference/reference.ts';
import { isNegated } from '../../iam/operators.ts';
import type { Condition, Policy } from '../../iam/policy.ts';
import { inverse, type Limit, type Test } from './limit.ts';
import { testOf } from './test-of.ts';
import { matchesPattern } from './text-pattern.ts';

/**
 * What it takes that a condition is true, or false; undefined where that is outside of what can be decided here: a policy variable, an
 * operator or a value that cannot be read. The table of forms is that of the evaluators (IAM User Guide, "Conditions with multiple context
 * keys or values").
 */
export function conditionLimit(condition: Condition, wanted: boolean, version: Policy['version']): Limit | undefined {
  const { operator, set, ifExists, values } = condition;
  const key = condition.key.toLowerCase();
  if (operator === undefined) return undefined;
  if (operator === 'Null') {
    const when = (absent: boolean): boolean => values.some((value) => value.toLowerCase() === String(absent)) === wanted;
    return { key, absent: when(true), empty: when(true), present: when(false) ? 'any' : undefined };
  }
  const test = testOf(operator, values, version);
  if (test === undefined) return undefined;
  const absent = (ifExists || set === 'ForAllValues' || (set === undefined && isNegated(operator))) === wanted;
  const emptyPasses = set === 'ForAllValues' || (set === undefined && passes(test, ''));
  const common = { key, absent, empty: emptyPasses === wanted };
  // a list needs a set operator; without one neither form matches
  if (set === undefined && isListKey(key)) return { ...common, present: wanted ? undefined : 'any' };
  const isEach = (set === 'ForAnyValue') !== wanted;
  return { ...common, present: { how: isEach ? 'each' : 'some', test: wanted ? test : inverse(test) } };
}

/** Whether a value passes a test. */
export const passes = (test: Test, value: string): boolean =>
  test.kind === 'ordered' ? test.passes(value) : test.language.some((pattern) => matchesPattern(pattern, value)) === test.in;
