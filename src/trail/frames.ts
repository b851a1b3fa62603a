import { Buffer } from 'node:buffer';
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { readAt } from './file-pieces.ts';

/**
 * A file to which frames are added: a frame is there wholly or, where the process was killed while it wrote, not at all. Each is preceded by
 * its length and its checksum.
 */
export interface Frames {
  /** All that are whole, one after another. What a killed process has left behind them is cut off. */
  read(): Iterable<Buffer>;
  add(frame: Uint8Array): void;
  /** Only now they survive a failure of the machine too. */
  sync(): void;
  close(): void;
}

const HEAD = 8;

/** Opens the file, and makes it where there is none. Throws what the system says. */
export function openFrames(path: string): Frames {
  const file = openSync(path, 'a+');
  return {
    *read() {
      const { size } = fstatSync(file);
      let at = 0;
      while (at < size) {
        const head = readAt(file, at, HEAD);
        const length = head.length < HEAD ? Number.POSITIVE_INFINITY : head.readUInt32LE(0);
        if (length > size - at - HEAD) break;
        const frame = readAt(file, at + HEAD, length);
        if (crc32(frame) !== head.readUInt32LE(4)) break;
        at += HEAD + length;
        yield frame;
      }
      if (at < size) ftruncateSync(file, at);
    },
    add(frame) {
      const head = Buffer.alloc(HEAD);
      head.writeUInt32LE(frame.length, 0);
      head.writeUInt32LE(crc32(frame), 4);
      const bytes = Buffer.concat([head, frame]);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    },
    sync: () => fsyncSync(file),
    close: () => closeSync(file),
  };
}
