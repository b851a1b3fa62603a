import { gzipSync } from 'node:zlib';
import { demoFiles } from '../demo/demo-files.ts';
import { trailFiles } from '../demo/trail/trail-files.ts';
import { type FolderFile, writeFolder } from './write-folder.ts';

/** The files of the demo as they are written; those of the trail are compressed. */
export const demoContents = (): readonly FolderFile[] => [
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
  const files = demoContents();
  await writeFolder(dir, files, force);
  return files.length;
}
