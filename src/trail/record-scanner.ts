import type { Buffer } from 'node:buffer';

/** Where one record stands in a text, and its event source and name where the scanner saw them. */
export interface ScannedRecord {
  readonly start: number;
  readonly end: number;
  /** Empty: the record does not name one in the plain way; whoever wants to be sure parses it. */
  readonly source: string;
}

/** Something at which a text stops being records. */
export interface ScanFault {
  readonly offset: number;
  readonly reason: string;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/** Bytes at which something happens outside of texts. */
const STOPS = new Uint8Array(256);
for (const byte of [QUOTE, OPEN_BRACE, CLOSE_BRACE, OPEN_LIST, CLOSE_LIST]) STOPS[byte] = 1;

const SOURCE = '"eventSource"';

/**
 * Finds the records of a file of CloudTrail: `{"Records":[...]}`, a list, or objects one after another (NDJSON). It looks for brackets and
 * quotes only; whether a record is valid JSON is for JSON.parse to say. A fault: what follows could not be told apart.
 */
export function scanRecords(text: Buffer, each: (record: ScannedRecord) => void): ScanFault | undefined {
  const { length } = text;
  let at = 0;
  /** Brackets that are open; a record begins where an object opens at `base`. */
  let depth = 0;
  let base = 0;
  let start = -1;
  let source = '';
  while (at < length) {
    while (at < length && STOPS[text[at] as number] === 0) at++;
    if (at >= length) break;
    const byte = text[at] as number;
    if (byte === QUOTE) {
      const from = at++;
      while (at < length) {
        const here = text[at] as number;
        if (here === QUOTE) break;
        at += here === BACKSLASH ? 2 : 1;
      }
      if (at >= length) break;
      at++;
      if (start < 0) {
        // `{"Records":[`: the object around the list is no record
        if (depth === 1 && text.toString('latin1', from, at) === '"Records"') base = 2;
      } else if (
        depth === base + 1 &&
        at - from === SOURCE.length &&
        text[from + 6] === 0x53 &&
        text.toString('latin1', from, at) === SOURCE
      ) {
        const value = valueAfter(text, at);
        if (value !== undefined) source = value;
      }
      continue;
    }
    if (byte === OPEN_BRACE || byte === OPEN_LIST) {
      if (byte === OPEN_LIST && depth === 0) base = 1;
      else if (byte === OPEN_BRACE && depth === base && start < 0 && isRecordStart(text, at, depth)) {
        start = at;
        source = '';
      }
      depth++;
    } else {
      depth--;
      if (depth < 0) return { offset: at, reason: 'a bracket closes what nothing opened' };
      if (start >= 0 && depth === base) {
        each({ start, end: at + 1, source });
        start = -1;
      } else if (depth === 0) base = 0;
    }
    at++;
  }
  if (depth !== 0) return { offset: start < 0 ? length : start, reason: 'the text ends in the middle of a record' };
  return undefined;
}

/** At the top an object is either a record of NDJSON or the one that holds the list. */
function isRecordStart(text: Buffer, at: number, depth: number): boolean {
  if (depth > 0) return true;
  return !/^\{\s*"Records"\s*:/.test(text.toString('latin1', at, at + 64));
}

/** The text behind a colon, where it is plain. */
function valueAfter(text: Buffer, from: number): string | undefined {
  let at = from;
  while (text[at] === 0x20 || text[at] === 0x0a || text[at] === 0x0d || text[at] === 0x09) at++;
  if (text[at] !== 0x3a) return undefined;
  at++;
  while (text[at] === 0x20 || text[at] === 0x0a || text[at] === 0x0d || text[at] === 0x09) at++;
  if (text[at] !== QUOTE) return undefined;
  const end = text.indexOf(QUOTE, at + 1);
  if (end < 0 || end - at > 128) return undefined;
  const value = text.toString('latin1', at + 1, end);
  return value.includes('\\') ? undefined : value;
}
