import { Worker } from 'node:worker_threads';
import { SharedDocument } from '../estate/builder.ts';
import type { SnapshotFile } from './find-files.ts';
import type { SharedText } from './share-documents.ts';
import type { AskedFile } from './sharing-thread.ts';

/** Reads files in a thread that takes their documents out, while the files before them are looked at here. */
export interface SharingThread {
  /** The file in short, or undefined where it is to be read in the plain way. */
  read(file: SnapshotFile): Promise<SharedText | undefined>;
  /** By number. */
  readonly documents: readonly SharedDocument[];
  close(): void;
}

/** Starts the thread. */
export function startSharing(): SharingThread {
  const documents: SharedDocument[] = [];
  const waiting: ((text: SharedText | undefined) => void)[] = [];
  let ended = false;
  const end = (): void => {
    ended = true;
    for (const resolve of waiting.splice(0)) resolve(undefined);
  };
  const worker = new Worker(new URL('./sharing-thread.js', import.meta.url), { execArgv: [] });
  worker.on('message', (text: SharedText) => {
    for (const fresh of text.fresh) documents.push(new SharedDocument(fresh));
    waiting.shift()?.(text);
  });
  // without the thread everything is still read, only later
  worker.on('error', end);
  worker.on('exit', end);
  return {
    documents,
    read({ path, bytes }) {
      if (ended) return Promise.resolve(undefined);
      const asked: AskedFile = { path, size: bytes ?? 0 };
      worker.postMessage(asked);
      return new Promise((resolve) => waiting.push(resolve));
    },
    close: () => void worker.terminate(),
  };
}
