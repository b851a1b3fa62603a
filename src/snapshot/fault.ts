/** The first thing in a file that cannot be read. */
export interface Fault {
  /** `cut`: the file ends too early; `encoding`: not UTF-8; `syntax`: not JSON; `shape`: JSON of another kind, or no text at all. */
  readonly kind: 'cut' | 'encoding' | 'syntax' | 'shape';
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** What is wrong, without the place; for `shape` the whole sentence. */
  readonly reason: string;
  /** The part of the file in which it is. */
  readonly path: readonly (string | number)[];
}

/** 1-based; columns count UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One sentence with the place. Where the file cannot be read again to find the line, the byte is named. */
export function faultMessage({ kind, offset, reason }: Fault, position: Position | undefined): string {
  const place = position === undefined ? `byte ${offset}` : `line ${position.line}, column ${position.column}`;
  switch (kind) {
    case 'cut':
      return `the file is cut off at ${place}, ${reason}: get it again`;
    case 'encoding':
      return `byte ${offset}${position === undefined ? '' : ` (${place})`} ${reason}: save the file as UTF-8`;
    case 'syntax':
      return `the file is not valid JSON at ${place}: ${reason}`;
    case 'shape':
      return reason;
  }
}
