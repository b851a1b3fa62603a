import { Buffer } from 'node:buffer';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { FileReader } from './file-reader.ts';
import { piecesOf, textOfPieces } from './piece-text.ts';
import type { FileToRead, TrailPiece } from './trail-piece.ts';

/** What a batch of pieces is, and what is to be kept of it in an index. */
export interface Batch {
  readonly pieces: readonly TrailPiece[];
  readonly packed: Uint8Array | undefined;
}

/** A batch has about so many events. */
const EVENTS = 5_000;

/** Reads files one after another, and hands over what they told in batches. */
export async function readSlice(
  reader: FileReader,
  files: readonly FileToRead[],
  take: (pieces: readonly TrailPiece[]) => void,
): Promise<void> {
  let batch: TrailPiece[] = [];
  let events = 0;
  for (const file of files) {
    await reader.read(file, (piece) => {
      batch.push(piece);
      events += piece.events.length;
      if (events < EVENTS) return;
      take(batch);
      batch = [];
      events = 0;
    });
  }
  take(batch);
}

/** Packs pieces for an index. What could not be opened is to be tried again. */
export function pack(pieces: readonly TrailPiece[]): Uint8Array {
  return deflateRawSync(textOfPieces(pieces.filter(({ stamp }) => stamp !== undefined)), { level: 1 });
}

/** Unpacks what `pack` has packed. */
export const unpack = (packed: Uint8Array): readonly TrailPiece[] => piecesOf(Buffer.from(inflateRawSync(packed)).toString('utf8'));
