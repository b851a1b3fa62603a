/**
 * Puts a module of WebAssembly together from named instructions, so that what runs can be read here and no compiled file is kept in the
 * repository (WebAssembly Core Specification, "Binary Format").
 */

/** Instructions as bytes, in as many lists as reads well. */
export type Code = readonly (number | Code)[];

type Bytes = readonly number[];
const bytesOf = (code: Code): Bytes => code.flatMap((part) => (typeof part === 'number' ? part : bytesOf(part)));

/** Types of values. */
export const TYPE = { i32: 0x7f, i64: 0x7e, v128: 0x7b } as const;

/** A whole number in LEB128, signed. */
function signed(value: bigint): Bytes {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const byte = Number(rest & 0x7fn);
    rest >>= 7n;
    if ((rest === 0n && (byte & 0x40) === 0) || (rest === -1n && (byte & 0x40) !== 0)) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}

function unsigned(value: number): Bytes {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

const vector = (items: readonly Bytes[]): Bytes => [...unsigned(items.length), ...items.flat()];
const text = (name: string): Bytes => vector([...name].map((letter) => [letter.charCodeAt(0)]));
const section = (id: number, body: Bytes): Bytes => [id, ...unsigned(body.length), ...body];
const simd = (opcode: number, ...rest: Bytes): Bytes => [0xfd, ...unsigned(opcode), ...rest];

/** The instructions that are needed here, by their names in the specification. */
export const op = {
  get: (local: number): Code => [0x20, ...unsigned(local)],
  set: (local: number): Code => [0x21, ...unsigned(local)],
  tee: (local: number): Code => [0x22, ...unsigned(local)],
  i32: (value: number): Code => [0x41, ...signed(BigInt(value))],
  i64: (value: bigint | number): Code => [0x42, ...signed(BigInt(value))],
  /** Runs again while the condition, which stands first, is not zero. */
  while: (condition: Code, body: Code): Code => [0x02, 0x40, 0x03, 0x40, condition, 0x45, 0x0d, 1, body, 0x0c, 0, 0x0b, 0x0b],
  if: (condition: Code, body: Code): Code => [condition, 0x04, 0x40, body, 0x0b],
  i32Store: [0x36, 2, 0],
  i32LessThan: [0x49],
  i32Add: [0x6a],
  i32Wrap: [0xa7],
  i64Load: (offset: number): Code => [0x29, 3, ...unsigned(offset)],
  i64Store: (offset: number): Code => [0x37, 3, ...unsigned(offset)],
  i64IsNot0: [0x50, 0x45],
  i64And: [0x83],
  i64Or: [0x84],
  i64Xor: [0x85],
  i64Add: [0x7c],
  i64Sub: [0x7d],
  i64Shl: [0x86],
  i64ShrSigned: [0x87],
  i64ShrUnsigned: [0x88],
  /** The number of the lowest bit that is set. */
  i64Ctz: [0x7a],
  i64Extend: [0xad],
  v128Load: (offset: number): Code => simd(0, 0, ...unsigned(offset)),
  v128And: simd(0x4e),
  splat: simd(0x0f),
  i8Equal: simd(0x23),
  /** The highest bits of the sixteen bytes as a number. */
  bitmask: simd(0x64),
} as const;

const HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A module of one function and one memory, both exported under their names. */
export function moduleOf(run: {
  readonly params: readonly number[];
  readonly result: number;
  readonly locals: readonly number[];
  readonly body: Code;
  readonly pages: number;
}): Uint8Array<ArrayBuffer> {
  const body = [...vector(run.locals.map((type) => [1, type])), ...bytesOf(run.body), 0x0b];
  return Uint8Array.from([
    ...HEADER,
    ...section(1, vector([[0x60, ...vector(run.params.map((type) => [type])), ...vector([[run.result]])]])),
    ...section(3, vector([[0]])),
    ...section(5, vector([[0, ...unsigned(run.pages)]])),
    ...section(
      7,
      vector([
        [...text('run'), 0, 0],
        [...text('memory'), 2, 0],
      ]),
    ),
    ...section(10, vector([[...unsigned(body.length), ...body]])),
  ]);
}
