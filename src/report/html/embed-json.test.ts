import fc from 'fast-check';
import { expect, test } from 'vitest';
import { embedJson } from './embed-json.ts';

test('what is embedded is read as it was, and holds no mark that HTML knows', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = embedJson(value);
      expect(text).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each(['</script>', '<!--<script>', ']]>', '&lt;', 'a\u2028b\u2029c'])('%s', (text) => {
  expect(embedJson([text])).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(embedJson([text]))).toEqual([text]);
});
