import { type Code, moduleOf, op, TYPE } from './assemble.ts';

/**
 * Finds the bytes of JSON that matter to its structure, 64 at a time, without a branch for each: brackets outside of texts, and quotes that
 * open a text which begins with `ev`, as the names `eventSource` and `eventName` do. How the bits are found: Langdale and Lemire, "Parsing
 * Gigabytes of JSON per Second" (arXiv:1902.08318), section 3.1.
 *
 * The first sixteen bytes of the memory hold what is carried from block to block: all ones where a text is open, and whether the next byte is
 * escaped.
 */
export const STATE = { inText: 0, escaped: 8, bytes: 16 } as const;

const BLOCK = 64;
const LANES = [0, 16, 32, 48];

// parameters, then locals
const AT = 0;
const END = 1;
const OUT = 2;
const QUOTES = 3;
const SLASHES = 4;
const ESCAPED = 5;
const IN_TEXT = 6;
const MARKS = 7;
const BIT = 8;
const QUOTE = 9;
const SLASH = 10;
const LETTER_E = 11;
const LETTER_V = 12;
const CASELESS = 13;
const BRACKET = 14;

/** A bit for each of the 64 bytes: whether the test of its lane says so. */
const bits = (test: (lane: number) => Code): Code =>
  LANES.map((lane) => [test(lane), op.bitmask, op.i64Extend, lane === 0 ? [] : [op.i64(lane), op.i64Shl, op.i64Or]]);

const load = (offset: number): Code => [op.get(AT), op.v128Load(offset)];
const isByte = (offset: number, byte: number): Code => [load(offset), op.get(byte), op.i8Equal];

/** `[`, `]`, `{` and `}` are the bytes that are 0x59 but for three bits; so are `Y`, `_`, `y` and DEL, which stand in texts only. */
const isBracket = (offset: number): Code => [load(offset), op.get(CASELESS), op.v128And, op.get(BRACKET), op.i8Equal];
const beginsName = (offset: number): Code => [isByte(offset + 1, LETTER_E), isByte(offset + 2, LETTER_V), op.v128And];

const constant = (local: number, byte: number): Code => [op.i32(byte), op.splat, op.set(local)];
const state = (offset: number): Code => [op.i32(0), op.i64Load(offset)];
const not = (code: Code): Code => [code, op.i64(-1), op.i64Xor];

/** A backslash that is not escaped itself escapes what follows. */
const escapes: Code = [
  state(STATE.escaped),
  op.set(ESCAPED),
  op.if(
    [op.get(SLASHES), op.get(ESCAPED), op.i64Or, op.i64IsNot0],
    [
      // a first byte that is escaped escapes nothing
      [op.get(SLASHES), not(op.get(ESCAPED)), op.i64And, op.set(SLASHES)],
      [op.i32(0), op.i64(0), op.i64Store(STATE.escaped)],
      op.while(
        [op.get(SLASHES), op.i64IsNot0],
        [
          // the byte behind the lowest one
          [op.get(SLASHES), op.i64(0), op.get(SLASHES), op.i64Sub, op.i64And, op.tee(BIT)],
          [op.i64(1), op.i64Shl, op.get(ESCAPED), op.i64Or, op.set(ESCAPED)],
          op.if([op.get(BIT), op.i64(63), op.i64ShrUnsigned, op.i64IsNot0], [op.i32(0), op.i64(1), op.i64Store(STATE.escaped)]),
          [op.get(SLASHES), not([op.get(BIT), op.get(BIT), op.i64(1), op.i64Shl, op.i64Or]), op.i64And],
          op.set(SLASHES),
        ],
      ),
      [op.get(QUOTES), not(op.get(ESCAPED)), op.i64And, op.set(QUOTES)],
    ],
  ),
];

/** Each bit becomes whether the number of quotes up to it is odd. */
const prefixXor: Code = [
  op.get(QUOTES),
  [1, 2, 4, 8, 16, 32].map((distance) => [op.tee(BIT), op.get(BIT), op.i64(distance), op.i64Shl, op.i64Xor]),
];

const block: Code = [
  [bits((lane) => isByte(lane, QUOTE)), op.set(QUOTES)],
  [bits((lane) => isByte(lane, SLASH)), op.set(SLASHES)],
  escapes,
  [prefixXor, state(STATE.inText), op.i64Xor, op.set(IN_TEXT)],
  [op.i32(0), op.get(IN_TEXT), op.i64(63), op.i64ShrSigned, op.i64Store(STATE.inText)],
  [bits(isBracket), not(op.get(IN_TEXT)), op.i64And],
  [bits(beginsName), op.get(QUOTES), op.i64And, op.get(IN_TEXT), op.i64And],
  [op.i64Or, op.set(MARKS)],
  op.while(
    [op.get(MARKS), op.i64IsNot0],
    [
      [op.get(OUT), op.get(AT), op.get(MARKS), op.i64Ctz, op.i32Wrap, op.i32Add, op.i32Store],
      [op.get(OUT), op.i32(4), op.i32Add, op.set(OUT)],
      [op.get(MARKS), op.get(MARKS), op.i64(1), op.i64Sub, op.i64And, op.set(MARKS)],
    ],
  ),
  [op.get(AT), op.i32(BLOCK), op.i32Add, op.set(AT)],
];

/** The module. `run(at, end, out)` writes the places of marks as 32-bit numbers from `out` on and answers with where they end. */
export const kernel = (pages: number): Uint8Array<ArrayBuffer> =>
  moduleOf({
    params: [TYPE.i32, TYPE.i32, TYPE.i32],
    result: TYPE.i32,
    locals: [...Array<number>(6).fill(TYPE.i64), ...Array<number>(6).fill(TYPE.v128)],
    pages,
    body: [
      [constant(QUOTE, 0x22), constant(SLASH, 0x5c), constant(LETTER_E, 0x65), constant(LETTER_V, 0x76)],
      [constant(CASELESS, 0xd9), constant(BRACKET, 0x59)],
      op.while([op.get(AT), op.get(END), op.i32LessThan], block),
      op.get(OUT),
    ],
  });
