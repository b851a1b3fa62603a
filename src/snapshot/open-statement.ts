import { Buffer } from 'node:buffer';
import { statSync } from 'node:fs';
import { basename, isAbsolute, join, normalize, sep } from 'node:path';
import type { DocumentRef, StatementRef } from '../iam/policy.ts';
import { decodeUtf8 } from './decode-text.ts';
import { buildElementIndex, type ElementIndex, readElement } from './element-index.ts';
import type { Position } from './fault.ts';
import { type FoundValue, findValue, type JsonPath } from './locate.ts';
import { countOn, FILE_START, type Mark, positionAt } from './positions.ts';
import { readBytes } from './read-chunks.ts';
import { systemReason } from './system-reason.ts';

/** A statement as it stands in the snapshot. */
export interface StatementText extends Position {
  /** Relative to the snapshot. */
  readonly file: string;
  /** The statement alone, indented. */
  readonly text: string;
  /** Whether it stands without a list of statements. */
  readonly alone: boolean;
}

/**
 * Finds a statement in its file. Undefined where the file is absent, or has changed since it was read; `onAbsent` is told why. Each file is
 * looked through once, however many of its statements are opened.
 */
export async function openStatement(
  snapshot: string,
  ref: StatementRef,
  onAbsent?: (reason: string) => void,
): Promise<StatementText | undefined> {
  const found = await find(snapshot, ref);
  if (typeof found !== 'string') return found;
  onAbsent?.(found);
  return undefined;
}

async function find(snapshot: string, { document, index, sid }: StatementRef): Promise<StatementText | string> {
  const { file, path } = document;
  if (file === undefined || path === undefined) return `${document.name} does not stand in the snapshot`;
  const changed = `\`${file}\` has changed since it was read`;
  try {
    const source = await sourceOf(snapshot, file, path);
    if (source === undefined) return changed;
    const text = decodeUtf8(source.bytes, 0, source.bytes.length);
    if (typeof text === 'number' || !isOf(document, text, source.rest.length < path.length)) return changed;
    const statement = statementIn(text, source.rest, index);
    const value: unknown = statement && JSON.parse(statement.text);
    if (statement === undefined || sidOf(value) !== sid) return changed;
    const position = positionAt(countOn(source.start, Buffer.from(text.slice(0, statement.at))));
    return { file, ...position, text: indented(value) ?? statement.text, alone: statement.alone };
  } catch (error) {
    if (error instanceof SyntaxError) return changed;
    return `\`${file}\` cannot be read: ${systemReason(error)}`;
  }
}

interface Source {
  readonly bytes: Buffer;
  readonly start: Mark;
  /** The path inside `bytes`. */
  readonly rest: JsonPath;
}

/** The element of a list that holds the document, or the whole file where no list does. */
async function sourceOf(snapshot: string, file: string, path: JsonPath): Promise<Source | undefined> {
  const at = pathOf(snapshot, file);
  if (at === undefined) return undefined;
  const [key, index] = path;
  if (typeof key === 'string' && typeof index === 'number') {
    const element = readElement(at, await indexOf(at), key, index);
    if (element !== undefined) return { ...element, rest: path.slice(2) };
  }
  const { size } = statSync(at);
  return size > MAX_WHOLE_BYTES ? undefined : { bytes: await readBytes(at, size), start: FILE_START, rest: path };
}

const MAX_WHOLE_BYTES = 1 << 26;

/** Undefined for a path that leaves the snapshot. */
function pathOf(snapshot: string, file: string): string | undefined {
  if (isAbsolute(file) || normalize(file).split(sep)[0] === '..') return undefined;
  if (statSync(snapshot).isDirectory()) return join(snapshot, file);
  return basename(snapshot) === file ? snapshot : undefined;
}

const indexes = new Map<string, { readonly version: string; readonly index: Promise<ElementIndex> }>();
const MAX_INDEXES = 1_000;

/** The index of a file as it is now. */
function indexOf(path: string): Promise<ElementIndex> {
  const { mtimeMs, size, ino } = statSync(path);
  const version = `${mtimeMs}/${size}/${ino}`;
  const known = indexes.get(path);
  if (known?.version === version) return known.index;
  const index = buildElementIndex(path);
  index.catch(() => indexes.delete(path));
  indexes.delete(path);
  indexes.set(path, { version, index });
  for (const oldest of indexes.keys()) {
    if (indexes.size <= MAX_INDEXES) break;
    indexes.delete(oldest);
  }
  return index;
}

/** Whether an element is still the one that the document's name speaks of: names of documents end in the ARN of what holds them. */
function isOf({ name }: DocumentRef, element: string, isElement: boolean): boolean {
  if (!isElement || !name.includes('arn:')) return true;
  const arn = findValue(element, ['Arn']) ?? findValue(element, ['arn']);
  return arn === undefined || name.endsWith(String(JSON.parse(arn.text)));
}

/** A single statement may stand without a list (IAM User Guide, "Statement"). */
function statementIn(text: string, document: JsonPath, index: number): (FoundValue & { readonly alone: boolean }) | undefined {
  const statements = findValue(text, [...document, 'Statement']);
  if (statements === undefined) return undefined;
  if (!statements.text.startsWith('[')) return index === 0 ? { ...statements, alone: true } : undefined;
  const found = findValue(text, [...document, 'Statement', index]);
  return found && { ...found, alone: false };
}

function sidOf(statement: unknown): string | undefined {
  const sid = typeof statement === 'object' && statement !== null && 'Sid' in statement ? statement.Sid : undefined;
  return typeof sid === 'string' ? sid : undefined;
}

/** Undefined where the statement is nested too deeply to be written. */
function indented(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, undefined, 2);
  } catch {
    return undefined;
  }
}
