import { parentPort, workerData } from 'node:worker_threads';
import { createFileReader } from './file-reader.ts';
import { textOfPieces } from './piece-text.ts';
import { pack, readSlice } from './read-slice.ts';
import type { AskedSlice, FromTrailThread, TrailThreadData } from './read-in-threads.ts';

const { every, isPacked } = workerData as TrailThreadData;
const reader = createFileReader({ every });
const send = (message: FromTrailThread): void => parentPort?.postMessage(message);

let before = Promise.resolve();
parentPort?.on('message', ({ files }: AskedSlice) => {
  before = before.then(async () => {
    await readSlice(reader, files, (pieces) => {
      if (pieces.length > 0) send({ kind: 'batch', text: textOfPieces(pieces), packed: isPacked ? pack(pieces) : undefined });
    });
    send({ kind: 'done' });
  });
});
