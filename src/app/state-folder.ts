import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './usage-error.ts';

/**
 * Takes a folder for this process alone, until the function that is returned is called. What a killed process has left is taken over. Throws
 * a `UsageError` where another one that is alive has it.
 */
export function takeFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'lock');
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(lock, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = ownerOf(lock);
      if (owner !== undefined && owner !== process.pid && isAlive(owner)) {
        throw new UsageError(`another process (${owner}) watches with \`${folder}\`: end it, or name another folder by --state`);
      }
      rmSync(lock, { force: true });
    }
  }
  throw new UsageError(`several processes want \`${folder}\` at once: name another folder by --state`);
}

function ownerOf(lock: string): number | undefined {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    return Number.isInteger(owner) && owner > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // it lives, and belongs to somebody else
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
