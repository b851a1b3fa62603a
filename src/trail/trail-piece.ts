import type { TrailEvent } from '../activity/event.ts';
import type { TrailPart, TrailProblem } from '../activity/trail.ts';

/** What a file looked like when it was read: where one of these differs, it is another file. */
export interface FileStamp {
  readonly size: number;
  /** In milliseconds. */
  readonly mtime: number;
  /** A hash of its first bytes. */
  readonly head: string;
}

/** A file that is to be read, as it looks before. */
export interface FileToRead {
  readonly path: string;
  /** On disk, in bytes. */
  readonly size: number;
  /** In milliseconds. */
  readonly mtime: number;
  /** A pipe or a device is none. */
  readonly isFile: boolean;
}

/** What a file told, or a part of a large one; counts are those of the part. */
export interface TrailPiece {
  readonly file: string;
  /** Undefined: it could not be opened, and is to be tried again. */
  readonly stamp: FileStamp | undefined;
  /** The number of the part, from 0. */
  readonly part: number;
  /** Nothing of the file follows. */
  readonly last: boolean;
  readonly records: number;
  /** Bytes after decompression. */
  readonly bytes: number;
  /** Event sources and how many records each has, by turns. */
  readonly sources: readonly (string | number)[];
  readonly parts: readonly TrailPart[];
  readonly problems: readonly TrailProblem[];
  readonly events: readonly TrailEvent[];
}
