import { NO, YES } from '../truth.ts';
import type { Family } from './family.ts';

/** Numeric operators compare numbers, not text (IAM User Guide, "Numeric condition operators"). Exact for any length of digits. */

export type Comparison = (order: number) => boolean;

interface Decimal {
  readonly negative: boolean;
  /** Digits without leading zeros. */
  readonly whole: string;
  /** Digits without trailing zeros. */
  readonly fraction: string;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

function parseDecimal(text: string): Decimal | undefined {
  const found = DECIMAL.exec(text.trim());
  if (found === null) return undefined;
  const whole = (found[2] as string).replace(/^0+/, '');
  const fraction = (found[3] ?? '').replace(/0+$/, '');
  return { negative: found[1] === '-' && (whole !== '' || fraction !== ''), whole, fraction };
}

function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const sign = a.negative ? -1 : 1;
  if (a.whole.length !== b.whole.length) return a.whole.length < b.whole.length ? -sign : sign;
  const x = `${a.whole}.${a.fraction}`;
  const y = `${b.whole}.${b.fraction}`;
  return x === y ? 0 : x < y ? -sign : sign;
}

export const numeric =
  (holds: Comparison): Family =>
  (values) => {
    // a policy value that is not a number matches nothing, so that a negated test of it holds and a Deny stays closed
    const wanted = values.map(parseDecimal).filter((value) => value !== undefined);
    return (value) => {
      const given = parseDecimal(value);
      return given !== undefined && wanted.some((other) => holds(compareDecimals(given, other))) ? YES : NO;
    };
  };
