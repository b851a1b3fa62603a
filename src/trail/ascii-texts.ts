import type { Buffer } from 'node:buffer';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LONGEST = 128;
const SLOTS = 1 << 12;

/** Reads the text that begins behind a quote: undefined where it is long or not plain ASCII without escapes. */
export type ReadText = (bytes: Buffer, from: number, to: number) => string | undefined;

/** Reads texts that come again and again, such as names of events, without making a new one each time. */
export function createTexts(): ReadText {
  const known = new Array<string>(SLOTS).fill('');
  return (bytes, from, to) => {
    const end = Math.min(to, from + LONGEST);
    let at = from;
    let hash = 0;
    for (; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) break;
      if (byte === BACKSLASH || byte >= 0x80) return undefined;
      hash = (hash * 31 + byte) | 0;
    }
    if (at === end) return undefined;
    const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
    const text = known[slot] as string;
    if (stands(text, bytes, from, at)) return text;
    const fresh = bytes.toString('latin1', from, at);
    known[slot] = fresh;
    return fresh;
  };
}

function stands(text: string, bytes: Buffer, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[from + i]) return false;
  return true;
}
