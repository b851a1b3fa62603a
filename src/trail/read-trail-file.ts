import type { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import type { TrailEvent } from '../activity/event.ts';
import { readEvent } from '../activity/read-event.ts';
import type { TrailPart, TrailProblem } from '../activity/trail.ts';
import { isWanted, wantedOf } from '../activity/wanted.ts';
import { scanRecords } from './record-scanner.ts';

/** What one file told. */
export interface TrailFile {
  readonly events: readonly TrailEvent[];
  readonly records: number;
  readonly bytes: number;
  readonly sources: ReadonlyMap<string, number>;
  readonly parts: readonly TrailPart[];
  readonly problems: readonly TrailProblem[];
}

/** Largest file after decompression that is read at once. */
const MAX_BYTES = 1 << 29;

/** Reads one file. `every`: all events are wanted. */
export function readTrailFile(file: string, every = false): TrailFile {
  const events: TrailEvent[] = [];
  const sources = new Map<string, number>();
  const parts = new Map<string, TrailPart>();
  const problems: TrailProblem[] = [];
  let records = 0;
  const opened = open(file, problems);
  if (opened === undefined) return { events, records, bytes: 0, sources, parts: [], problems };
  const fault = scanRecords(opened, ({ start, end, source }) => {
    records++;
    sources.set(source, (sources.get(source) ?? 0) + 1);
    const known = parts.size > 0;
    const wanted = every || source === '' ? 'all' : wantedOf(source);
    if (wanted === 'none' && known) return;
    let value: unknown;
    try {
      value = JSON.parse(opened.toString('utf8', start, end));
    } catch {
      problems.push({ file, offset: start, reason: 'a record is not valid JSON' });
      return;
    }
    const event = readEvent(value);
    if (typeof event === 'string') {
      problems.push({ file, offset: start, reason: event });
      return;
    }
    addPart(parts, event);
    if (wanted === 'all' || (wanted === 'some' && isWanted(source, event.name))) events.push(event);
  });
  if (fault !== undefined) problems.push({ file, ...fault });
  return { events, records, bytes: opened.length, sources, parts: [...parts.values()], problems };
}

function open(file: string, problems: TrailProblem[]): Buffer | undefined {
  const fail = (reason: string): undefined => {
    problems.push({ file, offset: undefined, reason });
    return undefined;
  };
  try {
    const bytes = readFileSync(file);
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
    try {
      return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ERR_BUFFER_TOO_LARGE') return fail('it is larger than 512 MB after decompression');
      // what came before the damage is used
      problems.push({ file, offset: undefined, reason: 'its compressed data end early or are damaged' });
      return gunzipSync(bytes, { maxOutputLength: MAX_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
    }
  } catch (error) {
    return fail((error as Error).message);
  }
}

function addPart(parts: Map<string, TrailPart>, { account, region, time }: TrailEvent): void {
  const key = `${account} ${region}`;
  const known = parts.get(key);
  if (known === undefined) parts.set(key, { account, region, first: time, last: time });
  else if (time < known.first || time > known.last) {
    parts.set(key, { account, region, first: Math.min(known.first, time), last: Math.max(known.last, time) });
  }
}
