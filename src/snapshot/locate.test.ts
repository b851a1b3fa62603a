import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findValue, locate } from './locate.ts';

type Path = (string | number)[];

/** Every place of a value, and the value there. */
function* places(value: unknown, path: Path = []): Generator<readonly [Path, unknown]> {
  yield [path, value];
  if (Array.isArray(value)) for (const [index, member] of value.entries()) yield* places(member, [...path, index]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, member] of Object.entries(value)) yield* places(member, [...path, key]);
}

/** The text from a line and column on, as a person with an editor would find it. */
function textAt(text: string, line: number, column: number): string {
  const lines = text.split('\n');
  return [(lines[line - 1] as string).slice(column - 1), ...lines.slice(line)].join('\n');
}

const key = fc.oneof(fc.constantFrom('', 'a"b', 'a\\', 'ä😀', '{', '__proto__', '0', 'Statement'), fc.string({ maxLength: 3 }));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
  ),
}));
const document = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 4 });
const indent = fc.constantFrom(0, 2, '\t');

describe('the place of a value', () => {
  it('the text there parses to the value at the path', () => {
    fc.assert(
      fc.property(tree, indent, (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        for (const [path, expected] of places(JSON.parse(text))) {
          const found = findValue(text, path);
          expect([path, JSON.parse(found?.text ?? 'null')]).toEqual([path, expected]);
          const position = locate(text, path);
          expect(textAt(text, position?.line ?? 0, position?.column ?? 0).startsWith(found?.text ?? '?')).toBe(true);
        }
      }),
    );
  });

  it('is found inside a document that is text, where each character comes from one or more characters of the file', () => {
    const encodings: readonly ((json: string) => string)[] = [
      (json) => json,
      encodeURIComponent,
      (json) => encodeURIComponent(json).toLowerCase().replace(/%7b/, '%7B'),
    ];
    fc.assert(
      fc.property(document, indent, indent, fc.constantFrom(0, 1), (value, inner, outer, encoding) => {
        const json = JSON.stringify(value, undefined, inner);
        const text = JSON.stringify({ Content: encodings[encoding]?.(json) }, undefined, outer);
        for (const [path, expected] of places(JSON.parse(json))) {
          if (path.length === 0) continue;
          const found = findValue(text, ['Content', ...path]);
          expect([path, JSON.parse(found?.text ?? '')]).toEqual([path, expected]);
          expect(decodedAt(text, found?.at ?? 0, encoding === 1).startsWith(found?.text ?? '?')).toBe(true);
        }
      }),
    );
  });

  it.each<[string, string, Path, ReturnType<typeof locate>]>([
    ['in one line', '{"a":[1,{"b":2}]}', ['a', 1, 'b'], { line: 1, column: 14 }],
    ['on its own line', '{\n  "a": [\n    1\n  ]\n}', ['a', 0], { line: 3, column: 5 }],
    ['after Windows line ends', '{\r\n  "a": 1\r\n}', ['a'], { line: 2, column: 8 }],
    ['after a byte order mark', '\ufeff{"a": 1}', ['a'], { line: 1, column: 7 }],
    ['in code units, as editors count', '{"😀": 1}', ['😀'], { line: 1, column: 8 }],
    ['of the last of two members of one name, as JSON.parse takes it', '{"a": 1, "a": 2}', ['a'], { line: 1, column: 15 }],
    ['of a member whose name is escaped', '{"\\u0061": 1}', ['a'], { line: 1, column: 12 }],
    ['inside escaped text', '{"p": "{\\"s\\": \\n [7]}"}', ['p', 's', 0], { line: 1, column: 20 }],
    ['inside percent-encoded text', '{"p": "%7B%22s%22%3A7%7D"}', ['p', 's'], { line: 1, column: 21 }],
    ['of a missing member', '{"a": 1}', ['b'], undefined],
    ['of an element beyond the end', '{"a": [1]}', ['a', 1], undefined],
    ['of an element of an object', '{"a": {}}', ['a', 0], undefined],
    ['inside a number', '{"a": 1}', ['a', 'b'], undefined],
    ['inside text that is no document', '{"a": "b"}', ['a', 'b'], undefined],
    ['inside text with bad percent signs', '{"a": "%7B%22s%22%3A%ff%7D"}', ['a', 's'], undefined],
    ['inside a document inside a document', '{"a": "{\\"b\\": \\"{}\\"}"}', ['a', 'b', 'c'], undefined],
    ['of nothing', '', [], undefined],
    ['in text that is cut', '{"a": [1, 2', ['a', 3], undefined],
  ])('%s', (_, text, path, position) => {
    expect(locate(text, path)).toEqual(position);
  });

  it('is found behind a hundred thousand brackets', () => {
    expect(locate(`{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}, "b": 1}`, ['b'])).toEqual({ line: 1, column: 200_014 });
  });
});

/** Decodes the rest of a JSON string from the middle. */
function decodedAt(text: string, at: number, percent: boolean): string {
  const end = /(?:[^"\\]|\\.)*/.exec(text.slice(at))?.[0] ?? '';
  const content: string = JSON.parse(`"${end}"`);
  return percent ? decodeURIComponent(content) : content;
}
