import type { TrailEvent } from '../activity/event.ts';
import type { TrailPart, TrailProblem } from '../activity/trail.ts';
import type { FileStamp, TrailPiece } from './trail-piece.ts';

/** A part of a file has about so many events. */
const EVENTS = 5_000;
/** So many problems of one file are told one by one. */
const PROBLEMS = 20;

/** Adds up what one file tells, and hands it over part by part. */
export interface PieceCollector {
  stamp: FileStamp | undefined;
  /** Bytes after decompression, of the whole file. */
  bytes: number;
  /** Records of the whole file. */
  readonly records: number;
  readonly problems: number;
  /** Whether any event was looked at. */
  readonly hasSeen: boolean;
  /** A record, wanted or not, with its event source. */
  count(source: string): void;
  /** An event that was looked at. */
  see(event: TrailEvent): void;
  keep(event: TrailEvent): void;
  problem(offset: number | undefined, reason: string): void;
  /** Nothing of the file follows. */
  finish(): void;
}

/** Begins with a file. */
export function collectPieces(file: string, take: (piece: TrailPiece) => void): PieceCollector {
  let events: TrailEvent[] = [];
  let sources = new Map<string, number>();
  let parts = new Map<string, TrailPart>();
  let problems: TrailProblem[] = [];
  let told = { bytes: 0, records: 0 };
  let records = 0;
  let found = 0;
  let part = 0;
  let hasSeen = false;
  const flush = (last: boolean): void => {
    const { stamp, bytes } = collector;
    take({
      file,
      stamp,
      part: part++,
      last,
      records: records - told.records,
      bytes: bytes - told.bytes,
      sources: byTurns(sources),
      parts: [...parts.values()],
      problems,
      events,
    });
    told = { bytes, records };
    events = [];
    sources = new Map();
    parts = new Map();
    problems = [];
  };
  const collector: PieceCollector = {
    stamp: undefined,
    bytes: 0,
    get records() {
      return records;
    },
    get problems() {
      return found;
    },
    get hasSeen() {
      return hasSeen;
    },
    count(source) {
      records++;
      sources.set(source, (sources.get(source) ?? 0) + 1);
    },
    see({ account, region, time }) {
      hasSeen = true;
      seePart(parts, account, region, time, time);
    },
    keep(event) {
      events.push(event);
      if (events.length >= EVENTS) flush(false);
    },
    problem(offset, reason) {
      found++;
      if (found <= PROBLEMS) problems.push({ file, offset, reason });
    },
    finish() {
      if (found > PROBLEMS) problems.push({ file, offset: undefined, reason: `there are ${found - PROBLEMS} more such problems` });
      flush(true);
    },
  };
  return collector;
}

function byTurns(counts: ReadonlyMap<string, number>): readonly (string | number)[] {
  const list: (string | number)[] = [];
  for (const [name, count] of counts) list.push(name, count);
  return list;
}

/** Adds what was seen of an account and region to what is known of all. */
export function seePart(parts: Map<string, TrailPart>, account: string, region: string, first: number, last: number): void {
  const key = `${account} ${region}`;
  const known = parts.get(key);
  if (known === undefined) parts.set(key, { account, region, first, last });
  else if (first < known.first || last > known.last) {
    parts.set(key, { account, region, first: Math.min(known.first, first), last: Math.max(known.last, last) });
  }
}
