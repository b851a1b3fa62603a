import type { Buffer } from 'node:buffer';

/** How far the reading of one JSON value has come, whose bytes come in pieces. */
export interface TokenState {
  scalar: boolean;
  depth: number;
  /** Inside a string. */
  quoted: boolean;
  /** The last byte was a backslash, which speaks of the next one. */
  escaped: boolean;
}

/** A state before its first value; `startToken` begins one. */
export const newToken = (): TokenState => ({ scalar: false, depth: 0, quoted: false, escaped: false });

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Begins a value by its first byte; false where no value starts so. */
export function startToken(state: TokenState, first: number): boolean {
  state.depth = 0;
  state.quoted = false;
  state.escaped = false;
  state.scalar = first !== 0x7b && first !== 0x5b && first !== QUOTE;
  return !state.scalar || isScalarStart(first);
}

/** Where the value ends, or -1 where `bytes` end first: call again with what follows. */
export const tokenEnd = (state: TokenState, bytes: Buffer, from: number): number =>
  state.scalar ? scalarEnd(bytes, from) : nestedEnd(state, bytes, from);

/**
 * The hot loop of reading large files. Its shape is measured: one loop for both, or variables of a closure, take twice the time.
 */
function nestedEnd(state: TokenState, bytes: Buffer, from: number): number {
  const length = bytes.length;
  let at = from;
  let { depth } = state;
  if (state.quoted) {
    at = stringEnd(state, bytes, at);
    if (at < 0 || depth === 0) return at;
  }
  while (at < length) {
    const c = bytes[at++] as number;
    if (c === QUOTE) {
      at = stringEnd(state, bytes, at);
      if (at < 0) break;
      if (depth === 0) return at;
    } else if (c === 0x7b || c === 0x5b) depth++;
    else if ((c === 0x7d || c === 0x5d) && --depth === 0) return at;
  }
  state.depth = depth;
  return -1;
}

/** Behind the closing quote, or -1 where the bytes end before it. */
function stringEnd(state: TokenState, bytes: Buffer, from: number): number {
  const length = bytes.length;
  let at = from;
  if (state.escaped && at < length) {
    at++;
    state.escaped = false;
  }
  while (at < length) {
    const c = bytes[at++] as number;
    if (c === QUOTE) {
      state.quoted = false;
      return at;
    }
    if (c === BACKSLASH) at++;
  }
  state.quoted = true;
  if (at > length) state.escaped = true;
  return -1;
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
