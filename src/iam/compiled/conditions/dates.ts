import { NO, YES } from '../truth.ts';
import type { Family } from './family.ts';
import type { Comparison } from './numbers.ts';

/**
 * Date operators take W3C dates (ISO 8601 with any offset) or seconds since the epoch, on either side (IAM User Guide, "Date condition
 * operators"; W3C NOTE-datetime). Milliseconds since the epoch are compared inside.
 */
const W3C = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|z|[+-]\d{2}:?\d{2})?)?)?)?$/;
const EPOCH_SECONDS = /^-?\d{5,}(?:\.\d+)?$/;

export function parseDate(text: string): number | undefined {
  const trimmed = text.trim();
  // four digits are a year; more are seconds
  if (EPOCH_SECONDS.test(trimmed) || /^-?\d{1,3}$/.test(trimmed)) return Number(trimmed) * 1000;
  const found = W3C.exec(trimmed);
  if (found === null) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = found;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const check = new Date(utc);
  // Date.UTC rolls 31 February over into March; such a text is no date
  if (check.getUTCMonth() + 1 !== Number(month) || check.getUTCDate() !== Number(day) || Number(hour) > 23) return undefined;
  if (Number(minute) > 59 || Number(second) > 59) return undefined;
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  const minutes = offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  return utc + Number(`0.${fraction || '0'}`) * 1000 - minutes * 60_000;
}

export const date =
  (holds: Comparison): Family =>
  (values) => {
    const wanted = values.map(parseDate).filter((value) => value !== undefined);
    return (value) => {
      const given = parseDate(value);
      return given !== undefined && wanted.some((other) => holds(given - other)) ? YES : NO;
    };
  };
