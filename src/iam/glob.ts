/**
 * Globs of the policy language: `*` is any run of characters, `?` is one (IAM User Guide, "Wildcards").
 * A glob is cut at its stars into pieces that are found from left to right, so the cost is linear for each star whatever the pattern says.
 * Policy text never becomes a regular expression.
 */

/** A literal character, or one of the two wildcards: kept apart so that `${*}` and substituted values stay literal. */
export const STAR = -1;
export const QUESTION = -2;

/** A run of text between stars. `questions` lists the offsets of `?`, which match any character. */
interface Piece {
  readonly text: string;
  readonly questions: readonly number[];
}

export interface Glob {
  readonly kind: 'any' | 'literal' | 'prefix' | 'general';
  /** `literal`: the text; `prefix`: the text before the only star. */
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Builds a glob from text in which `*` and `?` are wildcards. */
export function compileGlob(pattern: string): Glob {
  const codes: number[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const code = pattern.charCodeAt(i);
    codes.push(code === 42 ? STAR : code === 63 ? QUESTION : code);
  }
  return compileCodes(codes);
}

/** Builds a glob from character codes, in which STAR and QUESTION are the wildcards and everything else is literal. */
export function compileCodes(codes: readonly number[]): Glob {
  const pieces: Piece[] = [];
  let text = '';
  let questions: number[] = [];
  for (const code of codes) {
    if (code === STAR) {
      pieces.push({ text, questions });
      text = '';
      questions = [];
    } else if (code === QUESTION) {
      questions.push(text.length);
      text += '?';
    } else text += String.fromCharCode(code);
  }
  pieces.push({ text, questions });
  const first = pieces[0] as Piece;
  if (pieces.length === 1 && first.questions.length === 0) return { kind: 'literal', text: first.text, pieces };
  const plain = pieces.every((piece) => piece.questions.length === 0);
  if (plain && pieces.slice(1).every((piece) => piece.text === '')) {
    return { kind: first.text === '' ? 'any' : 'prefix', text: first.text, pieces };
  }
  return { kind: 'general', text: '', pieces };
}

export function matchesGlob(glob: Glob, text: string): boolean {
  switch (glob.kind) {
    case 'any':
      return true;
    case 'literal':
      return text === glob.text;
    case 'prefix':
      return text.startsWith(glob.text);
    default:
      return matchesPieces(glob.pieces, text);
  }
}

function matchesPieces(pieces: readonly Piece[], text: string): boolean {
  const first = pieces[0] as Piece;
  const last = pieces[pieces.length - 1] as Piece;
  if (pieces.length === 1) return text.length === first.text.length && pieceAt(first, text, 0);
  const end = text.length - last.text.length;
  if (end < first.text.length || !pieceAt(first, text, 0) || !pieceAt(last, text, end)) return false;
  let at = first.text.length;
  for (let i = 1; i < pieces.length - 1; i++) {
    const piece = pieces[i] as Piece;
    const found = findPiece(piece, text, at, end);
    if (found < 0) return false;
    at = found + piece.text.length;
  }
  return true;
}

function findPiece(piece: Piece, text: string, from: number, end: number): number {
  if (piece.questions.length === 0) {
    const found = text.indexOf(piece.text, from);
    return found < 0 || found + piece.text.length > end ? -1 : found;
  }
  for (let at = from; at + piece.text.length <= end; at++) if (pieceAt(piece, text, at)) return at;
  return -1;
}

function pieceAt(piece: Piece, text: string, at: number): boolean {
  if (piece.questions.length === 0) return text.startsWith(piece.text, at);
  let next = 0;
  for (let i = 0; i < piece.text.length; i++) {
    if (piece.questions[next] === i) next++;
    else if (text.charCodeAt(at + i) !== piece.text.charCodeAt(i)) return false;
  }
  return true;
}
