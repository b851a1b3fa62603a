import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { TrailEvent } from '../activity/event.ts';
import type { TrailReading } from '../activity/trail.ts';
import { createFileReader } from './file-reader.ts';
import { createPace, type OnProgress } from './pace.ts';
import { readInThreads } from './read-in-threads.ts';
import { pack, readSlice } from './read-slice.ts';
import { createReadingBuilder } from './reading-builder.ts';
import { type Slice, slicesOf } from './slices.ts';
import type { TrailIndex } from './trail-index.ts';
import type { FileToRead, TrailPiece } from './trail-piece.ts';

/** How a trail is to be read. */
export interface TrailOptions {
  /** All events are wanted, not only those that matter to AI. */
  readonly every?: boolean;
  /** What was read before. */
  readonly index?: TrailIndex | undefined;
  readonly onProgress?: OnProgress;
  /** How many threads read; without it as many as the machine has cores. 0: none but this one. */
  readonly threads?: number;
}

/** What a look at a trail that grows came to. */
export interface TrailLook {
  /** All that is there. */
  readonly reading: TrailReading;
  /** Events of files that were read or loaded in this look; where a file has changed or is gone, all. */
  readonly fresh: readonly TrailEvent[];
}

/** Reads a trail again and again, and what was read once only where it has changed. */
export interface TrailReader {
  look(files: readonly string[]): Promise<TrailLook>;
}

/** Reads the files of a trail. */
export async function readTrail(files: readonly string[], options: TrailOptions = {}): Promise<TrailReading> {
  return (await createTrailReader(options).look(files)).reading;
}

/** Below this a thread takes longer to start than to read, in bytes on disk. */
const WORTH_A_THREAD = 2_000_000;

/** Begins with nothing read. */
export function createTrailReader({ every = false, index, onProgress, threads = ownThreads() }: TrailOptions): TrailReader {
  let builder = createReadingBuilder();
  /** Files that are in the builder, as they were. */
  const known = new Map<string, FileToRead>();

  const read = async (slices: readonly Slice[], files: number, bytes: number, take: (piece: TrailPiece) => void): Promise<void> => {
    const pace = createPace(files, bytes, onProgress);
    const done = (slice: Slice): void => pace(slice.files.length, slice.size);
    const isPacked = index !== undefined;
    if (threads > 1 && bytes > WORTH_A_THREAD) {
      await readInThreads(
        slices,
        threads,
        { every, isPacked },
        ({ pieces, packed }) => {
          if (packed !== undefined) index?.add(packed);
          for (const piece of pieces) take(piece);
        },
        done,
      );
    } else {
      const reader = createFileReader({ every });
      for (const slice of slices) {
        await readSlice(reader, slice.files, (pieces) => {
          if (pieces.length > 0) index?.add(pack(pieces));
          for (const piece of pieces) take(piece);
        });
        done(slice);
      }
    }
  };

  return {
    async look(files) {
      const now = new Map(files.map((path) => [path, lookAt(path)]));
      // what was added up cannot be taken out again
      for (const [path, { size, mtime }] of known) {
        const file = now.get(path);
        if (file?.size === size && file.mtime === mtime) continue;
        builder = createReadingBuilder();
        known.clear();
        break;
      }
      const fresh: TrailEvent[] = [];
      /** What could not be opened is tried again next time. */
      const failed: TrailPiece[] = [];
      const take = (piece: TrailPiece): void => {
        if (piece.stamp === undefined) {
          failed.push(piece);
          return;
        }
        builder.add(piece);
        for (const event of piece.events) fresh.push(event);
        const file = now.get(piece.file);
        if (piece.last && file !== undefined) known.set(piece.file, file);
      };
      const missing = (): readonly FileToRead[] => [...now.values()].filter(({ path }) => !known.has(path));
      if (index !== undefined && missing().length > 0) index.load(new Map(missing().map((file) => [file.path, file])), take);
      const left = missing();
      if (left.length > 0) {
        const bytes = left.reduce((sum, { size }) => sum + size, 0);
        await read(slicesOf(left), left.length, bytes, take);
        index?.sync();
      }
      return { reading: builder.build(failed), fresh };
    },
  };
}

/** Run from its sources, by a loader that threads do not have, it reads alone. */
function ownThreads(): number {
  return import.meta.url.endsWith('.ts') ? 0 : availableParallelism();
}

/** A file as it looks now. What does not exist is found out by whoever opens it. */
function lookAt(path: string): FileToRead {
  const stat = statSync(path, { throwIfNoEntry: false });
  return { path, size: stat?.size ?? 0, mtime: stat?.mtimeMs ?? 0, isFile: stat?.isFile() ?? true };
}
