import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileGlob, matchesGlob, matchesWithin } from './glob.ts';
import { globAtoms, matchesAtoms } from './reference/glob.ts';

test.each([
  ['', 'literal'],
  ['abc', 'literal'],
  ['*', 'any'],
  ['***', 'any'],
  ['abc*', 'prefix'],
  ['abc**', 'prefix'],
  ['a?c', 'general'],
  ['a?*', 'general'],
  ['*abc', 'general'],
] as const)('`%s` is a glob of the kind %s', (pattern, kind) => {
  expect(compileGlob(pattern).kind).toBe(kind);
});

const textOf = (characters: string, maxLength: number) =>
  fc.array(fc.constantFrom(...characters), { maxLength }).map((chosen) => chosen.join(''));

describe('a glob matches what the plain matcher matches', () => {
  test('of short texts', () => {
    fc.assert(
      fc.property(textOf('ab*?', 8), textOf('ab?*', 10), (pattern, text) => {
        expect(matchesGlob(compileGlob(pattern), text)).toBe(matchesAtoms(globAtoms(pattern), text));
      }),
      { numRuns: 5_000 },
    );
  });

  test('of runs with question marks that are searched for by bits', () => {
    const seen = { yes: 0, no: 0 };
    fc.assert(
      fc.property(
        textOf('aab?', 40),
        fc.integer({ min: 0, max: 1_200 }),
        fc.constantFrom('a', 'ab', 'aab'),
        fc.boolean(),
        (run, at, unit, there) => {
          const stuffing = unit.repeat(Math.ceil(at / unit.length)).slice(0, at);
          const text = `${stuffing}${there ? run.replaceAll('?', 'b') : 'c'}${unit.repeat(20)}`;
          const matches = matchesGlob(compileGlob(`*${run}*`), text);
          seen[matches ? 'yes' : 'no']++;
          expect(matches).toBe(matchesAtoms(globAtoms(`*${run}*`), text));
        },
      ),
      { numRuns: 2_000 },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(200);
  });

  test('of a part of a text', () => {
    fc.assert(
      fc.property(textOf('ab*?', 6), textOf('ab', 4), textOf('ab', 6), textOf('ab', 4), (pattern, before, text, after) => {
        const matches = matchesWithin(compileGlob(pattern), before + text + after, before.length, before.length + text.length);
        expect(matches).toBe(matchesAtoms(globAtoms(pattern), text));
      }),
      { numRuns: 5_000 },
    );
  });
});

test.each([
  ['*a'.repeat(3_072), 'a'.repeat(3_000)],
  [`*${'a'.repeat(3_000)}b*`, 'a'.repeat(8_192)],
  [`*${'a?'.repeat(2_000)}b*`, 'a'.repeat(8_192)],
  [`*${'?'.repeat(6_000)}b`, 'a'.repeat(8_192)],
  [`${'*?a'.repeat(2_000)}b`, 'ab'.repeat(4_096)],
])('no pattern of the size of a policy is slow', (pattern, text) => {
  const glob = compileGlob(pattern);
  const started = performance.now();
  matchesGlob(glob, text);
  // a thousandth of this on an idle machine
  expect(performance.now() - started).toBeLessThan(500);
});
