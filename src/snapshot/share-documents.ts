import { Buffer, isAscii, isUtf8 } from 'node:buffer';

/** Account details in which every policy document has become a number. */
export interface SharedText {
  /** JSON text, valid if and only if the whole text was. Undefined where that is not certain: parse the whole text then. */
  readonly bytes: Buffer | undefined;
  /** How many numbers stand in it. */
  readonly count: number;
  /** The texts of documents that were not met before, without white space, in the order of their numbers, which go on where those of the last call ended. */
  readonly fresh: readonly string[];
}

/**
 * Takes the policy documents out of the texts of account details. An organisation repeats its documents, and those of AWS, in every
 * account; equal ones get one number, and are then parsed once.
 */
export type DocumentSharer = (bytes: Buffer) => SharedText;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** What all keys of documents end with, their closing quote included. */
const KEY_END = Buffer.from('Document"');
/** What stands before that in the keys that lead to a document, their opening quote included. */
const KEY_STARTS = ['"', '"Policy', '"AssumeRolePolicy'].map((text) => Buffer.from(text));
/** A key may be written with escapes, and would then be missed: text with escaped ASCII is left to the plain way. */
const ESCAPED_ASCII = Buffer.from('\\u00');
/** A number must fit where its document stood; what is shorter stays. */
const LONGEST_NUMBER = 16;

interface Known {
  readonly bytes: Buffer;
  readonly number: number;
}

/** Begins with no documents; numbers go on from call to call. */
export function createDocumentSharer(): DocumentSharer {
  const known = new Map<number, Known[]>();
  const store = createStore();
  let documents = 0;

  /** Undefined: the bytes are not JSON. */
  function numberOf(bytes: Buffer, fresh: string[]): number | undefined {
    const hash = hashOf(bytes);
    let alike = known.get(hash);
    if (alike === undefined) {
      alike = [];
      known.set(hash, alike);
    }
    for (const one of alike) if (one.bytes.equals(bytes)) return one.number;
    const text = canonicalText(bytes);
    if (text === undefined) return undefined;
    const number = documents++;
    alike.push({ bytes: store(bytes), number });
    fresh.push(text);
    return number;
  }

  return (bytes) => {
    const fresh: string[] = [];
    if (!isUtf8(bytes) || bytes.includes(ESCAPED_ASCII)) return { bytes: undefined, count: 0, fresh };
    const short = Buffer.allocUnsafeSlow(bytes.length);
    let length = 0;
    let copied = 0;
    let count = 0;
    for (let at = nextDocument(bytes, 0); at !== NONE; ) {
      const end = at === DOUBT ? undefined : endOfObject(bytes, at);
      if (end === undefined) return { bytes: undefined, count: 0, fresh };
      if (end - at > LONGEST_NUMBER) {
        const number = numberOf(bytes.subarray(at, end), fresh);
        if (number === undefined) return { bytes: undefined, count: 0, fresh };
        length += bytes.copy(short, length, copied, at);
        length += short.write(String(number), length, 'latin1');
        copied = end;
        count++;
      }
      at = nextDocument(bytes, end);
    }
    length += bytes.copy(short, length, copied);
    return { bytes: short.subarray(0, length), count, fresh };
  };
}

/** As JSON.stringify writes it, however it was indented. Undefined where it is not JSON, or nested too deeply to be written. */
function canonicalText(bytes: Buffer): string | undefined {
  try {
    return JSON.stringify(JSON.parse(bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8')));
  } catch {
    return undefined;
  }
}

const NONE = -1;
const DOUBT = -2;

/** Where the next document starts that is an object. DOUBT: a number stands where a document should, and could not be told from ours. */
function nextDocument(bytes: Buffer, from: number): number {
  for (let found = bytes.indexOf(KEY_END, from); found >= 0; found = bytes.indexOf(KEY_END, found + KEY_END.length)) {
    // the quote is not escaped, so a string ends here: a key, where a colon follows
    let at = afterSpace(bytes, found + KEY_END.length);
    if (bytes[at] !== 0x3a || !leadsToDocument(bytes, found)) continue;
    at = afterSpace(bytes, at + 1);
    const first = bytes[at] ?? 0;
    if (first === OPEN) return at;
    if (first === 0x2d || (first >= 0x30 && first <= 0x39)) return DOUBT;
  }
  return NONE;
}

function afterSpace(bytes: Buffer, from: number): number {
  let at = from;
  for (let c = bytes[at]; c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09; c = bytes[at]) at++;
  return at;
}

const leadsToDocument = (bytes: Buffer, end: number): boolean =>
  KEY_STARTS.some((start) => {
    const from = end - start.length;
    return from >= 0 && bytes[from - 1] !== BACKSLASH && bytes.compare(start, 0, start.length, from, end) === 0;
  });

/** After the brace that closes the one at `start`; undefined where none does. */
function endOfObject(bytes: Buffer, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const c = bytes[at];
    if (c === QUOTE) {
      for (at++; at < bytes.length && bytes[at] !== QUOTE; at++) if (bytes[at] === BACKSLASH) at++;
    } else if (c === OPEN) depth++;
    else if (c === CLOSE && --depth === 0) return at + 1;
  }
  return undefined;
}

/** Speed alone depends on it: whoever has equal hashes is compared byte by byte. */
function hashOf(bytes: Buffer): number {
  let hash = bytes.length;
  for (let at = bytes.length - 4; at >= 0; at -= 4) hash = Math.imul(hash ^ bytes.readInt32LE(at), 0x5bd1e995) ^ (hash >>> 15);
  return hash;
}

const SLAB_BYTES = 1 << 20;

/** Keeps copies of small buffers in few large ones. */
function createStore(): (bytes: Buffer) => Buffer {
  let slab = Buffer.alloc(0);
  let used = 0;
  return (bytes) => {
    if (bytes.length > SLAB_BYTES >> 4) return Buffer.from(bytes);
    if (used + bytes.length > slab.length) {
      slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
      used = 0;
    }
    const copy = slab.subarray(used, used + bytes.length);
    used += bytes.copy(copy);
    return copy;
  };
}
