/** Ids, dates and suffixes that look random and depend on a text alone. */

function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1);
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

const pick = (alphabet: string, length: number, text: string): string => {
  let picked = '';
  for (let i = 0; i < length; i++) picked += alphabet[hash(text, i) % alphabet.length];
  return picked;
};

/** A unique id of IAM's form: `AROA` and 17 more (IAM User Guide, "Unique identifiers"). */
export const uniqueId = (prefix: string, text: string): string => prefix + pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 17, text);

/** Hexadecimal digits. */
export const hex = (length: number, text: string): string => pick('0123456789abcdef', length, text);

/** Small letters and digits, as most services name things. */
export const name = (length: number, text: string): string => pick('abcdefghijklmnopqrstuvwxyz0123456789', length, text);

/** A UUID of version 4 by its form. */
export const uuid = (text: string): string =>
  [8, 4, 4, 4, 12]
    .map((length, part) => (part === 2 ? `4${hex(length - 1, `${text} ${part}`)}` : hex(length, `${text} ${part}`)))
    .join('-');

const FIRST_DAY = Date.UTC(2024, 1, 12);
const DAYS = 760;
const DAY_SECONDS = 86_400;

/** A time between February 2024 and March 2026, as the AWS CLI writes those of IAM. */
export function createDate(text: string): string {
  const day = hash(text, 101) % DAYS;
  const second = hash(text, 102) % DAY_SECONDS;
  return `${new Date(FIRST_DAY + (day * DAY_SECONDS + second) * 1000).toISOString().slice(0, 19)}+00:00`;
}

/** `2026-10-02T12:00:07` with the microseconds that most services but IAM give. */
export const precise = (time: string): string => `${time}.${String(hash(time, 103) % 1000).padStart(3, '0')}000+00:00`;

/** The form of IAM, STS and last-accessed data. */
export const utc = (time: string): string => `${time}+00:00`;
