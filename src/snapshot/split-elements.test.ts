import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from './fault.ts';
import { parseValue } from './parse-value.ts';
import { createElementSplitter } from './split-elements.ts';

interface Split {
  readonly members: [string, unknown][];
  readonly fault: Fault | undefined;
  /** What stands in the file where each value is said to stand. */
  readonly slices: string[];
}

/** Reads bytes in chunks that are overwritten afterwards, as those of a file are. */
function split(bytes: Buffer, cuts: readonly number[], maxValueBytes?: number): Split {
  const members: [string, unknown][] = [];
  const slices: string[] = [];
  const splitter = createElementSplitter(
    {
      list: (key) => void members.push([key, []]),
      value(raw) {
        const parsed = parseValue(raw);
        if ('kind' in parsed) return parsed;
        slices.push(bytes.toString('utf8', raw.offset, raw.offset + raw.end - raw.start));
        if (raw.index === undefined) members.push([raw.key, parsed.value]);
        else {
          const [, list] = members.at(-1) as [string, unknown[]];
          expect(raw.index).toBe(list.length);
          list.push(parsed.value);
        }
        return undefined;
      },
    },
    maxValueBytes,
  );
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  let start = 0;
  let fault: Fault | undefined;
  for (const end of [...ends, bytes.length]) {
    const chunk = Buffer.from(bytes.subarray(start, end));
    fault = splitter.push(chunk);
    chunk.fill(0x22);
    if (fault !== undefined) break;
    start = end;
  }
  return { members, slices, fault: fault ?? splitter.end() };
}

const tricky = fc.constantFrom('}', '{', '[]', '"', '\\', '\\"', '\\\\', 'ä', '😀', '\u2028', '\n', ',', 'a"b{c}[d]\\');
const text = fc.array(fc.oneof(tricky, fc.string({ unit: 'binary', maxLength: 3 }))).map((parts) => parts.join(''));
const { tree: value } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.jsonValue(),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(text, tie('tree'), { maxKeys: 3 }),
  ),
}));
const file = fc.tuple(
  fc.dictionary(text, fc.oneof(fc.array(value, { maxLength: 5 }), value), { maxKeys: 4 }),
  fc.constantFrom(0, 1, 4, '\t'),
  fc.boolean(),
);
const written = file.map(([document, indent, mark]) => `${mark ? '\ufeff' : ''}${JSON.stringify(document, undefined, indent)}\n`);

