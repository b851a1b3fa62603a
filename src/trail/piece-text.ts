import type { Actor, TrailEvent } from '../activity/event.ts';
import type { TrailPiece } from './trail-piece.ts';

/** Pieces as text, for another thread or a file. Each actor is written once. */
interface Written {
  readonly actors: readonly Actor[];
  readonly pieces: readonly (Omit<TrailPiece, 'events'> & {
    readonly events: readonly (Omit<TrailEvent, 'actor'> & { readonly actor: number })[];
  })[];
}

/** Writes pieces so that `piecesOf` reads the same. */
export function textOfPieces(pieces: readonly TrailPiece[]): string {
  const actors: Actor[] = [];
  const places = new Map<string, number>();
  const placeOf = (actor: Actor): number => {
    const key = JSON.stringify(actor);
    let place = places.get(key);
    if (place === undefined) {
      place = actors.push(actor) - 1;
      places.set(key, place);
    }
    return place;
  };
  const written: Written = {
    pieces: pieces.map((piece) => ({ ...piece, events: piece.events.map((event) => ({ ...event, actor: placeOf(event.actor) })) })),
    actors,
  };
  return JSON.stringify(written);
}

/** Reads what `textOfPieces` has written. Throws where it is something else. */
export function piecesOf(text: string): readonly TrailPiece[] {
  const { actors, pieces } = JSON.parse(text) as Written;
  for (const { events } of pieces) {
    for (const event of events) (event as { actor: unknown }).actor = actors[event.actor];
  }
  return pieces as unknown as readonly TrailPiece[];
}
