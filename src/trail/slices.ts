import type { FileToRead } from './trail-piece.ts';

/** Files that are read in one go, by one thread. */
export interface Slice {
  readonly files: readonly FileToRead[];
  /** Bytes on disk. */
  readonly size: number;
}

const FILES = 128;
const BYTES = 1 << 23;

/** Cuts a trail into slices of a few megabytes. A large file is one by itself. The largest go first, so that no thread ends long after others. */
export function slicesOf(files: readonly FileToRead[]): readonly Slice[] {
  const slices: Slice[] = [];
  let slice: FileToRead[] = [];
  let size = 0;
  const flush = (): void => {
    if (slice.length > 0) slices.push({ files: slice, size });
    slice = [];
    size = 0;
  };
  for (const file of files) {
    if (slice.length >= FILES || size + file.size > BYTES) flush();
    slice.push(file);
    size += file.size;
  }
  flush();
  return slices.sort((a, b) => b.size - a.size);
}