describe('the elements of a file', () => {
  it('are those that JSON.parse gives, wherever the bytes are cut into chunks', () => {
    fc.assert(
      fc.property(written, fc.array(fc.nat(), { maxLength: 8 }), (json, cuts) => {
        const { members, slices, fault } = split(Buffer.from(json), cuts);
        const expected = Object.entries(JSON.parse(json.replace(/^\ufeff/, '')));
        expect(fault).toBeUndefined();
        expect(members).toEqual(order(expected, members));
        const values = members.flatMap(([, member]) => (Array.isArray(member) ? member : [member]));
        expect(slices.map((slice) => JSON.parse(slice))).toEqual(values);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are the same when every byte comes alone', () => {
    fc.assert(
      fc.property(written, (json) => {
        const bytes = Buffer.from(json);
        expect(split(bytes, [...bytes.keys()])).toEqual(split(bytes, []));
      }),
    );
  });

  it('are given up to the cut of a file, and the cut is named', () => {
    fc.assert(
      fc.property(written, fc.nat(), fc.array(fc.nat(), { maxLength: 4 }), (json, at, cuts) => {
        const bytes = Buffer.from(json.replace(/^\ufeff/, '').trimEnd());
        const whole = split(bytes, []);
        const cut = split(bytes.subarray(0, at % bytes.length), cuts);
        expect(whole.slices.slice(0, cut.slices.length)).toEqual(cut.slices);
        expect(['cut', 'shape']).toContain(cut.fault?.kind);
        if (cut.fault?.kind === 'shape') expect(cut.fault.reason).toBe('the file is empty');
        else expect(cut.fault?.offset).toBe(at % bytes.length);
      }),
    );
  });

  it('are read in memory that does not grow with their number', () => {
    const json = `{"a": [${Array.from({ length: 1_000 }, (_, i) => JSON.stringify({ i, text: 'x'.repeat(i % 50) })).join(', ')}]}`;
    const every = Array.from({ length: 2_000 }, (_, i) => i * 41);
    expect(split(Buffer.from(json), every, 200).fault).toBeUndefined();
    expect(split(Buffer.from(json), every, 50).fault).toMatchObject({
      kind: 'shape',
      reason: expect.stringContaining('of `a` is longer than 50 bytes'),
    });
  });

  it('may be as long as many chunks', () => {
    const long = { text: 'ab"\\'.repeat(50_000) };
    const bytes = Buffer.from(JSON.stringify({ a: [1, long, 2] }));
    const { members, fault } = split(
      bytes,
      Array.from({ length: bytes.length / 100 }, (_, i) => i * 100),
    );
    expect([members, fault]).toEqual([[['a', [1, long, 2]]], undefined]);
  });

  it('may be nested a hundred thousand levels deep', () => {
    const bytes = Buffer.from(`{"a": [${'['.repeat(100_000)}${']'.repeat(100_000)}]}`);
    expect(split(bytes, [5, 70_000, 150_000]).fault).toBeUndefined();
  });
});

/** JSON.parse puts keys that look like numbers first. */
function order(expected: readonly (readonly [string, unknown])[], members: readonly (readonly [string, unknown])[]): unknown {
  const byKey = new Map(expected);
  expect([...byKey.keys()].sort()).toEqual(members.map(([key]) => key).sort());
  return members.map(([key]) => [key, byKey.get(key)]);
}

describe('the first fault of a file', () => {
  it.each<[string, string | Buffer, Partial<Fault>]>([
    ['nothing', '', { kind: 'shape', reason: 'the file is empty' }],
    ['only space', ' \n', { kind: 'shape', reason: 'the file is empty' }],
    ['a list', '[{"a": 1}]', { kind: 'shape', reason: 'the file is a list, not an object' }],
    ['text', 'An error occurred', { kind: 'syntax', offset: 0, reason: 'expected an object, found `A`' }],
    ['UTF-16 with a mark', Buffer.from('\ufeff{"a": []}', 'utf16le'), { kind: 'shape', reason: 'the file is UTF-16: save it as UTF-8' }],
    ['UTF-16 without one', Buffer.from('{"a": []}', 'utf16le'), { kind: 'shape', reason: 'the file is UTF-16: save it as UTF-8' }],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), { kind: 'shape', reason: 'the file is compressed: unpack it first with `gunzip`' }],
    [
      'bad UTF-8',
      Buffer.from([...Buffer.from('{"a": ["ä", "'), 0xc3, 0x28, ...Buffer.from('"]}')]),
      { kind: 'encoding', offset: 14, path: ['a', 1] },
    ],
    ['no colon', '{"a" []}', { kind: 'syntax', offset: 5, reason: 'expected `:`, found `[`' }],
    ['a comma too many', '{"a": [1, ]}', { kind: 'syntax', offset: 10, reason: 'expected a value, found `]`' }],
    ['a comma too few', '{"a": [{} {}]}', { kind: 'syntax', offset: 10, reason: 'expected `,` or `]`, found `{`' }],
    ['a key without quotes', '{a: []}', { kind: 'syntax', offset: 1, reason: 'expected a key in double quotes, found `a`' }],
    ['two documents', '{"a": []}\n{"a": []}', { kind: 'syntax', offset: 10, reason: 'expected the end of the file, found `{`' }],
    ['a key twice', '{"a": [], "a": []}', { kind: 'shape', reason: 'the member `a` is there twice' }],
    ['brackets that do not match', '{"a": [{"b": [}]]}', { kind: 'syntax', offset: 14, path: ['a', 0] }],
    [
      'a fault inside an element',
      '{"a": [1, {"ü": tru}]}',
      { kind: 'syntax', offset: 17, path: ['a', 1], reason: 'expected a value, found `t`' },
    ],
    ['a word that is none', '{"a": yes}', { kind: 'syntax', offset: 6, path: ['a'] }],
    ['an end inside an element', '{"a": [1, {"b"', { kind: 'cut', offset: 14, path: ['a', 1], reason: 'inside element 2 of `a`' }],
    ['an end between elements', '{"a": [1', { kind: 'cut', path: ['a', 0] }],
    ['an end after a list', '{"a": [1]', { kind: 'cut', reason: 'after `a`' }],
  ])('%s', (_, content, fault) => {
    const bytes = Buffer.from(content as string);
    expect(split(bytes, []).fault).toMatchObject(fault);
    expect(split(bytes, [...bytes.keys()]).fault).toMatchObject(fault);
  });
});
