import { type Comparison, compared, type Decimal, decimalOf } from './numbers.ts';

/**
 * Date operators take W3C dates (ISO 8601 with any offset) or seconds since the epoch, on either side (IAM User Guide, "Date condition
 * operators"; W3C NOTE-datetime). Both become seconds since the epoch, exactly.
 */
const W3C = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const EPOCH_SECONDS = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Four digits alone are a year; other digits are seconds. */
export function parseInstant(text: string): Decimal | undefined {
  const found = W3C.exec(text);
  if (found !== null) return parseW3c(found);
  const seconds = EPOCH_SECONDS.exec(text);
  if (seconds === null) return undefined;
  const whole = seconds[2] ?? '';
  return decimalOf(seconds[1] === '-', whole + (seconds[3] ?? ''), whole.length);
}

function parseW3c(found: RegExpExecArray): Decimal | undefined {
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = found;
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // engines differ on 31 February and on 24:00: what does not come out as it went in is no date
  if (Number.isNaN(local) || new Date(local).toISOString().slice(0, 19) !== `${year}-${month}-${day}T${hour}:${minute}:${second}`) {
    return undefined;
  }
  const offset = offsetMinutes(zone);
  return offset === undefined ? undefined : secondsOf(local / 1_000 - offset * 60, fraction);
}

/** `+02:00` -> 120. */
function offsetMinutes(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** The fraction counts upwards from the whole second, also before 1970. */
function secondsOf(seconds: number, fraction: string): Decimal {
  if (seconds >= 0) {
    const whole = String(seconds);
    return decimalOf(false, whole + fraction, whole.length);
  }
  if (/^0*$/.test(fraction)) {
    const whole = String(-seconds);
    return decimalOf(true, whole, whole.length);
  }
  const whole = String(-seconds - 1);
  const rest = (10n ** BigInt(fraction.length) - BigInt(fraction)).toString().padStart(fraction.length, '0');
  return decimalOf(true, whole + rest, whole.length);
}

/** Seconds since 1970 in plain digits, the form of `aws:EpochTime`. */
export function formatSeconds({ negative, digits, point }: Decimal): string {
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const fraction = point >= digits.length ? '' : `.${'0'.repeat(Math.max(0, -point))}${digits.slice(Math.max(0, point))}`;
  return `${negative ? '-' : ''}${whole}${fraction}`;
}

/** The form of `aws:CurrentTime`; undefined for years that have no four digits. */
export function formatInstant(instant: Decimal): string | undefined {
  if (instant.point > 12) return undefined;
  const [whole = '', fraction = ''] = formatSeconds(instant).split('.');
  const below = instant.negative && fraction !== '';
  const date = new Date((Number(whole) - (below ? 1 : 0)) * 1_000);
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  if (text.length !== '2026-01-01T00:00:00.000Z'.length) return undefined;
  const rest = below ? (10n ** BigInt(fraction.length) - BigInt(fraction)).toString().padStart(fraction.length, '0') : fraction;
  return `${text.slice(0, 19)}${rest === '' ? '' : `.${rest}`}Z`;
}

/** A family of date operators from the order that it asks for. */
export const date = (holds: Comparison) => compared(parseInstant, holds);
