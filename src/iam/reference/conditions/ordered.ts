import type { Scope } from '../scope.ts';
import { parseInstant } from './dates.ts';
import { compareDecimals, type Decimal, parseDecimal } from './numbers.ts';

/** The relation an operator asks for; the negated operators ask for equality and turn the answer round. */
export type Relation = 'Equals' | 'LessThan' | 'LessThanEquals' | 'GreaterThan' | 'GreaterThanEquals';

/** Numbers by value (IAM User Guide, "Numeric condition operators"). */
export const matchesNumber = (value: string, written: string, relation: Relation, scope: Scope): boolean =>
  compare(value, written, relation, parseDecimal, 'a number', scope);

/** Dates as points in time (IAM User Guide, "Date condition operators"). */
export const matchesDate = (value: string, written: string, relation: Relation, scope: Scope): boolean =>
  compare(value, written, relation, parseInstant, 'a date', scope);

function compare(
  value: string,
  written: string,
  relation: Relation,
  parse: (text: string) => Decimal | undefined,
  what: string,
  scope: Scope,
): boolean {
  const left = parse(value);
  const right = parse(written);
  if (left === undefined) scope.warn(`the value \`${value}\` is not ${what}`);
  if (right === undefined) scope.warn(`\`${written}\` is not ${what}`);
  if (left === undefined || right === undefined) return false;
  const order = compareDecimals(left, right);
  switch (relation) {
    case 'Equals':
      return order === 0;
    case 'LessThan':
      return order < 0;
    case 'LessThanEquals':
      return order <= 0;
    case 'GreaterThan':
      return order > 0;
    case 'GreaterThanEquals':
      return order >= 0;
  }
}
