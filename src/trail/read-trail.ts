import type { TrailEvent } from '../activity/event.ts';
import type { TrailPart, TrailProblem, TrailReading } from '../activity/trail.ts';
import { createFileReader } from './file-reader.ts';
import { seePart } from './piece-collector.ts';

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
  const reader = createFileReader({ every: options.every === true });
  for (const [index, file] of files.entries()) {
    await reader.read(file, (read) => {
      for (const event of read.events) events.push(event);
      for (const [source, count] of Object.entries(read.sources)) sources.set(source, (sources.get(source) ?? 0) + count);
      for (const part of read.parts) seePart(parts, part);
      problems.push(...read.problems);
      records += read.records;
      bytes += read.bytes;
    });
    options.onProgress?.(index + 1, files.length, 'files read');
  }
  return { events, files: files.length, records, bytes, sources, parts: [...parts.values()], problems };
}
