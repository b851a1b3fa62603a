import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addBits,
  countBits,
  difference,
  dropBits,
  eachBit,
  emptyBits,
  fullBits,
  hasBit,
  intersection,
  intersects,
  isEmpty,
  keepBits,
  setBit,
  union,
} from './bits.ts';

const SIZE = 100;
const members = fc.uniqueArray(fc.nat(SIZE - 1));
const bitsOf = (indexes: readonly number[]) => {
  const bits = emptyBits(SIZE);
  for (const index of indexes) setBit(bits, index);
  return bits;
};
const listOf = (bits: Uint32Array): number[] => {
  const list: number[] = [];
  eachBit(bits, (index) => list.push(index));
  return list;
};
const sorted = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);

test('bits behave as sets', () => {
  fc.assert(
    fc.property(members, members, (x, y) => {
      const a = bitsOf(x);
      const b = bitsOf(y);
      expect(listOf(a)).toEqual(sorted(x));
      expect(countBits(a)).toBe(x.length);
      expect(isEmpty(a)).toBe(x.length === 0);
      expect(x.every((index) => hasBit(a, index))).toBe(true);
      expect(listOf(union(a, b))).toEqual(sorted([...new Set([...x, ...y])]));
      expect(listOf(intersection(a, b))).toEqual(sorted(x.filter((index) => y.includes(index))));
      expect(listOf(difference(a, b))).toEqual(sorted(x.filter((index) => !y.includes(index))));
      expect(intersects(a, b)).toBe(x.some((index) => y.includes(index)));
      for (const [change, expected] of [
        [addBits, union(a, b)],
        [keepBits, intersection(a, b)],
        [dropBits, difference(a, b)],
      ] as const) {
        const copy = a.slice();
        change(copy, b);
        expect(copy).toEqual(expected);
      }
    }),
  );
});

test('the full set has every member and no more', () => {
  for (const size of [0, 1, 31, 32, 33, 100]) expect(countBits(fullBits(size))).toBe(size);
});
