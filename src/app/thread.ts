import { parentPort, workerData } from 'node:worker_threads';
import { IntentError } from '../intent/intent-error.ts';
import type { FromThread, ToThread } from './in-thread.ts';
import type { OpenStatement } from './statement-places.ts';
import { runTask, type ScanTask } from './thread-tasks.ts';

const send = (message: FromThread): void => parentPort?.postMessage(message);

const EVERY_MS = 50;
let last = 0;

const onProgress = (done: number, total: number, what: string): void => {
  const now = Date.now();
  if (now - last < EVERY_MS && done < total) return;
  last = now;
  send({ kind: 'progress', done, total, what });
};

type Found = Awaited<ReturnType<OpenStatement>>;
const asked = new Map<number, (found: Found) => void>();

/** Statements are looked up by whoever started this thread, while it goes on. */
const open: OpenStatement = (_, { document, index, sid }) =>
  new Promise((resolve) => {
    const id = asked.size;
    asked.set(id, resolve);
    send({ kind: 'open', id, statement: { document, index, sid } });
  });

parentPort?.on('message', ({ id, found }: ToThread) => asked.get(id)?.(found));

try {
  send({ kind: 'done', report: await runTask(workerData as ScanTask, onProgress, open) });
} catch (error) {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  const problems = error instanceof IntentError ? error.problems : undefined;
  send({ kind: 'failed', error: { name, message, stack, code, path, syscall, problems } });
}
parentPort?.close();
