import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdownCode, markdownTable, markdownText } from './markdown-text.ts';

/** What stands outside of code and is not escaped (CommonMark, "Backslash escapes", "Code spans"). */
function bare(markdown: string): string {
  let rest = markdown;
  let found = '';
  while (rest !== '') {
    const [fence = ''] = /^`+/.exec(rest) ?? [];
    if (rest.startsWith('\\')) rest = rest.slice(2);
    else if (fence === '') {
      found += rest[0];
      rest = rest.slice(1);
    } else {
      const end = new RegExp(`(?<!\`)\`{${fence.length}}(?!\`)`).exec(rest.slice(fence.length));
      if (end === null) return `${found}${rest}`;
      rest = rest.slice(fence.length * 2 + end.index);
    }
  }
  return found;
}

const MEANS_SOMETHING = /[\\`*_{}[\]<>()!|~&@#\n]|:\/\/|www\./;
/** A list, a heading, a rule or the columns of a table. */
const BEGINS_SOMETHING = /^[-+=:]|^\d+[.)]/;

const parts = ['`', '``', '|', '\\', '*', '_', '~', '<b>', '&amp;', '[x]', '](y)', '!', '#1', '@ann', 'www.a.example', 'https://a.example'];
const odd = fc
  .array(
    fc.oneof(fc.constantFrom(...parts, '-', '+', '=', ':-', '1.', '<!--', ' ', '  ', '\n', '\t', 'word'), fc.string({ unit: 'binary' })),
  )
  .map((list) => list.join(''));

describe('laws', () => {
  test('outside of code nothing means anything', () => {
    fc.assert(fc.property(odd, (value) => !MEANS_SOMETHING.test(bare(markdownText(value, 300)))));
  });

  test('at the start of a line nothing begins', () => {
    fc.assert(fc.property(odd, (value) => !BEGINS_SOMETHING.test(markdownText(value, 300))));
  });

  test('text is one line that is not empty', () => {
    fc.assert(fc.property(odd, (value) => /^\S(?:.*\S)?$/.test(markdownText(value, 300))));
  });

  test('code is one code span and nothing else', () => {
    fc.assert(fc.property(odd, (value) => markdownCode(value, 300).startsWith('`') && bare(markdownCode(value, 300)) === ''));
  });

  test('a cell never becomes two', () => {
    const columns = (line: string): number => line.split(/(?<!\\)\|/).length;
    fc.assert(
      fc.property(odd, odd, (one, two) => {
        const lines = markdownTable(['a', 'b'], [[markdownText(one, 300), markdownCode(two, 300)]]).split('\n');
        return lines.length === 3 && lines.every((line) => columns(line) === 4);
      }),
    );
  });
});

test.each([
  ['plain words.', 'plain words.'],
  ['`Bool` passes when `a|b` is absent', '`Bool` passes when `a|b` is absent'],
  ['one ` alone', 'one \\` alone'],
  ['ask @ann about #12 at https://a.example', 'ask `@ann` about `#12` at `https://a.example`'],
  ['`@ann``#1`', '`@ann` `#1`'],
  ['` `', '\\` \\`'],
  [':-', '\\:-'],
  ['1. item', '1\\. item'],
  ['- item', '\\- item'],
  ['', '\\-'],
  ['two\nlines\u0007', 'two lines\ufffd'],
])('%j becomes %j', (value, text) => {
  expect(markdownText(value, 300)).toBe(text);
});
