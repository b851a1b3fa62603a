import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { textOfBase64 } from './base64.ts';

test.each(['', 'a', 'ab', 'abc', 'abcd', '#!/bin/bash\nset -e\n', '\u00ff\u0000\u0080'])('what Node.js encodes is decoded: %j', (text) => {
  expect(textOfBase64(Buffer.from(text, 'latin1').toString('base64'))).toBe(text);
});

test.each(['a', 'ab!d', 'äöü=', '====='])('what is no base64 is told: %j', (text) => {
  expect(textOfBase64(text)).toBeUndefined();
});
