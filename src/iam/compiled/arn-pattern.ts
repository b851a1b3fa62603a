import { type Glob, globOf, matchesWithin, type Piece, standsAt } from '../glob.ts';

/**
 * An ARN pattern compares six segments, wildcards staying inside each of the first five (IAM User Guide, "IAM ARNs"). Segments that are
 * plain text at the beginning are joined, so that most patterns are one comparison of text and one glob.
 */
export interface ArnPattern {
  readonly lead: string;
  /** The globs of the segments between `lead` and the last; undefined where anything will do. */
  readonly middle: readonly (Glob | undefined)[];
  readonly last: Glob;
}

/** Undefined where no ARN can match: every ARN begins with `arn`. */
export function compileArnPattern(segments: readonly Glob[]): ArnPattern | undefined {
  const [first] = segments;
  const last = segments[segments.length - 1];
  if (first === undefined || last === undefined || (first.kind === 'literal' && first.text !== 'arn')) return undefined;
  let lead = '';
  let from = 0;
  // the last segment stays out: text and glob meet in it
  for (; from < segments.length - 1; from++) {
    const segment = segments[from] as Glob;
    if (segment.kind !== 'literal') break;
    lead += `${segment.text}:`;
  }
  return { lead, middle: segments.slice(from, -1).map((glob) => (glob.kind === 'any' ? undefined : glob)), last };
}

/** Where the six segments of an ARN begin. */
export type Cuts = readonly [number, number, number, number, number, number];

/** Undefined for text that is no ARN. */
export function cutArn(text: string): Cuts | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const service = text.indexOf(':', 4) + 1;
  const region = service === 0 ? 0 : text.indexOf(':', service) + 1;
  const account = region === 0 ? 0 : text.indexOf(':', region) + 1;
  const resource = account === 0 ? 0 : text.indexOf(':', account) + 1;
  return resource === 0 ? undefined : [0, 4, service, region, account, resource];
}

/** Whether an ARN that was cut matches, segment by segment. */
export function matchesArn({ lead, middle, last }: ArnPattern, arn: string, cuts: Cuts): boolean {
  const from = 5 - middle.length;
  // from the back: what patterns of one service differ in is the account and the name
  if (cuts[from] !== lead.length || !matchesWithin(last, arn, cuts[5], arn.length)) return false;
  for (let i = middle.length - 1; i >= 0; i--) {
    const glob = middle[i];
    if (glob !== undefined && !matchesWithin(glob, arn, cuts[from + i] as number, (cuts[from + i + 1] as number) - 1)) return false;
  }
  return standsAt(lead, arn, 0);
}

/** The same for text that nobody has cut. */
export function matchesArnText({ lead, middle, last }: ArnPattern, text: string): boolean {
  if (!standsAt(lead === '' ? 'arn:' : lead, text, 0)) return false;
  let from = lead.length;
  for (let i = 0; i < middle.length; i++) {
    const colon = text.indexOf(':', from);
    const glob = middle[i];
    if (colon < 0 || (glob !== undefined && !matchesWithin(glob, text, from, colon))) return false;
    from = colon + 1;
  }
  return matchesWithin(last, text, from, text.length);
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
