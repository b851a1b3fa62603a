import { parentPort } from 'node:worker_threads';
import { readBytes } from './read-chunks.ts';
import { createDocumentSharer, type SharedText } from './share-documents.ts';

/** A file to be read at once. */
export interface AskedFile {
  readonly path: string;
  readonly size: number;
}

const share = createDocumentSharer();
let before: Promise<void> = Promise.resolve();

/** Answers come in the order of the questions. Whatever cannot be read is left to whoever asked, who reads it again and says why. */
parentPort?.on('message', ({ path, size }: AskedFile) => {
  const content = readBytes(path, size).catch(() => undefined);
  before = before.then(async () => {
    const bytes = await content;
    const shared: SharedText = bytes === undefined ? { bytes: undefined, count: 0, fresh: [] } : share(bytes);
    parentPort?.postMessage(shared, shared.bytes === undefined ? [] : [shared.bytes.buffer as ArrayBuffer]);
  });
});
