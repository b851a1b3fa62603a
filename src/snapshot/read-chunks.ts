import { Buffer } from 'node:buffer';
import { open } from 'node:fs/promises';

const CHUNK_BYTES = 1 << 20;

/**
 * The bytes of a file in order, one chunk ahead of the consumer: while it looks at one, the disk fetches the next.
 * INVARIANT: a chunk is valid until the next one is asked for; its memory is used again.
 */
export async function* readChunks(path: string, chunkBytes = CHUNK_BYTES): AsyncGenerator<Buffer, void> {
  const handle = await open(path, 'r');
  try {
    let [current, next] = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)];
    let { bytesRead } = await handle.read(current, 0, chunkBytes);
    while (bytesRead > 0) {
      const ahead = handle.read(next, 0, chunkBytes);
      try {
        yield current.subarray(0, bytesRead);
      } finally {
        // INVARIANT: no handle is closed while a read is under way, and no failed read goes unheard
        await ahead.catch(() => undefined);
      }
      ({ bytesRead } = await ahead);
      [current, next] = [next, current];
    }
  } finally {
    await handle.close();
  }
}

/** A whole file. `expectedBytes` as `stat` gave it makes it one read; the file may have changed since. */
export async function readBytes(path: string, expectedBytes: number): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    // one more than expected, so that the end is seen without another read
    let bytes = Buffer.allocUnsafe(expectedBytes + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length);
      length += bytesRead;
      if (bytesRead === 0 || length === expectedBytes) return bytes.subarray(0, length);
      if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(length)]);
    }
  } finally {
    await handle.close();
  }
}
