import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { wantedRules } from '../activity/wanted.ts';
import { HEAD, readAt } from './file-pieces.ts';
import { hashOf } from './file-reader.ts';
import { type Frames, openFrames } from './frames.ts';
import { pack, unpack } from './read-slice.ts';
import type { FileStamp, FileToRead, TrailPiece } from './trail-piece.ts';

/** What was read of a trail, kept in a folder, so that only new files need to be read again. */
export interface TrailIndex {
  /** Why what was kept could not be used; undefined: it could, or there was nothing. */
  readonly rebuilt: string | undefined;
  /** Hands over what is kept of those files that are as they were. */
  load(files: ReadonlyMap<string, FileToRead>, take: (piece: TrailPiece) => void): void;
  /** Keeps what `pack` has packed. */
  add(packed: Uint8Array): void;
  sync(): void;
  close(): void;
}

/** Counts up when what is kept, or how it is read from records, changes within one version. */
const FORMAT = 1;
/** An index is written anew when so much more of it is outdated than is not. */
const OUTDATED = 1;
const FEW = 1_000;

/** Opens the index in a folder, and makes it where there is none. `version`: of Mantlet. Throws what the system says. */
export function openTrailIndex(folder: string, { version, every }: { readonly version: string; readonly every: boolean }): TrailIndex {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'trail.index');
  const title = JSON.stringify({
    mantlet: version,
    format: FORMAT,
    wanted: createHash('sha256').update(wantedRules()).digest('hex').slice(0, 16),
    every,
  });
  rmSync(`${path}.new`, { force: true });
  const rebuilt = existsSync(path) ? reasonToRebuild(path, title) : undefined;
  if (rebuilt !== undefined) rmSync(path);
  let frames = begin(path, title);
  return {
    rebuilt,
    load(files, take) {
      const weights = { kept: 0, outdated: 0 };
      const isCurrent = createCurrency(files);
      for (const piece of piecesIn(frames)) {
        const isKept = isCurrent(piece);
        weights[isKept ? 'kept' : 'outdated'] += 1 + piece.events.length;
        if (isKept && files.has(piece.file)) take(piece);
      }
      if (weights.outdated > FEW && weights.outdated > OUTDATED * weights.kept) frames = compacted(path, title, frames);
    },
    add: (packed) => frames.add(packed),
    sync: () => frames.sync(),
    close: () => frames.close(),
  };
}

/** The title is the first frame. */
function begin(path: string, title: string): Frames {
  const frames = openFrames(path);
  let isNew = true;
  for (const _ of frames.read()) isNew = false;
  if (isNew) frames.add(Buffer.from(title));
  return frames;
}

function reasonToRebuild(path: string, title: string): string | undefined {
  const frames = openFrames(path);
  try {
    for (const frame of frames.read()) {
      if (frame.toString('utf8') === title) return undefined;
      return 'it was made by another version of Mantlet, or for other events';
    }
    return undefined;
  } finally {
    frames.close();
  }
}

/** The pieces of files that are there from the first to the last, in which order they were written. */
function* piecesIn(frames: Frames): Iterable<TrailPiece> {
  const open = new Map<string, TrailPiece[]>();
  let isTitle = true;
  for (const frame of frames.read()) {
    if (isTitle) {
      isTitle = false;
      continue;
    }
    for (const piece of unpack(frame)) {
      if (piece.part === 0 && piece.last) {
        yield piece;
        continue;
      }
      // what a killed process has left of a file is forgotten where the file begins again
      const before = piece.part === 0 ? [] : (open.get(piece.file) ?? []);
      if (before.length !== piece.part) continue;
      before.push(piece);
      if (!piece.last) open.set(piece.file, before);
      else {
        open.delete(piece.file);
        yield* before;
      }
    }
  }
}

/** Whether a piece is of a file as it is now; of several readings of it the first counts. */
function createCurrency(files: ReadonlyMap<string, FileToRead>): (piece: TrailPiece) => boolean {
  const known = new Map<string, boolean>();
  const finished = new Set<string>();
  return ({ file, stamp, last }) => {
    const key = `${file} ${stamp?.size} ${stamp?.mtime} ${stamp?.head}`;
    if (finished.has(key)) return false;
    let answer = known.get(key);
    if (answer === undefined) {
      answer = stamp !== undefined && isUnchanged(file, stamp, files.get(file));
      if (!last) known.set(key, answer);
    }
    if (last) {
      known.delete(key);
      finished.add(key);
    }
    return answer;
  };
}

/** Whether a file is as it was; `now`: how it looks, where that is known. */
function isUnchanged(path: string, { size, mtime, head }: FileStamp, now: FileToRead | undefined): boolean {
  let file: number | undefined;
  try {
    const looks = now ?? { size: statSync(path).size, mtime: statSync(path).mtimeMs };
    if (looks.size !== size || looks.mtime !== mtime) return false;
    file = openSync(path, 'r');
    return hashOf(readAt(file, 0, Math.min(size, HEAD))) === head;
  } catch {
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Writes what is not outdated to a file of its own, which then takes the place of the old one at once. */
function compacted(path: string, title: string, old: Frames): Frames {
  const fresh = begin(`${path}.new`, title);
  const isCurrent = createCurrency(new Map());
  let batch: TrailPiece[] = [];
  let events = 0;
  const flush = (): void => {
    if (batch.length > 0) fresh.add(pack(batch));
    batch = [];
    events = 0;
  };
  for (const piece of piecesIn(old)) {
    if (!isCurrent(piece)) continue;
    batch.push(piece);
    events += 1 + piece.events.length;
    if (events > FEW) flush();
  }
  flush();
  fresh.sync();
  renameSync(`${path}.new`, path);
  old.close();
  return fresh;
}
