import { Buffer } from 'node:buffer';
import { decodeUtf8 } from './decode-text.ts';
import type { Fault } from './fault.ts';
import { jsonFault } from './json-fault.ts';

/** A value inside the top-level object of a file: an element of a list, or a member that is no list. */
export interface RawValue {
  readonly key: string;
  /** Undefined for a member that is no list. */
  readonly index: number | undefined;
  /** INVARIANT: valid only during the call that hands it over. */
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** Whether all of `bytes` are ASCII. */
  readonly ascii: boolean;
  /** Of `start` in the file. */
  readonly offset: number;
}

/** The path of a value from the top of its file. */
export const pathOf = (key: string, index: number | undefined): Fault['path'] =>
  index !== undefined ? [key, index] : key === '' ? [] : [key];

/** The value, or the first thing in it that is not JSON. */
export function parseValue(raw: RawValue): { readonly value: unknown } | Fault {
  const { bytes, start, end, offset } = raw;
  const text = raw.ascii ? bytes.toString('latin1', start, end) : decodeUtf8(bytes, start, end);
  const path = pathOf(raw.key, raw.index);
  if (typeof text === 'number') return { kind: 'encoding', offset: offset + text - start, reason: 'is not UTF-8', path };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const found = jsonFault(text);
    // brackets that do not match make a value end early
    const reason = found === undefined ? (error as Error).message : found.cut ? 'its brackets do not match' : found.reason;
    return { kind: 'syntax', offset: offset + Buffer.byteLength(text.slice(0, found?.at ?? 0)), reason, path };
  }
}
