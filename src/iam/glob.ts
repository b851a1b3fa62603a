import { findByBits } from './glob-search.ts';

/**
 * Globs of the policy language: `*` is any run of characters, `?` is one (IAM User Guide, "Wildcards").
 * A glob is cut at its stars into pieces that are found from left to right, so no pattern makes it go back.
 * Policy text never becomes a regular expression.
 */

/** A run of text between stars. `questions` lists the offsets that any character fills; every other character is literal, `?` too. */
export interface Piece {
  readonly text: string;
  readonly questions: readonly number[];
}

/** A pattern cut at its stars, with a kind that lets simple ones be matched simply. */
export interface Glob {
  readonly kind: 'any' | 'literal' | 'prefix' | 'general';
  /** `literal`: the text; `prefix`: the text before the only star. */
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const NONE: readonly number[] = [];

/** A run of text in which `?` is a wildcard. */
export function pieceOf(text: string): Piece {
  let at = text.indexOf('?');
  if (at < 0) return { text, questions: NONE };
  const questions: number[] = [];
  for (; at >= 0; at = text.indexOf('?', at + 1)) questions.push(at);
  return { text, questions };
}

/** Builds a glob from text in which `*` and `?` are wildcards. */
export function compileGlob(pattern: string): Glob {
  return globOf(pattern.split('*').map(pieceOf));
}

/** Builds a glob from the pieces between its stars; one piece is a glob without stars. */
export function globOf(written: readonly Piece[]): Glob {
  const end = written.length - 1;
  // several stars in a row are one
  const pieces = written.filter(({ text }, index) => text !== '' || index === 0 || index === end);
  const first = pieces[0] as Piece;
  const plain = first.questions.length === 0;
  if (pieces.length === 1 && plain) return { kind: 'literal', text: first.text, pieces };
  if (pieces.length === 2 && plain && (pieces[1] as Piece).text === '') {
    return { kind: first.text === '' ? 'any' : 'prefix', text: first.text, pieces };
  }
  return { kind: 'general', text: '', pieces };
}

/** Whether the whole text matches. */
export const matchesGlob = (glob: Glob, text: string): boolean => matchesWithin(glob, text, 0, text.length);

/** Whether the part of the text from `from` up to `to` matches. */
export function matchesWithin(glob: Glob, text: string, from: number, to: number): boolean {
  switch (glob.kind) {
    case 'any':
      return true;
    case 'literal':
      return to - from === glob.text.length && standsAt(glob.text, text, from);
    case 'prefix':
      return to - from >= glob.text.length && standsAt(glob.text, text, from);
    default:
      return matchesPieces(glob.pieces, text, from, to);
  }
}

/** The same for pieces that no glob was built of. */
export function matchesPieces(pieces: readonly Piece[], text: string, from: number, to: number): boolean {
  const first = pieces[0] as Piece;
  const last = pieces[pieces.length - 1] as Piece;
  if (pieces.length === 1) return to - from === first.text.length && pieceAt(first, text, from);
  let at = from + first.text.length;
  const end = to - last.text.length;
  if (end < at || !pieceAt(first, text, from) || !pieceAt(last, text, end)) return false;
  for (let i = 1; i < pieces.length - 1; i++) {
    const piece = pieces[i] as Piece;
    const found = findPiece(piece, text, at, end);
    if (found < 0) return false;
    at = found + piece.text.length;
  }
  return true;
}

/**
 * Whether the text has `wanted` at a place. Names that differ mostly differ at the end, so the last character is looked at first; the rest
 * is compared as whole strings, which engines do many characters at a time (`startsWith` goes one by one).
 */
export function standsAt(wanted: string, text: string, at: number): boolean {
  const { length } = wanted;
  if (length === 0) return true;
  return text.charCodeAt(at + length - 1) === wanted.charCodeAt(length - 1) && text.slice(at, at + length) === wanted;
}

/** After so many places in vain a search goes on by bits. */
const PATIENCE = 16;

/** The first place where the piece lies wholly between `from` and `end`. */
function findPiece(piece: Piece, text: string, from: number, end: number): number {
  const length = piece.text.length;
  if (piece.questions.length === 0) {
    const found = text.indexOf(piece.text, from);
    return found < 0 || found + length > end ? -1 : found;
  }
  const patience = Math.min(end - length, from + PATIENCE);
  for (let at = from; at <= patience; at++) if (pieceAt(piece, text, at)) return at;
  return patience < end - length ? findByBits(piece, text, patience + 1, end - length) : -1;
}

function pieceAt({ text: wanted, questions }: Piece, text: string, at: number): boolean {
  if (questions.length === 0) return standsAt(wanted, text, at);
  let next = 0;
  for (let i = 0; i < wanted.length; i++) {
    if (questions[next] === i) next++;
    else if (text.charCodeAt(at + i) !== wanted.charCodeAt(i)) return false;
  }
  return true;
}
