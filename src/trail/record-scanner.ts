import { Buffer } from 'node:buffer';
import { createTexts } from './ascii-texts.ts';
import { createMarker } from './marks/marker.ts';

/** One record: where it stands, and its event source and name where they are plain. */
export interface ScannedRecord {
  readonly bytes: Buffer;
  /** In `bytes`. */
  readonly start: number;
  readonly end: number;
  /** In the whole text. */
  readonly offset: number;
  /** Empty: the record does not name one in the plain way; whoever wants to be sure parses it. */
  readonly source: string;
  readonly name: string;
  /** It is no element of a list. */
  readonly alone: boolean;
  /** So many brackets are open at most in it. */
  readonly depth: number;
}

/** What is told of a text. */
export interface ScanListener {
  record(record: ScannedRecord): void;
  /** Something that is no record, or cannot be told apart. */
  problem(offset: number, reason: string): void;
}

/** Where a text stops being records, and why. */
export interface ScanFault {
  readonly offset: number;
  readonly reason: string;
}

/** Finds the records of texts, one text after another, each in pieces. */
export interface RecordScanner {
  begin(listener: ScanListener): void;
  /** Takes the next piece, which nobody may change afterwards. `false`: what follows cannot be told apart. */
  push(piece: Buffer): boolean;
  /** The text is over. A fault: it ends too early. */
  end(): ScanFault | undefined;
  /** Whether anything was found that holds records, if only an empty list. */
  readonly found: boolean;
}

/** AWS writes at most 1 MB ("CloudTrail quotas", event size). */
const LONGEST = 1 << 23;
/** Bytes that are kept to look back at. */
const BACK = 64;
/** Where one is inside of an object with lists of records, and outside of the lists. */
const AROUND = -1;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const NONE: Buffer = Buffer.alloc(0);
const SOURCE = Buffer.from('"eventSource"');
const NAME = Buffer.from('"eventName"');
const RECORDS = Buffer.from('"Records"');
/** The place in both names where they differ from all others that begin with `event`. */
const TELLING = 6;

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * Makes a scanner for files of CloudTrail: `{"Records":[...]}`, a list, or objects one after another (NDJSON). It looks at brackets and names
 * only, at their depth; whether a record is valid JSON is for JSON.parse to say.
 */
