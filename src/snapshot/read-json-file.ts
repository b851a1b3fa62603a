import type { Buffer } from 'node:buffer';
import { decodeUtf8, foreignFile, markLength } from './decode-text.ts';
import { faultMessage } from './fault.ts';
import type { SnapshotFile } from './find-files.ts';
import { jsonFault } from './json-fault.ts';
import { nestsDeeperThan } from './json-scan.ts';
import { positionInText } from './locate.ts';
import { readBytes } from './read-chunks.ts';
import { countOn, FILE_START, positionAt } from './positions.ts';
import { systemReason } from './system-reason.ts';

/** Such files are descriptions of some thousand resources; V8 holds no text beyond twice that. */
const MAX_BYTES = 1 << 28;

/** Deeper than any answer of AWS, and far from what exhausts a stack. */
const MAX_DEPTH = 200;

/** What a file holds, or why it cannot be read. */
export type JsonFile = { readonly value: unknown } | { readonly problem: string };

/** A whole file as JSON, or why it cannot be read. */
export async function readJsonFile(file: SnapshotFile): Promise<JsonFile> {
  if (file.unreadable !== undefined) return { problem: `the file cannot be read: ${file.unreadable}` };
  const size = file.bytes ?? 0;
  if (size > MAX_BYTES) return { problem: `the file is larger than ${MAX_BYTES >> 20} MB` };
  let bytes: Buffer;
  try {
    bytes = await readBytes(file.path, size);
  } catch (error) {
    return { problem: `the file cannot be read: ${systemReason(error)}` };
  }
  const foreign = foreignFile(bytes);
  if (foreign !== undefined) return { problem: foreign };
  const text = decodeUtf8(bytes, markLength(bytes), bytes.length);
  if (typeof text === 'number') {
    const position = positionAt(countOn(FILE_START, bytes.subarray(0, text)));
    return { problem: faultMessage({ kind: 'encoding', offset: text, reason: 'is not UTF-8', path: [] }, position) };
  }
  if (text.trim() === '') return { problem: 'the file is empty' };
  try {
    const value: unknown = JSON.parse(text);
    return nestsDeeperThan(text, MAX_DEPTH) ? { problem: `the file is nested deeper than ${MAX_DEPTH} levels` } : { value };
  } catch (error) {
    const { at, cut, reason } = jsonFault(text) ?? { at: 0, cut: false, reason: (error as Error).message };
    return { problem: faultMessage({ kind: cut ? 'cut' : 'syntax', offset: at, reason, path: [] }, positionInText(text, at)) };
  }
}
