import { expect, test } from 'vitest';
import { matchesArn } from './arn-patterns.ts';
import { globAtoms, matchesAtoms, matchesGlob } from './glob.ts';
import { parseVariables } from './variables.ts';

test.each([
  ['', '', true],
  ['*', '', true],
  ['?', '', false],
  ['a*', 'a', true],
  ['a?', 'a', false],
  ['a?', 'ab', true],
  ['*a*b', 'xaybzb', true],
  ['*a*b', 'xayc', false],
  ['a**b', 'ab', true],
  ['?*?', 'a', false],
  ['?*?', 'ab', true],
  ['a.c', 'abc', false],
  ['[ab]', 'a', false],
])('the pattern `%s` and the text `%s`: %s', (pattern, text, expected) => {
  expect(matchesGlob(pattern, text)).toBe(expected);
});

test('a pattern of many stars takes time of pattern times text', () => {
  const started = performance.now();
  expect(matchesGlob(`${'*a'.repeat(60)}*b`, 'a'.repeat(400))).toBe(false);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('a hole matches any text', () => {
  const atoms = [...globAtoms('a/'), 'hole' as const, ...globAtoms('/b')];
  expect(matchesAtoms(atoms, 'a/x/y/b')).toBe(true);
  expect(matchesAtoms(atoms, 'c/x/b')).toBe(false);
});

test.each([
  ['arn:aws:s3:::*', 'arn:aws:s3:::b/k:l', 'yes'],
  ['arn:*:b', 'arn:aws:s3:::b', 'no'],
  ['arn:aws:s3:*:*:b', 'arn:aws:s3:::b', 'yes'],
  ['arn:aws:s3*', 'arn:aws:s3:::b', 'no'],
  ['*:*:*:*:*:*', 'arn:aws:s3:::b', 'yes'],
  ['arn:aws:s3:::b', 'b', 'no'],
] as const)('the ARN pattern `%s` and `%s`: %s', (pattern, arn, expected) => {
  expect(matchesArn(globAtoms(pattern), arn)).toBe(expected);
});

const text = (value: string) => ({ kind: 'text', text: value });
const variable = (key: string, fallback?: string) => ({ kind: 'variable', key, fallback });

test.each([
  ['plain', [text('plain')]],
  ['${aws:username}', [text(''), variable('aws:username'), text('')]],
  ['a${aws:PrincipalTag/Team}b', [text('a'), variable('aws:principaltag/team'), text('b')]],
  ["${a:b, 'x y'}", [text(''), variable('a:b', 'x y'), text('')]],
  ["${a:b, 'x}y'}", [text(''), variable('a:b', 'x}y'), text('')]],
  ["${a:b}, 'c'}", [text(''), variable('a:b'), text(", 'c'}")]],
  ['${*}', [text(''), { kind: 'literal', text: '*' }, text('')]],
  ['${', [text('${')]],
  ['${}', [text('${}')]],
  ['${a ${*}', [text(''), variable('a ${*'), text('')]],
])('the variables of `%s`', (written, expected) => {
  expect(parseVariables(written)).toEqual(expected);
});
