import { Worker } from 'node:worker_threads';
import { IntentError } from '../intent/intent-error.ts';
import type { StatementRef } from '../iam/policy.ts';
import type { ScanReport } from '../report/scan-report.ts';
import { openStatement, type StatementText } from '../snapshot/open-statement.ts';
import { SnapshotError, type SnapshotErrorCode } from '../snapshot/snapshot-error.ts';
import { type OnProgress, runTask, type ScanTask } from './thread-tasks.ts';
import { UsageError } from './usage-error.ts';

/** An error as plain values: what makes it what it is would be lost on the way from a thread. */
interface SentError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: string | undefined;
  readonly path: string | undefined;
  readonly syscall: string | undefined;
  readonly problems: readonly string[] | undefined;
}

/** What the thread says. */
export type FromThread =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly what: string }
  | { readonly kind: 'open'; readonly id: number; readonly statement: StatementRef }
  | { readonly kind: 'done'; readonly report: ScanReport }
  | { readonly kind: 'failed'; readonly error: SentError };

/** What it is told: a statement that it asked for. */
export interface ToThread {
  readonly id: number;
  readonly found: StatementText | undefined;
}

/**
 * Room for young objects, in megabytes. An estate is a million small objects that stay; with the 48 MB that Node.js gives, a sixth of all time
 * goes into moving them. A thread may have more of its own accord (Node.js, "worker_threads", `resourceLimits`), a program may not.
 */
const YOUNG_MB = 96;

/** Runs a task where it is fast: in a thread of its own. Throws what the task throws. */
export function inThread(task: ScanTask, onProgress: OnProgress): Promise<ScanReport> {
  // run from its sources, by a loader that threads do not have
  if (import.meta.url.endsWith('.ts')) return runTask(task, onProgress);
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.js', import.meta.url), {
      workerData: task,
      // options that started this program, such as `--input-type`, are not for a file
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'progress') onProgress(message.done, message.total, message.what);
      else if (message.kind === 'open') answer(worker, task.snapshot, message.id, message.statement);
      else if (message.kind === 'done') resolve(message.report);
      else reject(errorOf(message.error));
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the thread ended without an answer')));
  });
}

function answer(worker: Worker, snapshot: string, id: number, statement: StatementRef): void {
  const send = (found: StatementText | undefined): void => worker.postMessage({ id, found } satisfies ToThread);
  openStatement(snapshot, statement).then(send, () => send(undefined));
}

function errorOf({ name, message, stack, problems, ...system }: SentError): Error {
  if (name === 'IntentError') return new IntentError(problems ?? [message]);
  if (name === 'SnapshotError') return new SnapshotError(system.code as SnapshotErrorCode, message);
  if (name === 'UsageError') return new UsageError(message);
  return Object.assign(new Error(message), { stack }, system);
}