export function createRecordScanner(): RecordScanner {
  const marker = createMarker();
  const readText = createTexts();
  const names: number[] = [];
  let listener: ScanListener;
  /** What of the text is at hand, and where it begins in the text. */
  let bytes = NONE;
  let begin = 0;
  /** How far the marker has looked. */
  let marked = 0;
  /** Brackets that are open; a record begins where an object opens at `base`. */
  let depth = 0;
  let base = 0;
  /** The most of them since the record began. */
  let deepest = 0;
  /** Where the record that is open begins, in the text; -1: none. */
  let start = -1;
  /** Where to look for what is no record. */
  let gap = 0;
  let isTooLong = false;
  let found = false;

  /** The value of a name that stands at a place in `bytes`: undefined where it is no name, empty where it is not plain. */
  const valueOf = (name: Buffer, place: number, end: number): string | undefined => {
    for (let i = TELLING + 1; i < name.length; i++) if (bytes[place + i] !== name[i]) return undefined;
    let at = place + name.length;
    while (isSpace(bytes[at])) at++;
    if (bytes[at] !== COLON) return undefined;
    at++;
    while (isSpace(bytes[at])) at++;
    return bytes[at] === QUOTE ? (readText(bytes, at + 1, end) ?? '') : '';
  };
  /** The list that opens at a place is the value of `Records`. */
  const isListOfRecords = (place: number): boolean => {
    let at = place - 1;
    while (isSpace(bytes[at])) at--;
    if (bytes[at] !== COLON) return false;
    at--;
    while (isSpace(bytes[at])) at--;
    const from = at + 1 - RECORDS.length;
    // behind a backslash it would be the end of a longer name
    return from > 0 && bytes[from - 1] !== 0x5c && bytes.compare(RECORDS, 0, RECORDS.length, from, at + 1) === 0;
  };
  const lookAtGap = (to: number): void => {
    for (let at = Math.max(0, gap - begin); at < to - begin; at++) {
      const byte = bytes[at] as number;
      if (isSpace(byte) || byte === COMMA) continue;
      listener.problem(begin + at, 'something stands there that is no record');
      return;
    }
  };
  const endRecord = (end: number): void => {
    found = true;
    gap = end;
    const offset = start;
    start = -1;
    if (isTooLong || end - offset > LONGEST) {
      isTooLong = false;
      listener.problem(offset, 'a record is longer than 8 MB');
      return;
    }
    let source = '';
    let name = '';
    const last = end - begin;
    for (let i = 0; i < names.length; i++) {
      const place = (names[i] as number) - begin;
      const letter = bytes[place + TELLING];
      if (letter === SOURCE[TELLING]) source = valueOf(SOURCE, place, last) ?? source;
      else if (letter === NAME[TELLING]) name = valueOf(NAME, place, last) ?? name;
    }
    listener.record({ bytes, start: offset - begin, end: last, offset, source, name, alone: base === 0, depth: deepest - base });
  };
  const open = (place: number, isObject: boolean): void => {
    if (isObject) {
      if (depth === base && start < 0) {
        lookAtGap(place);
        start = place;
        names.length = 0;
        deepest = depth;
      }
    } else if (depth === 0) {
      lookAtGap(place);
      base = 1;
      found = true;
      gap = place + 1;
    } else if (depth === 1 && (base === AROUND || (base === 0 && start >= 0)) && isListOfRecords(place - begin)) {
      base = 2;
      start = -1;
      isTooLong = false;
      found = true;
      gap = place + 1;
    }
    depth++;
    if (depth > deepest) deepest = depth;
  };
  const close = (place: number): boolean => {
    depth--;
    if (depth < 0) {
      listener.problem(place, 'a bracket closes what nothing opened');
      return false;
    }
    if (start >= 0) {
      if (depth === base) endRecord(place + 1);
    } else if (depth < base) {
      lookAtGap(place);
      base = depth === 0 ? 0 : AROUND;
      gap = place + 1;
    } else if (depth === 0) {
      base = 0;
      gap = place + 1;
    }
    return true;
  };
  const walk = (places: Int32Array, count: number): boolean => {
    for (let i = 0; i < count; i++) {
      const place = places[i] as number;
      const byte = bytes[place] as number;
      if (byte === QUOTE) {
        if (start >= 0 && depth === base + 1) names.push(begin + place);
      } else if (byte === OPEN_BRACE || byte === OPEN_LIST) open(begin + place, byte === OPEN_BRACE);
      else if ((byte === CLOSE_BRACE || byte === CLOSE_LIST) && !close(begin + place)) return false;
    }
    return true;
  };
  const look = (last: boolean): boolean => {
    for (;;) {
      const { places, count, done } = marker.mark(bytes, marked - begin, bytes.length, last);
      if (!walk(places, count)) return false;
      marked += done;
      if (done === 0 || marked - begin >= bytes.length) return true;
    }
  };
  return {
    get found() {
      return found;
    },
    begin(next) {
      listener = next;
      marker.reset();
      bytes = NONE;
      begin = marked = depth = base = deepest = gap = names.length = 0;
      start = -1;
      isTooLong = found = false;
    },
    push(piece) {
      if (bytes.length === 0) bytes = piece;
      else {
        const end = begin + bytes.length;
        if (start >= 0 && end - start > LONGEST) isTooLong = true;
        const kept = Math.max(begin, Math.min(marked - BACK, start < 0 || isTooLong ? end : start));
        bytes = Buffer.concat([bytes.subarray(kept - begin), piece]);
        begin = kept;
      }
      return look(false);
    },
    end() {
      if (!look(true)) return undefined;
      const isOpen = depth > 0;
      if (!isOpen) lookAtGap(begin + bytes.length);
      const offset = start < 0 ? begin + bytes.length : start;
      bytes = NONE;
      if (!isOpen) return undefined;
      return { offset, reason: start < 0 ? 'the list of records has no end' : 'the text ends in the middle of a record' };
    },
  };
}
