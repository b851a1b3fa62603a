import type { Position } from './fault.ts';
import { type EncodedText, jsonStringAt, percentDecoded } from './encoded-text.ts';
import { spaceEnd, stringEnd, valueEnd } from './json-scan.ts';

/** Keys and indexes from the top of a JSON text to a value. */
export type JsonPath = readonly (string | number)[];

/** A value as it is written. */
export interface FoundValue {
  /** Where it starts in the text that was searched. */
  readonly at: number;
  /** The JSON text of the value, decoded where it stands inside a string. */
  readonly text: string;
}

/** Line and column of the value at a path, without building any value. A string on the path that holds JSON is looked into. */
export function locate(text: string, path: JsonPath): Position | undefined {
  const found = findValue(text, path);
  return found === undefined ? undefined : positionInText(text, found.at);
}

/** The value at a path. Of members with the same name the last one counts, as for JSON.parse. */
export function findValue(text: string, path: JsonPath): FoundValue | undefined {
  let source: EncodedText = { text, origin: (at) => at };
  let at = spaceEnd(text, text.startsWith('\ufeff') ? 1 : 0);
  let inString = false;
  for (const key of path) {
    if (source.text[at] === '"') {
      // documents are encoded once: a string inside such a string is only a string
      const inner: EncodedText | undefined = inString ? undefined : documentAt(source.text, at);
      if (inner === undefined) return undefined;
      source = inner;
      inString = true;
      at = inner.text.length - inner.text.trimStart().length;
    }
    const next =
      source.text[at] === '{'
        ? memberAt(source.text, at, String(key))
        : source.text[at] === '['
          ? elementAt(source.text, at, key)
          : undefined;
    if (next === undefined) return undefined;
    at = next;
  }
  const end = valueEnd(source.text, at);
  return end === at ? undefined : { at: source.origin(at), text: source.text.slice(at, end) };
}

/** 1-based; a byte order mark is no column. */
export function positionInText(text: string, at: number): Position {
  let line = 1;
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (let found = text.indexOf('\n'); found >= 0 && found < at; found = text.indexOf('\n', found + 1)) {
    line++;
    start = found + 1;
  }
  return { line, column: Math.max(at - start, 0) + 1 };
}

/** A policy document as text: JSON, or percent-encoded JSON. */
function documentAt(text: string, at: number): EncodedText | undefined {
  const inner = jsonStringAt(text, at);
  return inner !== undefined && inner.text.trimStart().startsWith('%') ? percentDecoded(inner) : inner;
}

function memberAt(text: string, start: number, name: string): number | undefined {
  let found: number | undefined;
  let at = spaceEnd(text, start + 1);
  while (text[at] === '"') {
    const end = stringEnd(text, at);
    const colon = spaceEnd(text, end);
    if (text[colon] !== ':') return undefined;
    const value = spaceEnd(text, colon + 1);
    if (isName(text, at, end, name)) found = value;
    const comma = spaceEnd(text, valueEnd(text, value));
    if (text[comma] !== ',') return text[comma] === '}' ? found : undefined;
    at = spaceEnd(text, comma + 1);
  }
  return undefined;
}

function isName(text: string, start: number, end: number, name: string): boolean {
  const raw = text.slice(start + 1, end - 1);
  return raw === name ? !raw.includes('\\') : raw.includes('\\') && jsonStringAt(text, start)?.text === name;
}

function elementAt(text: string, start: number, index: string | number): number | undefined {
  let at = spaceEnd(text, start + 1);
  for (let left = Number(index); ; left--) {
    if (text[at] === undefined || text[at] === ']') return undefined;
    if (left === 0) return at;
    const comma = spaceEnd(text, valueEnd(text, at));
    if (text[comma] !== ',') return undefined;
    at = spaceEnd(text, comma + 1);
  }
}
