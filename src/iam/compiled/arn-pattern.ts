import { type Glob, globOf, matchesWithin, type Piece } from '../glob.ts';

/**
 * An ARN pattern compares six segments, wildcards staying inside each of the first five (IAM User Guide, "IAM ARNs"). Segments that are
 * plain text at the beginning are joined, so that most patterns are one comparison of text and one glob.
 */
export interface ArnPattern {
  readonly lead: string;
  /** The globs of the segments that follow. */
  readonly rest: readonly Glob[];
}

/** Undefined where no ARN can match: every ARN begins with `arn`. */
export function compileArnPattern(segments: readonly Glob[]): ArnPattern | undefined {
  const first = segments[0];
  if (first === undefined || (first.kind === 'literal' && first.text !== 'arn')) return undefined;
  let lead = '';
  let from = 0;
  // the last segment stays out: text and glob meet in it
  for (; from < segments.length - 1; from++) {
    const segment = segments[from] as Glob;
    if (segment.kind !== 'literal') break;
    lead += `${segment.text}:`;
  }
  return { lead, rest: segments.slice(from) };
}

export function matchesArn({ lead, rest }: ArnPattern, arn: string): boolean {
  if (!arn.startsWith(lead === '' ? 'arn:' : lead)) return false;
  const from = startOfLast(rest.length - 1, rest, arn, lead.length);
  return from >= 0 && matchesWithin(rest[rest.length - 1] as Glob, arn, from, arn.length);
}

/** Matches the first `count` globs, one a segment; the place behind them, or -1. */
export function startOfLast(count: number, globs: readonly Glob[], arn: string, start: number): number {
  let from = start;
  for (let i = 0; i < count; i++) {
    const colon = arn.indexOf(':', from);
    if (colon < 0 || !matchesWithin(globs[i] as Glob, arn, from, colon)) return -1;
    from = colon + 1;
  }
  return from;
}

/** Cuts pieces at their first five colons; a colon is always literal. Pieces side by side in a segment have a star between them. */
export function cutPieces(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const segments: Piece[][] = [[]];
  for (const piece of pieces) {
    for (let from = 0; ; ) {
      const colon = segments.length < 6 ? piece.text.indexOf(':', from) : -1;
      segments[segments.length - 1]?.push(slicePiece(piece, from, colon < 0 ? piece.text.length : colon));
      if (colon < 0) break;
      segments.push([]);
      from = colon + 1;
    }
  }
  return segments;
}

/** A part of a piece. */
export function slicePiece({ text, questions }: Piece, from: number, to: number): Piece {
  if (from === 0 && to === text.length) return { text, questions };
  return {
    text: text.slice(from, to),
    questions: questions.filter((offset) => offset >= from && offset < to).map((offset) => offset - from),
  };
}

/** The pattern of pieces, or undefined where they have fewer than six segments. */
export function arnPatternOf(pieces: readonly Piece[]): ArnPattern | undefined {
  const segments = cutPieces(pieces);
  return segments.length < 6 ? undefined : compileArnPattern(segments.map(globOf));
}
