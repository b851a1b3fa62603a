import { stringEnd } from './json-scan.ts';

/** Text that stands inside another text in some encoding, and where each of its characters comes from. */
export interface EncodedText {
  readonly text: string;
  /** The position in the outer text of a position in this one. */
  origin(at: number): number;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** The content of the JSON string that starts at `start`; undefined where it is none. */
export function jsonStringAt(outer: string, start: number): EncodedText | undefined {
  const end = stringEnd(outer, start) - 1;
  if (outer[start] !== '"' || outer[end] !== '"' || end === start) return undefined;
  const raw = outer.slice(start + 1, end);
  if (!raw.includes('\\')) return { text: raw, origin: (at) => start + 1 + at };
  return decoded(raw, start + 1, (at) => {
    if (raw[at] !== '\\') return { text: raw[at] as string, length: 1 };
    const escape = raw[at + 1] ?? '';
    if (escape !== 'u') return { text: ESCAPES[escape] ?? escape, length: 2 };
    return { text: String.fromCharCode(Number.parseInt(raw.slice(at + 2, at + 6), 16)), length: 6 };
  });
}

/** Percent-encoded text (RFC 3986), as the IAM API returns documents; undefined where it is none. */
export function percentDecoded(encoded: EncodedText): EncodedText | undefined {
  const { text } = encoded;
  try {
    const inner = decoded(text, 0, (at) => {
      if (text[at] !== '%') return { text: text[at] as string, length: 1 };
      const lead = Number.parseInt(text.slice(at + 1, at + 3), 16);
      const length = 3 * (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
      return { text: decodeURIComponent(text.slice(at, at + length)), length };
    });
    return { text: inner.text, origin: (at) => encoded.origin(inner.origin(at)) };
  } catch {
    return undefined;
  }
}

function decoded(raw: string, base: number, next: (at: number) => { readonly text: string; readonly length: number }): EncodedText {
  const pieces: string[] = [];
  const origins: number[] = [];
  for (let at = 0; at < raw.length; ) {
    const { text, length } = next(at);
    pieces.push(text);
    for (let unit = 0; unit < text.length; unit++) origins.push(base + at);
    at += length;
  }
  return { text: pieces.join(''), origin: (at) => origins[at] ?? base + raw.length };
}
