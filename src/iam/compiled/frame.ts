import { globOf, matchesPieces, matchesWithin, type Piece } from '../glob.ts';
import { cutPieces, slicePiece } from './arn-pattern.ts';

/** Whether text that begins and ends so, with anything between, may match the pieces. */
export function fitsFrame(pieces: readonly Piece[], before: string, after: string): boolean {
  const first = pieces[0] as Piece;
  const last = pieces[pieces.length - 1] as Piece;
  if (pieces.length === 1) {
    const { length } = first.text;
    return length >= before.length + after.length && fitsStart(first, before) && fitsEnd(first, after);
  }
  return fitsStart(first, before) && fitsEnd(last, after);
}

/** Whether the beginnings of both agree as far as the shorter goes. */
function fitsStart(piece: Piece, text: string): boolean {
  const length = Math.min(piece.text.length, text.length);
  return matchesPieces([slicePiece(piece, 0, length)], text, 0, length);
}

function fitsEnd(piece: Piece, text: string): boolean {
  const length = Math.min(piece.text.length, text.length);
  return matchesPieces([slicePiece(piece, piece.text.length - length, piece.text.length)], text, text.length - length, text.length);
}

/** The same for ARNs: `before` is an ARN up to the beginning of its sixth segment, and wildcards stay inside segments. */
export function fitsArnFrame(pieces: readonly Piece[], before: string, after: string): boolean {
  const segments = cutPieces(pieces);
  if (segments.length < 6) return false;
  let from = 0;
  for (const segment of segments.slice(0, 5)) {
    const colon = before.indexOf(':', from);
    if (!matchesWithin(globOf(segment), before, from, colon)) return false;
    from = colon + 1;
  }
  return fitsFrame(segments[5] as readonly Piece[], before.slice(from), after);
}
