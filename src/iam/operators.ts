import type { BaseOperator } from './policy.ts';

/** AWS's 27 base condition operators (IAM User Guide, "Condition operators"); everything else cannot be evaluated. */
const BASE: readonly BaseOperator[] = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnLike',
  'ArnNotEquals',
  'ArnNotLike',
  'Null',
];

const BY_LOWER_NAME = new Map(BASE.map((name) => [name.toLowerCase(), name]));

/** Operators that ask for no match; an absent key satisfies them. */
const NEGATED: ReadonlySet<BaseOperator> = new Set<BaseOperator>([
  'StringNotEquals',
  'StringNotEqualsIgnoreCase',
  'StringNotLike',
  'NumericNotEquals',
  'DateNotEquals',
  'NotIpAddress',
  'ArnNotEquals',
  'ArnNotLike',
]);

/** Whether the operator is the negation of another: `StringNotEquals`. */
export const isNegated = (operator: BaseOperator): boolean => NEGATED.has(operator);

/** Operators whose policy values may hold policy variables: String and ARN operators, and Bool (the operator page supports it; see the reference). */
export const takesVariables = (operator: BaseOperator): boolean =>
  operator.startsWith('String') || operator.startsWith('Arn') || operator === 'Bool';

/** The parts of an operator as written: `ForAnyValue:StringLikeIfExists`. Names ignore case. */
export function parseOperator(written: string): {
  readonly operator: BaseOperator | undefined;
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly ifExists: boolean;
} {
  const colon = written.indexOf(':');
  const prefix = colon < 0 ? '' : written.slice(0, colon).toLowerCase();
  const set = prefix === 'forallvalues' ? 'ForAllValues' : prefix === 'foranyvalue' ? 'ForAnyValue' : undefined;
  let rest = written.slice(colon + 1).toLowerCase();
  const ifExists = rest.endsWith('ifexists');
  if (ifExists) rest = rest.slice(0, -'ifexists'.length);
  const operator = colon >= 0 && set === undefined ? undefined : BY_LOWER_NAME.get(rest);
  // Null already asks about existence: AWS defines neither NullIfExists nor a set form of it
  if (operator === 'Null' && (ifExists || set !== undefined)) return { operator: undefined, set, ifExists };
  return { operator, set, ifExists };
}
