import { Worker } from 'node:worker_threads';
import { piecesOf } from './piece-text.ts';
import type { Batch } from './read-slice.ts';
import type { Slice } from './slices.ts';
import type { FileToRead } from './trail-piece.ts';

/** How a thread is to read. */
export interface TrailThreadData {
  readonly every: boolean;
  /** Whether pieces are wanted for an index too. */
  readonly isPacked: boolean;
}

/** What a thread is asked for. */
export interface AskedSlice {
  readonly files: readonly FileToRead[];
}

/** What a thread says. */
export type FromTrailThread =
  | { readonly kind: 'batch'; readonly text: string; readonly packed: Uint8Array | undefined }
  | { readonly kind: 'done' };

/** So many slices a thread has at hand: it begins with the next one while this one is looked at here. */
const AHEAD = 2;

/** Room for young objects, in megabytes: records that are parsed and written again would otherwise be moved about before they go. */
const YOUNG_MB = 96;

/** Reads slices in threads, each as soon as one is free. Throws what a thread throws. */
export function readInThreads(
  slices: readonly Slice[],
  threads: number,
  data: TrailThreadData,
  take: (batch: Batch) => void,
  done: (slice: Slice) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const workers: Worker[] = [];
    let next = 0;
    let left = slices.length;
    const end = (error?: Error): void => {
      for (const worker of workers) void worker.terminate();
      if (error === undefined) resolve();
      else reject(error);
    };
    const start = (): void => {
      // options that started this program, such as `--input-type`, are not for a file
      const worker = new Worker(new URL('./trail-thread.js', import.meta.url), {
        workerData: data,
        execArgv: [],
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      });
      workers.push(worker);
      const asked: Slice[] = [];
      const ask = (): void => {
        const slice = slices[next];
        if (slice === undefined) return;
        next++;
        asked.push(slice);
        worker.postMessage({ files: slice.files } satisfies AskedSlice);
      };
      worker.on('message', (message: FromTrailThread) => {
        try {
          if (message.kind === 'batch') take({ pieces: piecesOf(message.text), packed: message.packed });
          else {
            done(asked.shift() as Slice);
            left--;
            if (left === 0) end();
            else ask();
          }
        } catch (error) {
          end(error as Error);
        }
      });
      worker.on('error', end);
      worker.on('exit', () => {
        if (asked.length > 0) end(new Error('a thread ended before it had read all'));
      });
      for (let i = 0; i < AHEAD; i++) ask();
    };
    for (let i = 0; i < Math.min(threads, slices.length); i++) start();
  });
}
