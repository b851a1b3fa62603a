/** A file that is to be read. */
export interface FileToRead {
  readonly path: string;
  /** On disk, in bytes. */
  readonly size: number;
}

/** Files that are read in one go, by one thread. */
export interface Slice {
  readonly paths: readonly string[];
  /** Bytes on disk. */
  readonly size: number;
}

const FILES = 128;
const BYTES = 1 << 23;

/** Cuts a trail into slices of a few megabytes. A large file is one by itself. The largest go first, so that no thread ends long after others. */
export function slicesOf(files: readonly FileToRead[]): readonly Slice[] {
  const slices: Slice[] = [];
  let paths: string[] = [];
  let size = 0;
  const flush = (): void => {
    if (paths.length > 0) slices.push({ paths, size });
    paths = [];
    size = 0;
  };
  for (const file of files) {
    if (paths.length >= FILES || size + file.size > BYTES) flush();
    paths.push(file.path);
    size += file.size;
  }
  flush();
  return slices.sort((a, b) => b.size - a.size);
}
