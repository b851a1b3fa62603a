import type { Buffer } from 'node:buffer';

/** Finds the end of one JSON value in bytes that come in pieces. */
export interface TokenScanner {
  /** Begins a value by its first byte; false where no value starts so. */
  start(first: number): boolean;
  /** Where the value ends, or -1 where `bytes` end first: call again with more. The value stands in `bytes` from its start. */
  end(bytes: Buffer, from: number): number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The hot loop of reading: as few steps for each byte as can be, and native search inside strings. */
export function createTokenScanner(): TokenScanner {
  let scalar = false;
  let depth = 0;
  let quoted = false;

  return {
    start(first) {
      depth = 0;
      quoted = false;
      scalar = first !== 0x7b && first !== 0x5b && first !== QUOTE;
      return !scalar || isScalarStart(first);
    },
    end: (bytes, from) => (scalar ? scalarEnd(bytes, from) : nestedEnd(bytes, from)),
  };

  function nestedEnd(bytes: Buffer, from: number): number {
    const length = bytes.length;
    let at = from;
    for (;;) {
      while (quoted) {
        const quote = bytes.indexOf(QUOTE, at);
        if (quote < 0) return -1;
        let first = quote;
        // the string starts with a quote, so this never leaves it
        while (bytes[first - 1] === BACKSLASH) first--;
        at = quote + 1;
        if (((quote - first) & 1) === 1) continue;
        quoted = false;
        if (depth === 0) return at;
      }
      while (at < length) {
        const c = bytes[at++] as number;
        if (c === QUOTE) {
          quoted = true;
          break;
        }
        if (c === 0x7b || c === 0x5b) depth++;
        else if ((c === 0x7d || c === 0x5d) && --depth === 0) return at;
      }
      if (!quoted) return -1;
    }
  }
}

/** Digits, a sign, or a letter: whether it is a number, true, false or null is for JSON.parse to say. */
const isScalarStart = (c: number): boolean =>
  (c >= 0x30 && c <= 0x39) || c === 0x2d || (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a);

function scalarEnd(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const c = bytes[at] as number;
    if (c === 0x2c || c === 0x5d || c === 0x7d || c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) return at;
  }
  return -1;
}
