import { splitArn } from '../iam/arn.ts';
import { compileGlob, type Glob, matchesGlob } from '../iam/glob.ts';
import type { Intent, UseCase } from './intent.ts';

/** The five segments after `arn:`. */
type ArnPattern = readonly [Glob, Glob, Glob, Glob, Glob];

/** An estate has hundreds of thousands of principals, and a list of patterns stays the same. */
const compiled = new WeakMap<readonly string[], readonly ArnPattern[]>();

function patternsOf(written: readonly string[]): readonly ArnPattern[] {
  let patterns = compiled.get(written);
  if (patterns === undefined) {
    patterns = written.flatMap((pattern) => {
      const segments = splitArn(pattern);
      return segments === undefined ? [] : [segments.map(compileGlob) as unknown as ArnPattern];
    });
    compiled.set(written, patterns);
  }
  return patterns;
}

/**
 * Whether an ARN fits one of the patterns, segment by segment as in IAM's ArnLike: a wildcard before the fifth colon stays between two colons,
 * so that no role can take the place of another account's by the colons in its path. A pattern that is no ARN fits nothing.
 */
export function matchesArnPatterns(patterns: readonly string[], arn: string): boolean {
  const segments = splitArn(arn);
  if (segments === undefined) return false;
  for (const pattern of patternsOf(patterns)) {
    if (pattern.every((glob, index) => matchesGlob(glob, segments[index] as string))) return true;
  }
  return false;
}

/** The use cases to which a principal belongs; undefined where nobody has said who needs what. */
export const useCasesOf = ({ useCases }: Intent, principalArn: string): readonly UseCase[] | undefined =>
  useCases?.filter(({ identities }) => matchesArnPatterns(identities, principalArn));

/** Whether a principal is for emergencies. */
export const isBreakGlass = ({ breakGlass }: Intent, principalArn: string): boolean => matchesArnPatterns(breakGlass, principalArn);
