import { compareDecimals, type Decimal, formatDecimal, parseDecimal } from './numbers.ts';

/**
 * A date of a policy or a request is a W3C profile of ISO 8601 or a count of seconds since 1970 (IAM User Guide, "Date condition
 * operators"). Either becomes a number of seconds: comparing seconds with milliseconds would swap past and future.
 */
export function parseInstant(text: string): Decimal | undefined {
  return parseIso(text) ?? parseEpoch(text);
}

/** Four digits alone are a year in W3C's profile and are read so; no policy means the year 1970 plus half an hour. */
function parseEpoch(text: string): Decimal | undefined {
  return /^-?\d+(\.\d+)?$/.test(text) ? parseDecimal(text) : undefined;
}

const ISO = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

function parseIso(text: string): Decimal | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match;
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [number, number, number, number, number, number];
  if (mo < 1 || mo > 12 || d < 1 || d > daysInMonth(y, mo) || h > 23 || mi > 59 || s > 59) return undefined;
  const offset = offsetSeconds(zone);
  if (offset === undefined) return undefined;
  const seconds = daysSince1970(y, mo, d) * 86_400 + h * 3_600 + mi * 60 + s - offset;
  // the fraction counts upwards from the whole second, also before 1970
  const scale = fraction.length;
  return { units: BigInt(seconds) * 10n ** BigInt(scale) + BigInt(fraction === '' ? 0 : fraction), scale };
}

/** `+02:00` -> 7200. */
function offsetSeconds(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3_600 + minutes * 60);
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const LENGTHS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const daysInMonth = (year: number, month: number): number => (month === 2 && isLeapYear(year) ? 29 : (LENGTHS[month - 1] ?? 0));

function daysSince1970(year: number, month: number, day: number): number {
  // leap days of all years before this one, from year 0
  const before = (y: number): number => y * 365 + Math.ceil(y / 4) - Math.ceil(y / 100) + Math.ceil(y / 400);
  let days = before(year) - before(1970) + day - 1;
  for (let m = 1; m < month; m++) days += daysInMonth(year, m);
  return days;
}

/** Seconds since 1970 in the form of `aws:CurrentTime`; undefined for years that have no four digits. */
export function formatInstant(instant: Decimal): string | undefined {
  const first = { units: BigInt(daysSince1970(0, 1, 1)) * 86_400n, scale: 0 };
  const end = { units: BigInt(daysSince1970(10_000, 1, 1)) * 86_400n, scale: 0 };
  if (compareDecimals(instant, first) < 0 || compareDecimals(instant, end) >= 0) return undefined;
  const power = 10n ** BigInt(instant.scale);
  const rest = ((instant.units % power) + power) % power;
  let remaining = Number((instant.units - rest) / power);
  const fraction = rest === 0n ? '' : formatDecimal({ units: rest, scale: instant.scale }).slice(1);
  const inDay = ((remaining % 86_400) + 86_400) % 86_400;
  remaining = (remaining - inDay) / 86_400;
  let year = 1970 + Math.floor(remaining / 366);
  while (daysSince1970(year + 1, 1, 1) <= remaining) year++;
  let month = 1;
  while (month < 12 && daysSince1970(year, month + 1, 1) <= remaining) month++;
  const day = remaining - daysSince1970(year, month, 1) + 1;
  const two = (n: number): string => String(n).padStart(2, '0');
  const clock = [Math.floor(inDay / 3_600), Math.floor(inDay / 60) % 60, inDay % 60].map(two).join(':');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock}${fraction}Z`;
}
