import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from './sha-256.ts';

const known = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

test('is what Node computes, around every edge of a block', () => {
  for (let length = 0; length < 200; length++) expect(sha256('a'.repeat(length)), String(length)).toBe(known('a'.repeat(length)));
});

test('is what Node computes, for any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => sha256(text) === known(text)));
});
