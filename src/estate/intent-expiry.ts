import { utcDate } from './dates.ts';

/** Whether something with a last day still counts. `unknown`, where a date cannot be read, is never in force. */
export interface Expiry {
  readonly status: 'in-force' | 'expired' | 'unknown';
  /** 0 on the last day, negative after it. */
  readonly daysLeft: number | undefined;
}

const DAY = 86_400_000;

/** How something stands at a time: `expires` is its last day, to the end of that day in UTC; `now` is ISO 8601. */
export function expiryOf(expires: string, now: string): Expiry {
  const last = dayOf(expires);
  const today = dayOf(now);
  if (last === undefined || today === undefined) return { status: 'unknown', daysLeft: undefined };
  const daysLeft = last - today;
  return { status: daysLeft >= 0 ? 'in-force' : 'expired', daysLeft };
}

/** Whether something is in force and is so for at most so many days more. */
export function expiresWithin(expires: string, days: number, now: string): boolean {
  const { status, daysLeft } = expiryOf(expires, now);
  return status === 'in-force' && (daysLeft as number) <= days;
}

/** Days since 1970. */
function dayOf(text: string): number | undefined {
  const date = utcDate(text);
  return date === undefined ? undefined : Math.floor(Date.parse(date) / DAY);
}
