import { isNegated, takesVariables } from '../operators.ts';
import type { BaseOperator, Condition } from '../policy.ts';
import { ipAddress } from './conditions/addresses.ts';
import { arn } from './conditions/arns.ts';
import { date } from './conditions/dates.ts';
import type { Family, ValueTest } from './conditions/family.ts';
import { numeric } from './conditions/numbers.ts';
import { binaryEquals, bool } from './conditions/others.ts';
import { stringEquals, stringEqualsIgnoreCase, stringLike } from './conditions/strings.ts';
import { type PreparedRequest, slotOf, type Value } from './request.ts';
import { NO, not, or, type Truth4, UNKNOWN, UNREADABLE, YES } from './truth.ts';

/** One condition, made ready: the truth of it in a request. */
export type ConditionTest = (request: PreparedRequest) => Truth4;

const FAMILIES: Readonly<Record<Exclude<BaseOperator, 'Null'>, Family>> = {
  StringEquals: stringEquals,
  StringNotEquals: stringEquals,
  StringEqualsIgnoreCase: stringEqualsIgnoreCase,
  StringNotEqualsIgnoreCase: stringEqualsIgnoreCase,
  StringLike: stringLike,
  StringNotLike: stringLike,
  NumericEquals: numeric((order) => order === 0),
  NumericNotEquals: numeric((order) => order === 0),
  NumericLessThan: numeric((order) => order < 0),
  NumericLessThanEquals: numeric((order) => order <= 0),
  NumericGreaterThan: numeric((order) => order > 0),
  NumericGreaterThanEquals: numeric((order) => order >= 0),
  DateEquals: date((order) => order === 0),
  DateNotEquals: date((order) => order === 0),
  DateLessThan: date((order) => order < 0),
  DateLessThanEquals: date((order) => order <= 0),
  DateGreaterThan: date((order) => order > 0),
  DateGreaterThanEquals: date((order) => order >= 0),
  Bool: bool,
  BinaryEquals: binaryEquals,
  IpAddress: ipAddress,
  NotIpAddress: ipAddress,
  ArnEquals: arn,
  ArnLike: arn,
  ArnNotEquals: arn,
  ArnNotLike: arn,
};

/** What an operator answers for each thing that can be known of a key. The table is in the IAM User Guide, "Condition operators". */
interface Form {
  readonly absent: Truth4;
  readonly present: Truth4;
  readonly one: (value: string, request: PreparedRequest) => Truth4;
  readonly many: (values: readonly string[], request: PreparedRequest) => Truth4;
}

export function compileCondition(condition: Condition, version: '2008-10-17' | '2012-10-17'): ConditionTest {
  const { operator } = condition;
  if (operator === undefined) return () => UNREADABLE;
  const slot = slotOf(condition.key);
  const form = operator === 'Null' ? nullForm(condition.values) : formOf(condition, operator, version);
  return (request) => {
    const value = request.value(slot);
    return typeof value === 'string' ? form.one(value, request) : answer(form, value, request);
  };
}

function answer(form: Form, value: Exclude<Value, string>, request: PreparedRequest): Truth4 {
  if (isList(value)) return form.many(value, request);
  switch (value.state) {
    case 'absent':
      return form.absent;
    case 'framed':
    case 'present':
      return form.present;
    case 'optional': {
      const there = value.list ? form.many(value.values, request) : form.one(value.values[0] ?? '', request);
      return there === form.absent ? there : UNKNOWN;
    }
    default:
      return form.present === form.absent ? form.present : UNKNOWN;
  }
}

const isList = (value: Exclude<Value, string>): value is readonly string[] => Array.isArray(value);

function formOf(condition: Condition, operator: Exclude<BaseOperator, 'Null'>, version: '2008-10-17' | '2012-10-17'): Form {
  const variables = version === '2012-10-17' && takesVariables(operator);
  const matches = FAMILIES[operator](condition.values, variables);
  const test: ValueTest = isNegated(operator) ? (value, request) => not(matches(value, request)) : matches;
  const whenAbsent = (truth: Truth4): Truth4 => (condition.ifExists ? YES : truth);
  if (condition.set === 'ForAllValues') return setForm(whenAbsent(YES), YES, test, every);
  if (condition.set === 'ForAnyValue') return setForm(whenAbsent(NO), NO, test, some);
  return {
    absent: whenAbsent(isNegated(operator) ? YES : NO),
    present: UNKNOWN,
    one: test,
    // without a set operator a list of several matches neither way; an empty one is compared as empty text
    many: (values, request) => (values.length === 0 || (values.length === 1 && values[0] === '') ? test('', request) : NO),
  };
}

/** A set operator: an empty list and a lone empty text answer as the set operator does for no members at all. */
function setForm(
  absent: Truth4,
  empty: Truth4,
  test: ValueTest,
  combine: (values: readonly string[], test: ValueTest, request: PreparedRequest) => Truth4,
): Form {
  const many = (values: readonly string[], request: PreparedRequest): Truth4 =>
    values.length === 0 || (values.length === 1 && values[0] === '') ? empty : combine(values, test, request);
  return { absent, present: UNKNOWN, one: (value, request) => many([value], request), many };
}

function every(values: readonly string[], test: ValueTest, request: PreparedRequest): Truth4 {
  let result: Truth4 = YES;
  for (const value of values) {
    const truth = test(value, request);
    if (truth === NO) return NO;
    if (truth !== YES) result = truth;
  }
  return result;
}

function some(values: readonly string[], test: ValueTest, request: PreparedRequest): Truth4 {
  let result: Truth4 = NO;
  for (const value of values) {
    result = or(result, test(value, request));
    if (result === YES) return YES;
  }
  return result;
}

/** Null "true" asks that the key is not there, "false" that it is; an empty value counts as not there. */
function nullForm(values: readonly string[]): Form {
  const wantsAbsent = values.some((value) => value.toLowerCase() === 'true');
  const wantsPresent = values.some((value) => value.toLowerCase() === 'false');
  const absent = wantsAbsent ? YES : NO;
  const present = wantsPresent ? YES : NO;
  return {
    absent,
    present,
    one: (value) => (value === '' ? absent : present),
    many: (members) => (members.length === 0 || (members.length === 1 && members[0] === '') ? absent : present),
  };
}
