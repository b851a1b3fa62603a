import { Buffer } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { Fault } from './fault.ts';
import { countOn, FILE_START, type Mark } from './positions.ts';
import { readChunks } from './read-chunks.ts';
import { createElementSplitter } from './split-elements.ts';

/** Where each element of each top-level list of a file stands, so that one is read without the others. */
export interface ElementIndex {
  /** By key; the bytes from start to end of element `i` are at `2 * i` and `2 * i + 1`. */
  readonly lists: ReadonlyMap<string, readonly number[]>;
  /** From the start of the file, `MARK_BYTES` apart. */
  readonly marks: readonly Mark[];
}

/** An element as it is written, and its place. */
export interface ElementText {
  readonly bytes: Buffer;
  readonly start: Mark;
}

const MARK_BYTES = 1 << 16;

/** One pass over the file, in bounded memory. Ends at the first thing that cannot be read. */
export async function buildElementIndex(path: string): Promise<ElementIndex> {
  const lists = new Map<string, number[]>();
  const marks: Mark[] = [FILE_START];
  const splitter = createElementSplitter({
    list: (key) => void lists.set(key, []),
    value({ key, index, start, end, offset }) {
      if (index !== undefined) lists.get(key)?.push(offset, offset + end - start);
      return undefined;
    },
  });
  let mark = FILE_START;
  let fault: Fault | undefined;
  for await (const chunk of chunksOf(path)) {
    fault = splitter.push(chunk);
    for (let at = 0; at < chunk.length; at += MARK_BYTES) {
      mark = countOn(mark, chunk.subarray(at, at + MARK_BYTES));
      marks.push(mark);
    }
    if (fault !== undefined) break;
  }
  return { lists, marks };
}

/** Files up to this size are read at once: waiting for a thread takes longer than reading. */
const WHOLE_BYTES = 8 << 20;

const chunksOf = (path: string): AsyncIterable<Buffer> | Iterable<Buffer> =>
  statSync(path).size > WHOLE_BYTES ? readChunks(path) : [readFileSync(path)];

/** Reads one element; undefined where the file has none there. A few kilobytes: waiting for a thread would take ten times as long. */
export function readElement(path: string, { lists, marks }: ElementIndex, key: string, index: number): ElementText | undefined {
  const bounds = lists.get(key);
  const start = bounds?.[2 * index];
  const end = bounds?.[2 * index + 1];
  if (start === undefined || end === undefined) return undefined;
  const mark = lastBefore(marks, start);
  const bytes = Buffer.alloc(end - mark.offset);
  const handle = openSync(path, 'r');
  try {
    if (readSync(handle, bytes, 0, bytes.length, mark.offset) < bytes.length) return undefined;
  } finally {
    closeSync(handle);
  }
  const before = start - mark.offset;
  return { bytes: bytes.subarray(before), start: countOn(mark, bytes.subarray(0, before)) };
}

function lastBefore(marks: readonly Mark[], offset: number): Mark {
  let low = 0;
  let high = marks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((marks[middle] as Mark).offset <= offset) low = middle;
    else high = middle - 1;
  }
  return marks[low] ?? FILE_START;
}
