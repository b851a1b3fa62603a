import { Buffer } from 'node:buffer';
import { readSync } from 'node:fs';
import { createGunzip, gunzipSync } from 'node:zlib';

/** Takes the next bytes of a file after decompression. */
export type TakePiece = (piece: Buffer) => void;

/** Largest file, compressed or not, that is read at once. */
const AT_ONCE = 1 << 24;
const STEP = 1 << 16;
/** So many of the first bytes tell a file from another one of the same name. */
export const HEAD = 4_096;
/** What DEFLATE can make of one byte at most (RFC 1951: 258 bytes of two bits and less), rounded up. */
const HIGHEST_RATIO = 1_032;
const NOTHING = Buffer.alloc(0);

/**
 * Reads an open file, compressed or not, at once where it is small and in steps where it is not. Answers with what is wrong with compressed
 * data; all that can be had before the damage has been handed over then. `tellHead` is told its first bytes. Throws what the system says of a file that cannot be read.
 */
export async function readPieces(
  file: number,
  size: number,
  tellHead: (head: Buffer) => void,
  take: TakePiece,
): Promise<string | undefined> {
  if (size > AT_ONCE) {
    tellHead(readAt(file, 0, HEAD));
    return readInSteps(file, take);
  }
  const bytes = readAt(file, 0, size);
  tellHead(bytes.subarray(0, HEAD));
  if (!isGzip(bytes)) {
    take(bytes);
    return undefined;
  }
  const text = gunzipAtOnce(bytes);
  if (text === undefined) return readInSteps(file, take);
  take(text);
  return undefined;
}

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Undefined: it is large or damaged. */
function gunzipAtOnce(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 18) return undefined;
  // its last bytes tell how long it was: with room for that and one more it comes in one piece, four times as fast. They may lie
  const told = bytes.readUInt32LE(bytes.length - 4);
  if (told > AT_ONCE) return undefined;
  const chunkSize = Math.max(64, Math.min(told, bytes.length * HIGHEST_RATIO) + 1);
  try {
    return gunzipSync(bytes, { chunkSize, maxOutputLength: AT_ONCE });
  } catch {
    return undefined;
  }
}

async function readInSteps(file: number, take: TakePiece): Promise<string | undefined> {
  if (isGzip(readAt(file, 0, 2))) return gunzipInSteps(file, take);
  for (let at = 0; ; ) {
    const piece = readAt(file, at, STEP);
    at += piece.length;
    if (piece.length === 0) return undefined;
    take(piece);
  }
}

async function gunzipInSteps(file: number, take: TakePiece): Promise<string | undefined> {
  let done = 0;
  const damaged = await inflate(file, (piece) => {
    done += piece.length;
    take(piece);
  });
  if (damaged === undefined) return undefined;
  // of the step with the damage nothing came: once more, and there byte by byte
  let skip = done;
  await inflate(
    file,
    (piece) => {
      const fresh = piece.subarray(Math.min(skip, piece.length));
      skip -= piece.length - fresh.length;
      if (fresh.length > 0) take(fresh);
    },
    damaged,
  );
  return 'its compressed data end early or are damaged: what comes before is used';
}

/**
 * Decompresses a file step by step; all that one step gives has been handed over before the next. Answers with the place of the step at which
 * it failed, from which on `carefulFrom` makes steps of one byte.
 */
async function inflate(file: number, take: TakePiece, carefulFrom = Number.POSITIVE_INFINITY): Promise<number | undefined> {
  const gunzip = createGunzip({ chunkSize: STEP });
  let isFailed = false;
  let isOver = false;
  const over = new Promise<void>((resolve) => {
    const end = (): void => {
      isOver = true;
      resolve();
    };
    gunzip.on('error', () => {
      isFailed = true;
      end();
    });
    gunzip.on('end', end).on('close', end);
  });
  gunzip.on('data', take);
  let at = 0;
  let input: Buffer = NOTHING;
  for (; !isOver; at += input.length) {
    input = readAt(file, at, at < carefulFrom ? STEP : 1);
    if (input.length === 0) break;
    await Promise.race([over, new Promise<void>((resolve) => void gunzip.write(input, () => resolve()))]);
    if (isOver) break;
  }
  if (!isOver) gunzip.end();
  await over;
  gunzip.destroy();
  return isFailed ? at : undefined;
}

/** Bytes of a file from a place on: fewer only at its end. */
export function readAt(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const count = readSync(file, bytes, done, length - done, from + done);
    if (count === 0) break;
    done += count;
  }
  return bytes.subarray(0, done);
}
