import { expect, test } from 'vitest';
import { arnWords } from './arn-words.ts';
import { listed, shellWord } from './words.ts';

test.each([
  ['arn:aws:iam::111122223333:role/a/b/trainer', 'role', 'trainer', '111122223333'],
  ['arn:aws:iam::111122223333:user/ann', 'user', 'ann', '111122223333'],
  ['arn:aws:iam::111122223333:root', 'account', 'root user', '111122223333'],
  ['arn:aws:s3:::bucket/key', 's3 bucket', 'key', undefined],
  ['arn:aws:s3:::bucket', 's3', 'bucket', undefined],
  ['arn:aws:bedrock:us-east-1:111122223333:guardrail/x1', 'bedrock guardrail', 'x1', '111122223333'],
  ['everyone', '', 'everyone', undefined],
  ['arn:aws:iam::111122223333:role/', 'role', '', '111122223333'],
])('%s', (arn, kind, name, account) => {
  expect(arnWords(arn)).toEqual({ kind, name, account });
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed as `%s`', (parts, text) => expect(listed(parts)).toBe(text));

test.each([
  ['arn:aws:iam::1:role/a', 'arn:aws:iam::1:role/a'],
  ['a b', "'a b'"],
  ["it's", "'it'\\''s'"],
  ['$(reboot)', "'$(reboot)'"],
  ['', "''"],
])('%s is the word %s of a shell', (text, word) => expect(shellWord(text)).toBe(word));
