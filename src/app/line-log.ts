import { Buffer } from 'node:buffer';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './usage-error.ts';

/** How far lines have been handed over. */
interface Mark {
  /** So many entries are out. */
  readonly printed: number;
  /** How long the receiving file was then, in bytes; undefined: it is no file. */
  readonly at: number | undefined;
}

/**
 * Hands entries over to a file or stream, each once, also where the process is killed at any moment: an entry is first kept in `folder`. A
 * receiving file shows how much of what was pending it has got, down to a torn line; a pipe cannot, so that its reader may see again what was
 * handed over just before the end.
 */
export interface LineLog {
  /** All entries, the earliest first. */
  readonly entries: readonly unknown[];
  add(entries: readonly unknown[]): void;
}

/** Opens the log in a folder, and hands over what an earlier process has left. `render` makes one line of an entry. */
export function openLineLog(folder: string, out: number, render: (entry: unknown) => string): LineLog {
  mkdirSync(folder, { recursive: true });
  const markFile = join(folder, 'mark.json');
  const journal = openSync(join(folder, 'entries.jsonl'), 'a+');
  const entries = readEntries(journal);
  let mark = readMark(markFile);
  const setMark = (next: Mark): void => {
    writeFileSync(`${markFile}.tmp`, JSON.stringify(next));
    renameSync(`${markFile}.tmp`, markFile);
    mark = next;
  };
  const handOver = (): void => {
    const text = Buffer.from(
      entries
        .slice(mark.printed)
        .map((entry) => `${render(entry)}\n`)
        .join(''),
    );
    const done = alreadyThere(out, mark, text);
    if (done === 0) setMark({ printed: mark.printed, at: sizeOf(out) });
    writeAll(out, text, done);
    setMark({ printed: entries.length, at: sizeOf(out) });
  };
  if (mark.printed < entries.length) handOver();
  return {
    entries,
    add(more) {
      if (more.length === 0) return;
      writeAll(journal, Buffer.from(more.map((entry) => `${JSON.stringify(entry)}\n`).join('')), 0);
      fsyncSync(journal);
      entries.push(...more);
      handOver();
    },
  };
}

/** The whole lines of the journal; what a killed process left of a last one is cut off. */
function readEntries(journal: number): unknown[] {
  const bytes = readFileSync(journal);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) ftruncateSync(journal, end);
  return bytes
    .toString('utf8', 0, end)
    .split('\n')
    .flatMap((line): readonly unknown[] => {
      if (line === '') return [];
      try {
        return [JSON.parse(line)];
      } catch {
        throw new UsageError('what was told so far cannot be read: remove the folder of the state to begin anew');
      }
    });
}

function readMark(file: string): Mark {
  if (!existsSync(file)) return { printed: 0, at: undefined };
  const { printed, at } = JSON.parse(readFileSync(file, 'utf8')) as { printed?: unknown; at?: unknown };
  return { printed: typeof printed === 'number' ? printed : 0, at: typeof at === 'number' ? at : undefined };
}

/** How many bytes of what is pending the receiving file has got already. */
function alreadyThere(out: number, { at }: Mark, text: Buffer): number {
  const size = sizeOf(out);
  if (at === undefined || size === undefined || size <= at) return 0;
  const there = readFrom(out, at, Math.min(size - at, text.length));
  return there !== undefined && text.subarray(0, there.length).equals(there) ? there.length : 0;
}

function sizeOf(out: number): number | undefined {
  const stat = fstatSync(out);
  return stat.isFile() ? stat.size : undefined;
}

/** Standard output is open for writing only: its file is opened once more to be read. */
function readFrom(out: number, at: number, length: number): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(`/dev/fd/${out}`, 'r');
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, at));
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function writeAll(out: number, bytes: Buffer, from: number): void {
  let at = from;
  while (at < bytes.length) {
    try {
      at += writeSync(out, bytes, at);
    } catch (error) {
      // a pipe whose reader is slower
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}
