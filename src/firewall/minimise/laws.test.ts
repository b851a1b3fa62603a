import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aiPrefixes } from '../../catalogue/ai-prefixes.ts';
import { findService, servicePrefixes } from '../../catalogue/reference/reference.ts';
import { checkCover, coverActions } from './cover-actions.ts';
import { coverNames } from './cover-names.ts';

const RUNS = Number(process.env['MANTLET_RUNS'] ?? 60);
const MODES = ['short', 'words'] as const;
const some = fc
  .constantFrom(...servicePrefixes())
  .chain((prefix) =>
    fc.subarray([...(findService(prefix)?.actions ?? [])], { minLength: 1 }).map((names) => names.map((name) => `${prefix}:${name}`)),
  );
const subsets = fc.array(some, { minLength: 1, maxLength: 3 }).map((parts) => [...new Set(parts.flat())]);

test('patterns match what is wanted and no other action of AWS, whichever is wanted', () => {
  fc.assert(
    fc.property(subsets, fc.constantFrom(...MODES), fc.boolean(), (wanted, mode, whole) => {
      const patterns = coverActions(wanted, { mode, whole });
      expect(checkCover(patterns, wanted)).toEqual({ missed: [], collateral: [] });
      expect(JSON.stringify(patterns).length).toBeLessThanOrEqual(JSON.stringify([...new Set(wanted)]).length);
      for (const pattern of patterns) expect(pattern).toMatch(/^[a-z0-9-]+:/);
      if (!whole) expect(patterns.some((pattern) => pattern.endsWith(':*'))).toBe(false);
    }),
    { numRuns: RUNS },
  );
});

test.each(aiPrefixes())('every second action of %s, and every third', (prefix) => {
  const all = (findService(prefix)?.actions ?? []).map((name) => `${prefix}:${name}`);
  for (const wanted of [all.filter((_, index) => index % 2 === 1), all.filter((_, index) => index % 3 === 0)]) {
    for (const mode of MODES)
      expect(checkCover(coverActions(wanted, { mode, whole: false }), wanted)).toEqual({ missed: [], collateral: [] });
  }
});

test('the order of what is wanted changes nothing, and another service changes only its own patterns', () => {
  fc.assert(
    fc.property(some, some, fc.constantFrom(...MODES), (one, other, mode) => {
      const options = { mode, whole: false };
      expect(coverActions(one.toReversed(), options)).toEqual(coverActions(one, options));
      const prefix = (one[0] ?? '').slice(0, (one[0] ?? '').indexOf(':') + 1);
      if (other[0]?.startsWith(prefix)) return;
      expect(coverActions([...one, ...other], options).filter((pattern) => pattern.startsWith(prefix))).toEqual(coverActions(one, options));
    }),
    { numRuns: RUNS },
  );
});

test.each([
  [['CreateGuardrail', 'DeleteGuardrail', 'UpdateGuardrail'], ['GetGuardrail'], 'short'],
  [['A', 'AB', 'ABC'], [], 'short'],
  [['Create', 'create'], ['Creates'], 'words'],
] as const)('%j without %j', (wanted, others, mode) => {
  const patterns = coverNames(wanted, others, mode, false);
  const fits = (name: string): boolean => patterns.some((pattern) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'i').test(name));
  expect(wanted.every(fits)).toBe(true);
  expect(others.some(fits)).toBe(false);
});

test('what AWS does not have stays as it is written', () => {
  expect(coverActions(['bedrock:Converse', 'nobody:Something', 'sagemaker:*'], { mode: 'short', whole: false })).toEqual([
    'bedrock:converse',
    'nobody:something',
    'sagemaker:*',
  ]);
});
