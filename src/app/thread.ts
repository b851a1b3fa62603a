import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread } from './in-thread.ts';
import { runTask, type ScanTask } from './thread-tasks.ts';

const send = (message: FromThread): void => parentPort?.postMessage(message);

const EVERY_MS = 50;
let last = 0;

try {
  const report = await runTask(workerData as ScanTask, (done, total, what) => {
    const now = Date.now();
    if (now - last < EVERY_MS && done < total) return;
    last = now;
    send({ kind: 'progress', done, total, what });
  });
  send({ kind: 'done', report });
} catch (error) {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  send({ kind: 'failed', error: { name, message, stack, code, path, syscall } });
}
