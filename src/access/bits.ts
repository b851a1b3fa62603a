/** Sets of actions as bits over a universe: one bit an action, so that whole policies are joined by a few words. */
export type Bits = Uint32Array;

/** A set for `size` members with none in it. */
export const emptyBits = (size: number): Bits => new Uint32Array((size + 31) >>> 5);

/** A set with all of its `size` members in it. */
export function fullBits(size: number): Bits {
  const bits = emptyBits(size).fill(0xffffffff);
  const rest = size & 31;
  if (rest !== 0) bits[bits.length - 1] = (1 << rest) - 1;
  return bits;
}

/** Puts a member in, in place. */
export function setBit(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] as number) | (1 << (index & 31));
}

/** Whether a member is in. */
export const hasBit = (bits: Bits, index: number): boolean => (((bits[index >>> 5] as number) >>> (index & 31)) & 1) === 1;

/** Whether no member is in. */
export function isEmpty(bits: Bits): boolean {
  for (let i = 0; i < bits.length; i++) if (bits[i] !== 0) return false;
  return true;
}

/** `into` becomes the union. */
export function addBits(into: Bits, bits: Bits): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) | (bits[i] as number);
}

/** `into` becomes the intersection. */
export function keepBits(into: Bits, bits: Bits): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) & (bits[i] as number);
}

/** `into` loses the members of `bits`. */
export function dropBits(into: Bits, bits: Bits): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) & ~(bits[i] as number);
}

/** What is in either, as a new set. */
export function union(a: Bits, b: Bits): Bits {
  const joined = new Uint32Array(a.length);
  for (let i = 0; i < a.length; i++) joined[i] = (a[i] as number) | (b[i] as number);
  return joined;
}

/** What is in both, as a new set. */
export function intersection(a: Bits, b: Bits): Bits {
  const common = new Uint32Array(a.length);
  for (let i = 0; i < a.length; i++) common[i] = (a[i] as number) & (b[i] as number);
  return common;
}

/** What is in the first and not in the second, as a new set. */
export function difference(a: Bits, b: Bits): Bits {
  const rest = new Uint32Array(a.length);
  for (let i = 0; i < a.length; i++) rest[i] = (a[i] as number) & ~(b[i] as number);
  return rest;
}

/** Whether two sets have a member in common. */
export function intersects(a: Bits, b: Bits): boolean {
  for (let i = 0; i < a.length; i++) if (((a[i] as number) & (b[i] as number)) !== 0) return true;
  return false;
}

/** How many members are in. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i] as number;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}

/** Calls `visit` with each member, in rising order. */
export function eachBit(bits: Bits, visit: (index: number) => void): void {
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i] as number;
    while (word !== 0) {
      const low = word & -word;
      visit((i << 5) + (31 - Math.clz32(low)));
      word ^= low;
    }
  }
}

/** Keeps one copy of equal sets: most principals hold what many others hold. The argument may be used again: what is new is copied. */
export class BitsInterner {
  private readonly buckets = new Map<number, Bits[]>();

  of(bits: Bits): Bits {
    let hash = 0x811c9dc5;
    for (let i = 0; i < bits.length; i++) hash = Math.imul(hash ^ (bits[i] as number), 0x01000193);
    const bucket = this.buckets.get(hash);
    if (bucket !== undefined) for (const known of bucket) if (sameBits(known, bits)) return known;
    const copy = bits.slice();
    if (bucket === undefined) this.buckets.set(hash, [copy]);
    else bucket.push(copy);
    return copy;
  }
}

/** Whether two sets have the same members. */
export function sameBits(a: Bits, b: Bits): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
