import { parseOperator } from '../../iam/operators.ts';
import type { BaseOperator } from '../../iam/policy.ts';
import { safe } from './palette.ts';

/** A condition as it stands in what is left open. */
export interface ConditionWords {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  /** It stands in a statement that must not match. */
  readonly denies: boolean;
}

/** How an operator reads, and its opposite. */
const VERBS: Readonly<Record<Exclude<BaseOperator, 'Null'>, readonly [is: string, isNot: string]>> = {
  StringEquals: ['is', 'is not'],
  StringNotEquals: ['is not', 'is'],
  StringEqualsIgnoreCase: ['is, in any case,', 'is not, in any case,'],
  StringNotEqualsIgnoreCase: ['is not, in any case,', 'is, in any case,'],
  StringLike: ['is like', 'is not like'],
  StringNotLike: ['is not like', 'is like'],
  NumericEquals: ['=', 'is not'],
  NumericNotEquals: ['is not', '='],
  NumericLessThan: ['<', '>='],
  NumericLessThanEquals: ['<=', '>'],
  NumericGreaterThan: ['>', '<='],
  NumericGreaterThanEquals: ['>=', '<'],
  DateEquals: ['is', 'is not'],
  DateNotEquals: ['is not', 'is'],
  DateLessThan: ['is before', 'is not before'],
  DateLessThanEquals: ['is no later than', 'is after'],
  DateGreaterThan: ['is after', 'is no later than'],
  DateGreaterThanEquals: ['is not before', 'is before'],
  Bool: ['is', 'is not'],
  BinaryEquals: ['is', 'is not'],
  IpAddress: ['is in', 'is not in'],
  NotIpAddress: ['is not in', 'is in'],
  ArnEquals: ['is like', 'is not like'],
  ArnLike: ['is like', 'is not like'],
  ArnNotEquals: ['is not like', 'is like'],
  ArnNotLike: ['is not like', 'is like'],
};

const SHOWN = 6;

/** What must hold, in words: `aws:RequestedRegion is us-east-1 or eu-west-1`, `aws:MultiFactorAuthPresent is true, or absent`. */
export function conditionText({ operator: written, key, values, denies }: ConditionWords): string {
  const { operator, set, ifExists } = parseOperator(written);
  const list = values.length <= SHOWN ? values.join(' or ') : `${values.slice(0, SHOWN).join(' or ')} or ${values.length - SHOWN} more`;
  if (operator === undefined) return safe(`${denies ? 'not ' : ''}${written} ${key} ${list}`);
  if (operator === 'Null') {
    const absent = values.some((value) => value.toLowerCase() === 'true');
    const present = values.some((value) => value.toLowerCase() === 'false');
    if (absent === present) return safe(`${denies ? 'not ' : ''}Null ${key} ${list}`);
    return safe(`${key} is ${absent === denies ? 'present' : 'absent'}`);
  }
  const [is, isNot] = VERBS[operator];
  // with several values a negated verb means none of them
  const verb = denies ? isNot : is;
  if (set === undefined) {
    // a Deny with IfExists also matches without the key, so that the key must be there
    const absence = ifExists ? (denies ? ', and present' : ', or absent') : '';
    return safe(`${key} ${verb} ${list}${absence}`);
  }
  // `not every value is` and `not some value is` have no short opposite
  const members = set === 'ForAllValues' ? 'every value of' : 'some value of';
  return safe(`${denies ? 'not: ' : ''}${members} ${key} ${is} ${list}${set === 'ForAllValues' || ifExists ? ' (or absent)' : ''}`);
}
