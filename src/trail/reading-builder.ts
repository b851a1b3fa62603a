import type { TrailEvent } from '../activity/event.ts';
import type { TrailPart, TrailProblem, TrailReading } from '../activity/trail.ts';
import { seePart } from './piece-collector.ts';
import { createSharing } from './sharing.ts';
import type { TrailPiece } from './trail-piece.ts';

/** Puts together what files told. The order in which it comes makes no difference. */
export interface ReadingBuilder {
  add(piece: TrailPiece): void;
  /** What there is so far, with files that could not be opened this time. */
  build(failed: readonly TrailPiece[]): TrailReading;
}

/** Begins with nothing. */
export function createReadingBuilder(): ReadingBuilder {
  const share = createSharing();
  const kept: { readonly file: string; readonly events: readonly TrailEvent[]; readonly problems: readonly TrailProblem[] }[] = [];
  const sources = new Map<string, number>();
  const parts = new Map<string, TrailPart>();
  let files = 0;
  let records = 0;
  let bytes = 0;
  return {
    add(piece) {
      if (piece.last) files++;
      records += piece.records;
      bytes += piece.bytes;
      for (let i = 0; i < piece.sources.length; i += 2) {
        const source = piece.sources[i] as string;
        sources.set(source, (sources.get(source) ?? 0) + (piece.sources[i + 1] as number));
      }
      for (const { account, region, first, last } of piece.parts) seePart(parts, account, region, first, last);
      for (const event of piece.events) share(event);
      const { file, events, problems } = piece;
      if (events.length > 0 || problems.length > 0) kept.push({ file, events, problems });
    },
    build(failed) {
      kept.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
      const events: TrailEvent[] = [];
      for (const piece of kept) for (const event of piece.events) events.push(event);
      return {
        events,
        files: files + failed.length,
        records,
        bytes,
        sources: new Map([...sources].sort(([a], [b]) => (a < b ? -1 : 1))),
        parts: [...parts.values()].sort((a, b) => (`${a.account} ${a.region}` < `${b.account} ${b.region}` ? -1 : 1)),
        problems: [...kept, ...failed].flatMap(({ problems }) => problems),
      };
    },
  };
}
