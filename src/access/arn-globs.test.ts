import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileGlob, matchesGlob } from '../iam/glob.ts';
import { arnGlob, covers, coversArn, meetOf, meets, meetsArn } from './arn-globs.ts';

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
const holds = (glob: string, value: string): boolean => matchesGlob(compileGlob(glob), value);

/** Every text over {a, b, c} of up to five letters. */
const short: string[] = [''];
for (let i = 0; short[i] !== undefined && (short[i] as string).length < 5; i++)
  for (const letter of 'abc') short.push((short[i] as string) + letter);

describe('one glob and another', () => {
  test.each([
    ['*', 'abc', true],
    ['a*', 'ab*', true],
    ['ab*', 'a*', false],
    ['a?c', 'abc', true],
    ['?', '*', false],
    ['*a*', '*ba', true],
    ['', '', true],
    ['', 'a', false],
    ['model/*', 'model/x/*', true],
  ])('%s covers %s: %s', (outer, inner, expected) => expect(covers(outer, inner)).toBe(expected));

  test.each([
    ['a*', '*b', true],
    ['a', 'b', false],
    ['a?', '?b', true],
    ['a*c', 'b*c', false],
    ['*', '', true],
    ['?*', '', false],
  ])('%s meets %s: %s', (a, b, expected) => expect(meets(a, b)).toBe(expected));

  test('what covers another matches all that it matches', () => {
    fc.assert(
      fc.property(pattern, pattern, text, (a, b, value) => !covers(a, b) || !holds(b, value) || holds(a, value)),
      { numRuns: 5_000 },
    );
  });

  test('globs meet exactly when a text matches both', () => {
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        const shared = short.some((value) => holds(a, value) && holds(b, value));
        // texts of five letters do not show every meeting, but a meeting of short patterns shows in texts as long as both together
        if (shared) expect(meets(a, b)).toBe(true);
        if (!meets(a, b)) expect(shared).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test('the meet of two globs matches what both match', () => {
    fc.assert(
      fc.property(pattern, pattern, text, (a, b, value) => {
        const common = meetOf(a, b, 1_000);
        if (common === undefined) return;
        expect(common.some((glob) => holds(glob, value))).toBe(holds(a, value) && holds(b, value));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('ARNs', () => {
  test.each([
    ['arn:aws:bedrock:*:*:custom-model/*', 'arn:aws:bedrock:us-east-1:111122223333:custom-model/x', true],
    ['arn:aws:bedrock:us-*:*:*', 'arn:aws:bedrock:eu-west-1:111122223333:custom-model/x', false],
    ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket/a:b', true],
    ['arn:aws:sagemaker', 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/e', true],
  ])('%s covers %s: %s', (outer, inner, expected) => expect(coversArn(arnGlob(outer), arnGlob(inner))).toBe(expected));

  test('colons of policy variables do not cut', () => {
    expect(arnGlob('arn:aws:iam::*:user/${aws:username}')[5]).toBe('user/${aws:username}');
    expect(meetsArn(arnGlob('arn:aws:iam::${aws:PrincipalAccount}:role/*'), arnGlob('arn:aws:iam::1:role/x'))).toBe(false);
  });
});
