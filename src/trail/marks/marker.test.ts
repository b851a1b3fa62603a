import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMarker } from './marker.ts';

/** The same, byte by byte. */
function plainMarks(text: Buffer): readonly number[] {
  const found: number[] = [];
  let inText = false;
  let escaped = false;
  for (const [at, byte] of text.entries()) {
    if (escaped) escaped = false;
    else if (byte === 0x5c) escaped = true;
    else if (byte === 0x22) {
      inText = !inText;
      if (inText && text[at + 1] === 0x65 && text[at + 2] === 0x76) found.push(at);
    }
    if (!inText && '[]{}Yy_\u007f'.includes(String.fromCharCode(byte))) found.push(at);
  }
  return found;
}

const marker = createMarker();

function marksOf(text: Buffer, sizes: readonly number[]): readonly number[] {
  const found: number[] = [];
  marker.reset();
  let at = 0;
  let end = 0;
  let turn = 0;
  while (at < text.length) {
    // what was left, and some more
    end = Math.min(text.length, Math.max(end, at) + (sizes[turn++ % sizes.length] ?? text.length));
    const { places, count, done } = marker.mark(text, at, end, end === text.length);
    for (const place of places.subarray(0, count)) found.push(place);
    at += done;
  }
  return found;
}

const texts = fc
  .array(fc.constantFrom('"', '\\', '\\\\', '\\"', '{', '}', '[', ']', '"ev', 'ev', ',', ':', ' ', 'x', 'é', '\\'.repeat(63)), {
    maxLength: 400,
  })
  .map((parts) => Buffer.from(parts.join('')));

test('marks are those that are found byte by byte, however the text is cut', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }), (text, sizes) => {
      expect(marksOf(text, sizes)).toEqual(plainMarks(text));
    }),
    { numRuns: 2_000 },
  );
});

test('a text that is longer than the room of the marker is no different', () => {
  const text = Buffer.from('{"event":["\\\\",{"ev":"}"}]},'.repeat(40_000));
  expect(marksOf(text, [text.length])).toEqual(plainMarks(text));
});

test('there is room for marks on every byte', () => {
  const text = Buffer.from('['.repeat(300_000));
  expect(marksOf(text, [text.length])).toHaveLength(300_000);
});
