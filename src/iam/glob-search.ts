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
 * characters; here each character of the run strikes out 32 places at a time.
 */
export function findByBits(wanted: Wanted, text: string, from: number, last: number): number {
  for (let start = from; start <= last; start += BLOCK) {
    const found = findInBlock(wanted, text, start, Math.min(BLOCK, last - start + 1));
    if (found >= 0) return start + found;
  }
  return -1;
}

function findInBlock({ text: wanted, questions }: Wanted, text: string, start: number, places: number): number {
  const where = occurrences(text, start, places + wanted.length);
  const left = new Int32Array(WORDS).fill(-1, 0, places >>> 5);
  if ((places & 31) !== 0) left[places >>> 5] = (1 << (places & 31)) - 1;
  let next = 0;
  for (let offset = 0; offset < wanted.length; offset++) {
    if (questions[next] === offset) {
      next++;
      continue;
    }
    const at = where.get(wanted.charCodeAt(offset));
    if (at === undefined) return -1;
    const word = offset >>> 5;
    const bit = offset & 31;
    let any = 0;
    for (let i = 0; i < WORDS; i++) {
      const low = (at[word + i] as number) >>> bit;
      // a shift by 32 is a shift by nothing
      const high = bit === 0 ? 0 : (at[word + i + 1] as number) << (32 - bit);
      const kept = (left[i] as number) & (low | high);
      left[i] = kept;
      any |= kept;
    }
    if (any === 0) return -1;
  }
  for (let i = 0; i < WORDS; i++) {
    const word = left[i] as number;
    if (word !== 0) return i * 32 + 31 - Math.clz32(word & -word);
  }
  return -1;
}

/** Where each character of a stretch of the text stands. */
function occurrences(text: string, start: number, length: number): ReadonlyMap<number, Int32Array> {
  const where = new Map<number, Int32Array>();
  const end = Math.min(text.length, start + length);
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    let bits = where.get(code);
    if (bits === undefined) {
      // room for reading a whole block from any offset of the wanted text
      bits = new Int32Array((length >>> 5) + WORDS + 2);
      where.set(code, bits);
    }
    const at = i - start;
    bits[at >>> 5] = (bits[at >>> 5] as number) | (1 << (at & 31));
  }
  return where;
}
