/** Places looked at together: one bit a place, 32 in a word. */
const BLOCK = 1024;
const WORDS = BLOCK / 32;

interface Wanted {
  readonly text: string;
  /** Offsets that any character fills. */
  readonly questions: readonly number[];
}

/**
 * The first place between `from` and `last` where a run of text with `?` in it stands, or -1. Trying place after place costs places times
 * characters; here each character of the run strikes out 32 places at a time, the rarest character of the text first.
 */
export function findByBits(wanted: Wanted, text: string, from: number, last: number): number {
  const offsets = offsetsByCharacter(wanted);
  for (let start = from; start <= last; start += BLOCK) {
    const found = findInBlock(offsets, wanted.text.length, text, start, Math.min(BLOCK, last - start + 1));
    if (found >= 0) return start + found;
  }
  return -1;
}

type Offsets = ReadonlyMap<number, readonly number[]>;

function offsetsByCharacter({ text, questions }: Wanted): Offsets {
  const offsets = new Map<number, number[]>();
  let next = 0;
  for (let offset = 0; offset < text.length; offset++) {
    if (questions[next] === offset) {
      next++;
      continue;
    }
    const code = text.charCodeAt(offset);
    const others = offsets.get(code);
    if (others === undefined) offsets.set(code, [offset]);
    else others.push(offset);
  }
  return offsets;
}

function findInBlock(offsets: Offsets, length: number, text: string, start: number, places: number): number {
  const where = occurrences(offsets, text, start, places + length);
  // a character that is nowhere
  if (where.length < offsets.size) return -1;
  const left = new Int32Array(WORDS).fill(-1, 0, places >>> 5);
  if ((places & 31) !== 0) left[places >>> 5] = (1 << (places & 31)) - 1;
  for (const { bits, wantedAt } of where) {
    for (const offset of wantedAt) if (!strike(left, bits, offset)) return -1;
  }
  for (let i = 0; i < WORDS; i++) {
    const word = left[i] as number;
    if (word !== 0) return i * 32 + 31 - Math.clz32(word & -word);
  }
  return -1;
}

/** Keeps the places behind which the character stands at this offset; answers whether any is left. */
function strike(left: Int32Array, bits: Int32Array, offset: number): boolean {
  const word = offset >>> 5;
  const bit = offset & 31;
  let any = 0;
  for (let i = 0; i < WORDS; i++) {
    const low = (bits[word + i] as number) >>> bit;
    // a shift by 32 is a shift by nothing
    const high = bit === 0 ? 0 : (bits[word + i + 1] as number) << (32 - bit);
    const kept = (left[i] as number) & (low | high);
    left[i] = kept;
    any |= kept;
  }
  return any !== 0;
}

interface Occurrences {
  readonly bits: Int32Array;
  readonly wantedAt: readonly number[];
  count: number;
}

/** Where the wanted characters stand in a stretch of the text, the rarest first. */
function occurrences(offsets: Offsets, text: string, start: number, length: number): readonly Occurrences[] {
  const where = new Map<number, Occurrences>();
  const end = Math.min(text.length, start + length);
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    let found = where.get(code);
    if (found === undefined) {
      const wantedAt = offsets.get(code);
      if (wantedAt === undefined) continue;
      // room for reading a whole block from any offset of the wanted text
      found = { bits: new Int32Array((length >>> 5) + WORDS + 2), wantedAt, count: 0 };
      where.set(code, found);
    }
    const at = i - start;
    found.bits[at >>> 5] = (found.bits[at >>> 5] as number) | (1 << (at & 31));
    found.count++;
  }
  return [...where.values()].sort((a, b) => a.count - b.count);
}
