import type { TrailEvent } from '../activity/event.ts';
import type { TrailPart, TrailProblem, TrailReading } from '../activity/trail.ts';
import { readTrailFile } from './read-trail-file.ts';

/** Reads the files of a trail. */
export async function readTrail(
  files: readonly string[],
  options: { readonly every?: boolean; readonly onProgress?: (done: number, total: number, what: string) => void } = {},
): Promise<TrailReading> {
  const events: TrailEvent[] = [];
  const sources = new Map<string, number>();
  const parts = new Map<string, TrailPart>();
  const problems: TrailProblem[] = [];
  let records = 0;
  let bytes = 0;
  for (const [index, file] of files.entries()) {
    const read = readTrailFile(file, options.every);
    for (const event of read.events) events.push(event);
    for (const [source, count] of read.sources) sources.set(source, (sources.get(source) ?? 0) + count);
    for (const part of read.parts) {
      const key = `${part.account} ${part.region}`;
      const known = parts.get(key);
      parts.set(
        key,
        known === undefined ? part : { ...part, first: Math.min(known.first, part.first), last: Math.max(known.last, part.last) },
      );
    }
    problems.push(...read.problems);
    records += read.records;
    bytes += read.bytes;
    options.onProgress?.(index + 1, files.length, 'files read');
  }
  return { events, files: files.length, records, bytes, sources, parts: [...parts.values()], problems };
}
