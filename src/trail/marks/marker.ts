import type { Buffer } from 'node:buffer';
import { kernel, STATE } from './kernel.ts';

/** What Node.js has of WebAssembly's interface; its types do not tell. */
interface Engine {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
  ) => { readonly exports: { run(at: number, end: number, out: number): number; readonly memory: { readonly buffer: ArrayBuffer } } };
}

/** Where brackets stand outside of texts, and quotes that open a text which begins with `ev`. */
export interface Marks {
  /** From the start of what was handed over last, or before it: such bytes had to wait for what follows them. */
  readonly places: Int32Array;
  readonly count: number;
  /** How much of what was handed over has been looked at; the rest is to be handed over again, in front of what follows. */
  readonly done: number;
}

/** Finds marks in a text that comes in pieces. */
export interface Marker {
  /** Forgets the text. */
  reset(): void;
  /** Looks at the bytes from `from` to `to`. `last`: nothing follows. Places are counted from the start of the bytes. */
  mark(bytes: Buffer, from: number, to: number, last: boolean): Marks;
}

const PAGE = 65_536;
const BLOCK = 64;
/** A name is told by two bytes behind its quote. */
const AHEAD = 2;
/** Bytes that are looked at in one go: they and their marks fit into the caches of a core. */
const ROOM = 2 * PAGE;
const SPACE = 0x20;
const INPUT = BLOCK;
const OUTPUT = INPUT + ROOM + 2 * BLOCK;
const PAGES = Math.ceil((OUTPUT + 4 * ROOM) / PAGE) + 1;

/** A marker is for one text at a time; it keeps less than a megabyte. */
export function createMarker(): Marker {
  const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly;
  const { run, memory } = new Instance(new Module(kernel(PAGES))).exports;
  const bytes = new Uint8Array(memory.buffer);
  const places = new Int32Array(memory.buffer, OUTPUT, ROOM);
  const fill = (source: Buffer, from: number, to: number): void => {
    bytes.set(source.subarray(from, to), INPUT);
  };
  return {
    reset: () => void bytes.fill(0, 0, STATE.bytes),
    mark(source, from, to, last) {
      const room = Math.min(to - from, ROOM);
      const isLast = last && room === to - from;
      const length = isLast ? Math.ceil(room / BLOCK) * BLOCK : Math.max(0, Math.floor((room - AHEAD) / BLOCK) * BLOCK);
      if (length === 0) return { places, count: 0, done: isLast ? room : 0 };
      fill(source, from, from + room);
      if (isLast) bytes.fill(SPACE, INPUT + room, INPUT + length + AHEAD);
      const count = (run(INPUT, INPUT + length, OUTPUT) - OUTPUT) / 4;
      const shift = from - INPUT;
      for (let i = 0; i < count; i++) places[i] = (places[i] as number) + shift;
      return { places, count, done: Math.min(length, room) };
    },
  };
}
