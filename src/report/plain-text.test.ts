import { expect, it } from 'vitest';
import { clipped, plain } from './plain-text.ts';

it.each([
  ['a\u0000b\u001b[31mc', 'a\ufffdb\ufffd[31mc'],
  [' two\r\n\tlines\u2028more ', 'two lines more'],
  ['half \ud83d and whole \ud83d\ude00', 'half \ufffd and whole \ud83d\ude00'],
  ['left\u202eright', 'left\ufffdright'],
])('%j is %j', (text, shown) => {
  expect(plain(text)).toBe(shown);
});

it.each([
  ['short', 5, 'short'],
  ['longer', 5, 'long\u2026'],
  ['abc\ud83d\ude00de', 5, 'abc\u2026'],
  ['', 5, '-'],
  ['\n', 5, '-'],
  ['x'.repeat(10_000), 3, 'xx\u2026'],
])('%j in %i is %j', (text, max, shown) => {
  expect(clipped(text, max)).toBe(shown);
  expect(clipped(text, max).length).toBeLessThanOrEqual(max);
});
