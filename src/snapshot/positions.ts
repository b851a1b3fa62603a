import { type Buffer, isAscii } from 'node:buffer';
import { stat } from 'node:fs/promises';
import { markLength } from './decode-text.ts';
import type { Position } from './fault.ts';
import { readChunks } from './read-chunks.ts';

/** A place in a file by its bytes, and what is needed to count on from there. */
export interface Mark {
  readonly offset: number;
  /** Line breaks before it. */
  readonly lines: number;
  /** UTF-16 code units before it, and before its line. */
  readonly units: number;
  readonly lineUnits: number;
}

/** The start of any file. */
export const FILE_START: Mark = { offset: 0, lines: 0, units: 0, lineUnits: 0 };

/** Counts from a mark to the end of the bytes that follow it. Bytes may end inside a character. */
export function countOn(from: Mark, bytes: Buffer): Mark {
  let { lines, units, lineUnits } = from;
  if (isAscii(bytes)) return countOnAscii(from, bytes);
  // editors do not count a byte order mark
  for (let at = from.offset === 0 ? markLength(bytes) : 0; at < bytes.length; at++) {
    const c = bytes[at] as number;
    if (c === 0x0a) {
      lines++;
      units++;
      lineUnits = units;
    } else if (c < 0x80) units++;
    // the first byte of a character counts for all of it; those of four bytes are two code units
    else if ((c & 0xc0) !== 0x80) units += c < 0xf0 ? 1 : 2;
  }
  return { offset: from.offset + bytes.length, lines, units, lineUnits };
}

/** The same where every byte is a character: most files are written without line breaks, and then nothing is to be counted. */
function countOnAscii({ offset, lines, units, lineUnits }: Mark, bytes: Buffer): Mark {
  const { length } = bytes;
  let breaks = 0;
  let last = -1;
  if (bytes.includes(0x0a))
    for (let at = 0; at < length; at++) {
      if (bytes[at] !== 0x0a) continue;
      breaks++;
      last = at;
    }
  return { offset: offset + length, lines: lines + breaks, units: units + length, lineUnits: last < 0 ? lineUnits : units + last + 1 };
}

/** The line and column of a mark, both from 1. */
export const positionAt = ({ lines, units, lineUnits }: Mark): Position => ({ line: lines + 1, column: units - lineUnits + 1 });

/** The line and column of a byte; undefined where the file cannot be read a second time. */
export async function positionInFile(path: string, offset: number): Promise<Position | undefined> {
  try {
    if (!(await stat(path)).isFile()) return undefined;
    let mark = FILE_START;
    for await (const chunk of readChunks(path)) {
      mark = countOn(mark, chunk.subarray(0, Math.max(0, offset - mark.offset)));
      if (mark.offset >= offset) break;
    }
    return mark.offset < offset ? undefined : positionAt(mark);
  } catch {
    return undefined;
  }
}
