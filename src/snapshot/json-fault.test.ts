import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from './json-fault.ts';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('the first fault of a text', () => {
  it.each([
    ['{"a": 1,}', 8, 'expected a key in double quotes, found `}`'],
    ['{"a" 1}', 5, 'expected `:`, found `1`'],
    ['{"a": 1 "b": 2}', 8, 'expected `,` or `}`, found `"`'],
    ['[1, 2}', 5, 'expected `,` or `]`, found `}`'],
    ["{'a': 1}", 1, "expected a key in double quotes, found `'`"],
    ['[01]', 2, 'expected `,` or `]`, found `1`'],
    ['[True]', 1, 'expected a value, found `T`'],
    ['{} {}', 3, 'expected the end, found `{`'],
    ['["a\nb"]', 3, 'a string holds the control character U+000A unescaped'],
    ['["\\x"]', 2, 'JSON has no escape `\\x`'],
    ['["\\u12g4"]', 2, 'four hexadecimal digits must follow `\\u`'],
    ['[😀]', 1, 'expected a value, found U+1F600'],
  ])('%s', (text, at, reason) => {
    expect(jsonFault(text)).toEqual({ at, cut: false, reason });
  });

  it.each([
    ['', 'where a value should follow'],
    ['{', 'where a key in double quotes should follow'],
    ['{"a', 'inside a string'],
    ['["a\\', 'inside a string'],
    ['["a\\u00', 'inside a string'],
    ['{"a"', 'where `:` should follow'],
    ['[tru', 'inside a value'],
    ['[1, -', 'inside a value'],
    ['[1.5e-', 'inside a value'],
    ['[1', 'where `,` or `]` should follow'],
  ])('a text that ends too early is cut: %s', (text, reason) => {
    expect(jsonFault(text)).toEqual({ at: text.length, cut: true, reason });
  });

  it('does not overflow on a hundred thousand brackets', () => {
    const deep = '['.repeat(100_000);
    expect(jsonFault(deep)).toEqual({ at: 100_000, cut: true, reason: 'where a value should follow' });
    expect(jsonFault(`${deep}${']'.repeat(100_000)}`)).toBeUndefined();
  });

  it('there is a fault exactly where JSON.parse refuses a text', () => {
    const damaged = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', '"', '\\', ',', ']', '}', '{', ':', '1', '-', '.', 'e', ' ', '\n', 't', 'u'),
      )
      .map(([text, at, count, insert]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + insert + text.slice(place + (count % 3));
      });
    fc.assert(
      fc.property(damaged, (text) => {
        expect([text, jsonFault(text) === undefined]).toEqual([text, parses(text)]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('every prefix of a JSON object is cut, and never called wrong', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, at) => {
        const text = JSON.stringify(value);
        const cut = text.slice(0, at % text.length);
        expect(jsonFault(cut)).toMatchObject({ at: cut.length, cut: true });
      }),
    );
  });
});
