const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?\s?(?:Z|UTC|([+-])(\d\d):?(\d\d))?)?$/;
const RFC_1123 = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC)$/;
const LAST_SECOND = 253_402_300_799; // of the year 9999

/**
 * A date of AWS's tools as ISO 8601 in UTC, as JavaScript writes it: ISO with `T` or a space and any offset, epoch seconds as version 1 of the CLI
 * writes them, or the date of an HTTP header. A date without an offset is taken as UTC. Undefined where it is none of these.
 */
export function utcDate(value: unknown): string | undefined {
  if (typeof value === 'number') return value >= 0 && value <= LAST_SECOND ? formatted(value * 1000) : undefined;
  if (typeof value !== 'string') return undefined;
  if (value.length === 25 && value.endsWith('+00:00') && value[10] === 'T') return utcOnly(value);
  const match = ISO.exec(value);
  if (match === null) return RFC_1123.test(value) ? formatted(Date.parse(value)) : undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', sign, offsetHours = '0', offsetMinutes = '0'] = match;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -60_000 : 60_000);
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  // Date.UTC carries the 31st of February over into March
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || !formatted(time)?.startsWith(`${year}-${month}-${day}`))
    return undefined;
  return formatted(time - offset);
}

const SAME_IN_EVERY_MONTH = 28;

/** What AWS's tools write nearly always. A day that does not exist comes out as another. */
function utcOnly(text: string): string | undefined {
  // hundreds of thousands of dates: those that need no calendar are not handed to one
  if (
    text[4] === '-' &&
    text[7] === '-' &&
    text[13] === ':' &&
    text[16] === ':' &&
    digits(text, 0) >= 0 &&
    digits(text, 2) >= 0 &&
    within(digits(text, 5), 1, 12) &&
    within(digits(text, 8), 1, SAME_IN_EVERY_MONTH) &&
    within(digits(text, 11), 0, 23) &&
    within(digits(text, 14), 0, 59) &&
    within(digits(text, 17), 0, 59)
  ) {
    return `${text.slice(0, 19)}.000Z`;
  }
  const date = formatted(Date.parse(text));
  return date !== undefined && text.startsWith(date.slice(0, 19)) ? date : undefined;
}

/** The number of two digits at a place, or -1. */
function digits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;

const formatted = (time: number): string | undefined => (Number.isNaN(time) ? undefined : new Date(time).toISOString());
