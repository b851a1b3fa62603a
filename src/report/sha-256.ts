/**
 * SHA-256 of the UTF-8 form of a text, in hexadecimal (FIPS 180-4): ids that others keep are short, and a name in an account must not be
 * able to take the id of another finding. Renderers are pure, so Node's own is out of reach.
 */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);
  const state = SQUARE_ROOTS.slice();
  const schedule = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) schedule[i] = view.getUint32(block + i * 4);
    for (let i = 16; i < 64; i++) {
      const [early, late] = [at(schedule, i - 15), at(schedule, i - 2)];
      const near = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
      const far = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
      schedule[i] = at(schedule, i - 16) + near + at(schedule, i - 7) + far;
    }
    mix(state, schedule);
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

function mix(state: Uint32Array, schedule: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const chosen = (e & f) ^ (~e & g);
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + at(CUBE_ROOTS, i) + at(schedule, i)) >>> 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) >>> 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) >>> 0, c, b, a, (first + second) >>> 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = at(state, i) + word;
}

const at = (words: Uint32Array, index: number): number => words[index] as number;
const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The first 32 bits behind the point, for the primes in turn; exact in a double, as the whole part is below 32. */
const fractions = (count: number, root: (prime: number) => number): Uint32Array =>
  Uint32Array.from(primes(count), (prime) => Math.floor((root(prime) % 1) * 2 ** 32));

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let next = 2; found.length < count; next++) if (found.every((prime) => next % prime !== 0)) found.push(next);
  return found;
}

const SQUARE_ROOTS = fractions(8, Math.sqrt);
const CUBE_ROOTS = fractions(64, Math.cbrt);
