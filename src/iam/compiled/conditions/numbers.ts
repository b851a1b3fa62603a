import { type Truth4, truthOf } from '../truth.ts';
import { type Family, neverFits, remembered } from './family.ts';

/** Numeric operators compare numbers, not text (IAM User Guide, "Numeric condition operators"). Exact for any length of digits. */

export type Comparison = (order: number) => boolean;

/** Zero point `digits`, times ten to the power `point`. Digits neither begin nor end with zero; zero has none. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly point: number;
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
const ZERO: Decimal = { negative: false, digits: '', point: 0 };

/** The number that a text is, undefined where it is none. */
export function parseDecimal(text: string): Decimal | undefined {
  const found = DECIMAL.exec(text);
  if (found === null) return undefined;
  const whole = found[2] ?? '';
  const written = whole + (found[3] ?? '');
  if (written === '') return undefined;
  return decimalOf(found[1] === '-', written, whole.length + Number(found[4] ?? 0));
}

/** The number of some digits, of which `point` stand before the decimal point. */
export function decimalOf(negative: boolean, written: string, point: number): Decimal {
  let start = 0;
  while (written.charCodeAt(start) === 48) start++;
  let end = written.length;
  while (end > start && written.charCodeAt(end - 1) === 48) end--;
  return start === end ? ZERO : { negative, digits: written.slice(start, end), point: point - start };
}

/** Negative, zero or positive, as for sorting. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const order = compareSizes(a, b);
  return a.negative ? -order : order;
}

function compareSizes(a: Decimal, b: Decimal): number {
  if (a.digits === b.digits && a.point === b.point) return 0;
  if (a.digits === '' || b.digits === '') return a.digits === '' ? -1 : 1;
  if (a.point !== b.point) return a.point < b.point ? -1 : 1;
  return a.digits < b.digits ? -1 : 1;
}

/** An operator that compares what texts stand for. What stands for nothing matches nothing. */
export const compared =
  (parse: (text: string) => Decimal | undefined, holds: Comparison): Family =>
  (values) => {
    // a policy value that is not a number matches nothing, so that a negated test of it holds and a Deny stays closed
    const wanted = values.map(parse).filter((value) => value !== undefined);
    return {
      matches: remembered((value): Truth4 => {
        const given = parse(value);
        return truthOf(given !== undefined && wanted.some((other) => holds(compareDecimals(given, other))));
      }),
      fits: neverFits,
    };
  };

/** A family of numeric operators from the order that it asks for. */
export const numeric = (holds: Comparison): Family => compared(parseDecimal, holds);
