import type { Truth } from '../../decision.ts';
import type { BaseOperator } from '../../policy.ts';
import type { Scope } from '../scope.ts';
import { contains, parseAddress, parseRange } from './addresses.ts';
import { matchesArnText } from './arns.ts';
import { matchesDate, matchesNumber, type Relation } from './ordered.ts';
import { matchesBool, matchesString } from './strings.ts';

const truthOf = (holds: boolean): Truth => (holds ? 'yes' : 'no');

/**
 * Whether one value of the request matches one value of the policy, for the positive form of an operator. A value that is not of the
 * operator's type matches nothing: the positive operator is false, the negated one true, and a Deny stays closed.
 */
export function matchesValue(operator: Exclude<BaseOperator, 'Null'>, value: string, written: string, scope: Scope): Truth {
  switch (operator) {
    case 'StringEquals':
    case 'StringNotEquals':
      return matchesString(value, written, { wildcards: false, ignoreCase: false }, scope);
    case 'StringEqualsIgnoreCase':
    case 'StringNotEqualsIgnoreCase':
      return matchesString(value, written, { wildcards: false, ignoreCase: true }, scope);
    case 'StringLike':
    case 'StringNotLike':
      return matchesString(value, written, { wildcards: true, ignoreCase: false }, scope);
    case 'NumericEquals':
    case 'NumericNotEquals':
    case 'NumericLessThan':
    case 'NumericLessThanEquals':
    case 'NumericGreaterThan':
    case 'NumericGreaterThanEquals':
      return truthOf(matchesNumber(value, written, relationOf(operator.slice('Numeric'.length)), scope));
    case 'DateEquals':
    case 'DateNotEquals':
    case 'DateLessThan':
    case 'DateLessThanEquals':
    case 'DateGreaterThan':
    case 'DateGreaterThanEquals':
      return truthOf(matchesDate(value, written, relationOf(operator.slice('Date'.length)), scope));
    case 'Bool':
      return matchesBool(value, written, scope);
    case 'BinaryEquals':
      // IAM compares the base64 texts (IAM User Guide, "Binary condition operators")
      return truthOf(value === written);
    case 'IpAddress':
    case 'NotIpAddress':
      return truthOf(matchesAddress(value, written, scope));
    case 'ArnEquals':
    case 'ArnLike':
    case 'ArnNotEquals':
    case 'ArnNotLike':
      return matchesArnText(value, written, scope);
  }
}

const relationOf = (name: string): Relation => (name === 'NotEquals' ? 'Equals' : (name as Relation));

/** Addresses are compared as numbers, so that two spellings of one address are equal. */
function matchesAddress(value: string, written: string, scope: Scope): boolean {
  const address = parseAddress(value);
  const range = parseRange(written);
  if (address === undefined) scope.warn(`the value \`${value}\` is not an IP address`);
  if (range === undefined) scope.warn(`\`${written}\` is not an IP address or range`);
  return address !== undefined && range !== undefined && contains(range, address);
}
