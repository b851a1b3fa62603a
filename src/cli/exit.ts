import { UsageError } from '../app/usage-error.ts';
import { IntentError } from '../intent/intent-error.ts';
import { SnapshotError } from '../snapshot/snapshot-error.ts';

/** 0 clean, 1 findings, 2 usage or crash, 3 incomplete. */
export const EXIT = { clean: 0, findings: 1, failure: 2, incomplete: 3 } as const;

/** One sentence for the person. What nobody foresaw also shows its stack where MANTLET_DEBUG is set. */
export function failureMessage(error: unknown): string {
  if (error instanceof UsageError || error instanceof SnapshotError) return (error as Error).message;
  if (error instanceof IntentError) {
    const { problems, message } = error;
    return problems.length === 1 ? message : `${problems.length} problems\n${message}`;
  }
  const system = error as NodeJS.ErrnoException;
  if (system.code !== undefined && system.path !== undefined) {
    // what is written appears under another name first
    const path = system.path.replace(/\.([^/\\]+)\.\d+\.tmp$/, '$1');
    const writes = path !== system.path || system.syscall === 'write' || system.syscall === 'mkdir';
    const why = writes && system.code === 'ENOENT' ? 'its folder cannot be created' : systemReason(system.code);
    return `cannot ${writes ? 'write' : 'read'} \`${path}\`: ${why}`;
  }
  if (process.env['MANTLET_DEBUG'] !== undefined && error instanceof Error) return error.stack ?? error.message;
  return `unexpected failure: ${error instanceof Error ? error.message : String(error)} (set MANTLET_DEBUG=1 for the details)`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission denied',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is no directory',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  EEXIST: 'it exists already',
};
const systemReason = (code: string): string => REASONS[code] ?? code;
