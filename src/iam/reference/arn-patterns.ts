import type { Truth } from '../decision.ts';
import { type Atom, type Atoms, hasHole, matchesAtoms } from './glob.ts';

/** An ARN is cut at its first five colons into six segments; undefined for any other text (IAM User Guide, "IAM ARNs"). */
export function segmentsOfArn(text: string): readonly string[] | undefined {
  const segments = text.split(':');
  if (segments.length < 6 || segments[0] !== 'arn') return undefined;
  return [...segments.slice(0, 5), segments.slice(5).join(':')];
}

/** A pattern cut like an ARN; it may have fewer than six segments. */
export function segmentsOfPattern(atoms: Atoms): readonly Atoms[] {
  const segments: Atom[][] = [[]];
  for (const atom of atoms) {
    const colon = typeof atom === 'object' && atom.char === ':';
    if (colon && segments.length < 6) segments.push([]);
    else segments.at(-1)?.push(atom);
  }
  return segments;
}

/**
 * Whether an ARN matches a pattern segment by segment: wildcards stay inside each of the first five and span everything in the sixth.
 * A hole may hold colons of its own, so a pattern with one is compared as a whole.
 */
export function matchesArn(pattern: Atoms, arn: string): Truth {
  if (hasHole(pattern)) return matchesAtoms(pattern, arn) ? 'unknown' : 'no';
  const patterns = segmentsOfPattern(pattern);
  const segments = segmentsOfArn(arn);
  if (segments === undefined || patterns.length < 6) return 'no';
  return segments.every((segment, index) => matchesAtoms(patterns[index] ?? [], segment)) ? 'yes' : 'no';
}
