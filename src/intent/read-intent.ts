import { type FileHandle, open } from 'node:fs/promises';
import type { Intent } from '../estate/intent.ts';
import { decodeText } from './decode-text.ts';
import { IntentError } from './intent-error.ts';
import type { KnownIds } from './schema.ts';

/** What an intent file says. */
export interface ReadIntent {
  readonly intent: Intent;
}

/** Some ten thousand entries. */
const LARGEST = 1 << 20;

/** Reads `mantlet.yaml`. Throws an `IntentError` that lists every problem where it cannot be used. */
export async function readIntent(path: string, known: KnownIds = {}): Promise<ReadIntent> {
  const bytes = await readBytes(path);
  if (bytes.length > LARGEST) throw new IntentError([`${path}: the file is larger than ${LARGEST >> 20} MiB: name an intent file`]);
  const text = decodeText(bytes, path);
  // only those wait for the readers who have something to read
  const { parseIntent } = await import('./parse-intent.ts');
  return { intent: parseIntent(text, path, known) };
}

/** A byte more than is allowed at most, whatever the file is. */
async function readBytes(path: string): Promise<Buffer> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const chunks: Buffer[] = [];
    for (let size = 0; size <= LARGEST; ) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(1 << 16), 0, Math.min(1 << 16, LARGEST + 1 - size));
      if (bytesRead === 0) break;
      size += bytesRead;
      chunks.push(buffer.subarray(0, bytesRead));
    }
    return Buffer.concat(chunks);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const fix = code === 'ENOENT' ? ': `mantlet init` writes one' : '';
    throw new IntentError([`cannot read \`${path}\`: ${REASONS[code] ?? code}${fix}`]);
  } finally {
    await file?.close();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'a part of the path is a file, not a folder',
};
