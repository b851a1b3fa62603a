import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { makeFolder } from '../app/make-folder.ts';

/** A file that is being written. */
export interface OutputFile {
  write(text: string): Promise<void>;
  /** Lets the whole file appear under its name. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/** Opens a file that appears only once it is whole, with the folders it needs. A pipe or a device is written to as it is. */
export async function openOutputFile(path: string): Promise<OutputFile> {
  const present = await stat(path).catch(() => undefined);
  const isSpecial = present !== undefined && !present.isFile() && !present.isDirectory();
  // behind a symbolic link the file is replaced, not the link
  const target = isSpecial ? path : await realpath(path).catch(() => resolve(path));
  const written = isSpecial ? path : join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  /** What went wrong is told of the file that was asked for. */
  const naming = async <T>(step: Promise<T>): Promise<T> => {
    try {
      return await step;
    } catch (error) {
      throw Object.assign(error as NodeJS.ErrnoException, { path, syscall: 'write' });
    }
  };
  if (present?.isDirectory() === true) throw Object.assign(new Error(), { code: 'EISDIR', path, syscall: 'write' });
  await naming(makeFolder(dirname(target)));
  const file: FileHandle = await naming(open(written, 'w'));
  return {
    write: (text) => naming(file.writeFile(text)),
    async finish() {
      await naming(file.close());
      if (!isSpecial) await naming(rename(written, target));
    },
    async abandon() {
      await file.close().catch(() => undefined);
      if (!isSpecial) await rm(written, { force: true });
    },
  };
}
