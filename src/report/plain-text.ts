import { safe } from './terminal/palette.ts';

/**
 * Text that any reader of JSON takes, in one line: no control characters, which some databases refuse, and no half of a surrogate pair,
 * which many parsers do (RFC 8259, section 8.2).
 */
export const plain = (text: string): string =>
  safe(text.replaceAll(/\p{Surrogate}/gu, '\ufffd').replaceAll(/[\s\u2028\u2029]+/g, ' ')).trim();

/** Plain text of at most so many UTF-16 code units, by whichever unit the receiver counts; never empty, as many receivers refuse that. */
export function clipped(text: string, max: number): string {
  const whole = plain(text.length > max * 2 ? text.slice(0, max * 2) : text) || '-';
  if (whole.length <= max) return whole;
  // the cut may have gone through a pair
  return `${whole.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}\u2026`;
}
