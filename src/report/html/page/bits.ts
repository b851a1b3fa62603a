/** A set of actions as bits, 32 to a word. */
export type Bits = Uint32Array;

/** How many members two sets share that a third lacks. */
export function countShared(a: Bits, b: Bits, without: Bits | undefined): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) count += ones((a[i] as number) & (b[i] as number) & ~(without?.[i] ?? 0));
  return count;
}

/** Adds all members of another set. */
export function addAll(to: Bits, from: Bits): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) | (from[i] as number);
}

/** Whether a set has a member. */
export const has = (bits: Bits, member: number): boolean => (((bits[member >> 5] ?? 0) >>> (member & 31)) & 1) === 1;

function ones(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
