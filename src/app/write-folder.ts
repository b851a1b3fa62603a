import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { UsageError } from './usage-error.ts';

/** A file of a folder: its path below it, with `/`. */
export interface FolderFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Writes a folder: a new one appears whole or not at all. With `force` files are written into one that has something in it. */
export async function writeFolder(dir: string, files: readonly FolderFile[], force: boolean): Promise<void> {
  const target = resolve(dir);
  const present = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    if (error.code === 'ENOTDIR') throw new UsageError(`\`${dir}\` is a file: name a folder`);
    throw error;
  });
  if (present !== undefined && present.length > 0 && !force) {
    throw new UsageError(`\`${dir}\` is not empty: name a new folder, or add --force to write into it`);
  }
  // into a folder that has something in it, file by file; otherwise beside it and then in one step
  const into = present !== undefined && present.length > 0 ? target : join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    for (const { path, content } of files) {
      await makeFolder(dirname(join(into, path)));
      await writeFile(join(into, path), content);
    }
    if (into !== target) {
      await rm(target, { recursive: true, force: true });
      await rename(into, target);
    }
  } catch (error) {
    if (into !== target) await rm(into, { recursive: true, force: true });
    throw error;
  }
}
