import { isNegated, takesVariables } from '../operators.ts';
import type { BaseOperator, Condition } from '../policy.ts';
import { ipAddress } from './conditions/addresses.ts';
import { arn } from './conditions/arns.ts';
import { date } from './conditions/dates.ts';
import type { Family } from './conditions/family.ts';
import { numeric } from './conditions/numbers.ts';
import { binaryEquals, bool, stringEquals, stringEqualsIgnoreCase, stringLike } from './conditions/texts.ts';
import { type OpenValue, type PreparedRequest, slotOf, type Value } from './request.ts';
import { agree, NO, not, or, type Truth4, UNKNOWN, UNREADABLE, YES } from './truth.ts';

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
  /** There, with a value that nobody knows. */
  readonly present: Truth4;
  readonly framed: (before: string, after: string, request: PreparedRequest) => Truth4;
  readonly one: (value: string, request: PreparedRequest) => Truth4;
  readonly many: (values: readonly string[], request: PreparedRequest) => Truth4;
}

const interned = new Map<string, ConditionTest>();
const MAX_INTERNED = 65_536;

/** One test for all conditions that are written alike: the same guard stands in many statements of many policies. */
export function compileCondition(condition: Condition, version: '2008-10-17' | '2012-10-17'): ConditionTest {
  const { written, key, values } = condition;
  const text = JSON.stringify([condition.operator, written.toLowerCase(), version, key.toLowerCase(), ...values]);
  let test = interned.get(text);
  if (test === undefined) {
    test = testOf(condition, version);
    if (interned.size >= MAX_INTERNED) interned.clear();
    interned.set(text, test);
  }
  return test;
}

function testOf(condition: Condition, version: '2008-10-17' | '2012-10-17'): ConditionTest {
  const { operator } = condition;
  if (operator === undefined) return () => UNREADABLE;
  const slot = slotOf(condition.key);
  const form = operator === 'Null' ? nullForm(condition.values) : formOf(condition, operator, version);
  return (request) => {
    const value = request.value(slot);
    return typeof value === 'string' ? form.one(value, request) : answer(form, value, request);
  };
}

function answer(form: Form, value: Value, request: PreparedRequest): Truth4 {
  if (typeof value === 'string') return form.one(value, request);
  if (isList(value)) return form.many(value, request);
  switch (value.state) {
    case 'absent':
      return form.absent;
    case 'present':
      return form.present;
    case 'framed':
      return form.framed(value.before, value.after, request);
    case 'either':
      return value.options.map((option) => answer(form, option, request)).reduce(agree);
    case 'unknown':
      return agree(form.absent, form.present);
  }
}

const isList = (value: readonly string[] | OpenValue): value is readonly string[] => Array.isArray(value);

const isEmpty = (values: readonly string[]): boolean => values.length === 0 || (values.length === 1 && values[0] === '');

function formOf(condition: Condition, operator: Exclude<BaseOperator, 'Null'>, version: '2008-10-17' | '2012-10-17'): Form {
  const { matches, fits } = FAMILIES[operator](condition.values, version === '2012-10-17' && takesVariables(operator));
  const negated = isNegated(operator);
  const one: Form['one'] = negated ? (value, request) => not(matches(value, request)) : matches;
  const framed: Form['framed'] = negated ? (before, after, request) => not(fits(before, after, request)) : fits;
  const whenAbsent = (truth: Truth4): Truth4 => (condition.ifExists ? YES : truth);
  switch (condition.set) {
    case 'ForAllValues': {
      const many: Form['many'] = (values, request) => (isEmpty(values) ? YES : every(values, one, request));
      return {
        absent: whenAbsent(YES),
        present: UNKNOWN,
        framed,
        one: (value, request) => (value === '' ? YES : one(value, request)),
        many,
      };
    }
    case 'ForAnyValue': {
      const many: Form['many'] = (values, request) => (isEmpty(values) ? NO : some(values, one, request));
      return { absent: whenAbsent(NO), present: UNKNOWN, framed, one: (value, request) => (value === '' ? NO : one(value, request)), many };
    }
    case undefined: {
      // without a set operator a list matches neither way; an empty one is compared as empty text
      const many: Form['many'] = (values, request) => (isEmpty(values) ? one('', request) : NO);
      return { absent: whenAbsent(negated ? YES : NO), present: UNKNOWN, framed, one, many };
    }
  }
}

function every(values: readonly string[], test: Form['one'], request: PreparedRequest): Truth4 {
  let result: Truth4 = YES;
  for (const value of values) {
    const truth = test(value, request);
    if (truth === NO) return NO;
    if (truth !== YES) result = truth;
  }
  return result;
}

function some(values: readonly string[], test: Form['one'], request: PreparedRequest): Truth4 {
  let result: Truth4 = NO;
  for (const value of values) {
    result = or(result, test(value, request));
    if (result === YES) return YES;
  }
  return result;
}

/** Null "true" asks that the key is not there, "false" that it is; an empty value counts as not there. */
function nullForm(values: readonly string[]): Form {
  const absent = values.some((value) => value.toLowerCase() === 'true') ? YES : NO;
  const present = values.some((value) => value.toLowerCase() === 'false') ? YES : NO;
  return {
    absent,
    present,
    framed: () => present,
    one: (value) => (value === '' ? absent : present),
    many: (members) => (isEmpty(members) ? absent : present),
  };
}
