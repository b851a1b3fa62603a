import type { Truth } from '../../decision.ts';
import { isNegated } from '../../operators.ts';
import type { BaseOperator, Condition } from '../../policy.ts';
import { type Situation, situationsOf } from '../context.ts';
import { agree, allTruth, anyTruth, leaf, notTruth, type Outcome } from '../outcome.ts';
import type { Scope } from '../scope.ts';
import { matchesFrame } from './frames.ts';
import { matchesValue } from './match-value.ts';

/** One operator on one key: true, false, open because a value is missing, or not evaluable because the operator is none of AWS's. */
export function conditionOutcome(condition: Condition, scope: Scope): Outcome {
  const { operator } = condition;
  if (operator === undefined) {
    const what = `condition \`${condition.written}\` on \`${condition.key}\``;
    return leaf('unreadable', { kind: 'unreadable', what, statement: scope.ref });
  }
  const truths = situationsOf(scope.request, condition.key).map((situation) => truthIn(condition, operator, situation, scope));
  return leaf(agree(truths), {
    kind: 'condition',
    operator: condition.written,
    key: condition.key,
    values: condition.values,
    statement: scope.ref,
  });
}

/** The table of forms: absent keys, empty values, single values, lists (IAM User Guide, "Conditions with multiple context keys or values"). */
function truthIn(condition: Condition, operator: BaseOperator, situation: Situation, scope: Scope): Truth {
  if (operator === 'Null') return truthOfNull(condition.values, situation);
  if (situation === 'absent') return truthWhenAbsent(condition, operator);
  if (situation === 'some-value') return 'unknown';
  // one value, of which a part is known
  if ('before' in situation) return passing(operator, (written) => matchesFrame(operator, situation, written, scope), condition.values);
  const { values, list } = situation;
  const passes = (value: string): Truth => passing(operator, (written) => matchesValue(operator, value, written, scope), condition.values);
  switch (condition.set) {
    case 'ForAllValues':
      return isEmpty(values) ? 'yes' : allTruth(values.map(passes));
    case 'ForAnyValue':
      return isEmpty(values) ? 'no' : anyTruth(values.map(passes));
    case undefined:
      // an empty list counts as the empty text: AWS speaks of "a null data set, such as an empty string"
      if (isEmpty(values)) return passes('');
      // a list needs a set operator; without one neither form of an operator matches, as seen on AWS
      return list || values.length > 1 ? 'no' : passes(values[0] ?? '');
  }
}

/** No value at all, or one that is the empty text. */
const isEmpty = (values: readonly string[]): boolean => values.length === 0 || (values.length === 1 && values[0] === '');

function truthWhenAbsent(condition: Condition, operator: BaseOperator): Truth {
  // IfExists: "if the condition key is not present, evaluate the condition element as true"; so with set operators too
  if (condition.ifExists) return 'yes';
  if (condition.set === 'ForAllValues') return 'yes';
  // also for negated operators: there is no value that could pass
  if (condition.set === 'ForAnyValue') return 'no';
  return isNegated(operator) ? 'yes' : 'no';
}

/** `Null: true` asks for absence; a key whose value is empty counts as absent. */
function truthOfNull(written: readonly string[], situation: Situation): Truth {
  const absent = situation === 'absent' || (typeof situation === 'object' && 'values' in situation && isEmpty(situation.values));
  return written.some((value) => value.toLowerCase() === String(absent)) ? 'yes' : 'no';
}

/** A value passes a positive test by matching one value of the policy, a negated one by matching none. */
function passing(operator: BaseOperator, matches: (written: string) => Truth, written: readonly string[]): Truth {
  const matched = anyTruth(written.map(matches));
  return isNegated(operator) ? notTruth(matched) : matched;
}
