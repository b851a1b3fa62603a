import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packSet, unpackSet } from './packed-set.ts';

test('a set unpacks to what was packed', () => {
  const members = fc.uniqueArray(fc.nat({ max: 1_200 })).map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(members, (set) => {
      const words = unpackSet(packSet(set), 1_201);
      const found = Array.from({ length: 1_201 }, (_, i) => i).filter((i) => ((words[i >> 5] ?? 0) >>> (i & 31)) & 1);
      expect(found).toEqual(set);
    }),
  );
});
