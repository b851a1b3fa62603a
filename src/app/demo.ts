import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { demoFiles } from '../demo/demo-files.ts';
import { trailFiles } from '../demo/trail/trail-files.ts';
import { makeFolder } from './make-folder.ts';
import { UsageError } from './usage-error.ts';

/** The files of the demo as they are written; those of the trail are compressed. */
export const demoContents = (): readonly { readonly path: string; readonly content: string | Uint8Array }[] => [
  ...demoFiles(),
  ...trailFiles().map(({ path, content }) => ({ path, content: compressed(content) })),
];

/** Without a time, and without the name of an operating system, which zlib writes too. */
function compressed(text: string): Uint8Array {
  const bytes = gzipSync(text, { level: 9 });
  bytes[9] = 255;
  return bytes;
}

/** Writes the demo organisation: a new folder appears whole or not at all. Answers with the number of files. */
export async function writeDemo(dir: string, force: boolean): Promise<number> {
  const target = resolve(dir);
  const present = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    if (error.code === 'ENOTDIR') throw new UsageError(`\`${dir}\` is a file: name a folder`);
    throw error;
  });
  if (present !== undefined && present.length > 0 && !force) {
    throw new UsageError(`\`${dir}\` is not empty: name a new folder, or add --force to write into it`);
  }
  const files = demoContents();
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
  return files.length;
}
