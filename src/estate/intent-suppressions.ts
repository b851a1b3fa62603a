import { compileGlob, matchesGlob } from '../iam/glob.ts';
import type { Intent, Suppression } from './intent.ts';
import { type Expiry, expiryOf } from './intent-expiry.ts';
import { matchesArnPatterns } from './intent-principals.ts';

/** A suppression and whether it still counts. */
export interface FoundSuppression {
  readonly suppression: Suppression;
  readonly expiry: Expiry;
}

/**
 * The suppression that covers a finding: the one that is in force longest, else the one that expired last. Undefined where none speaks
 * of it. Only one that is in force accepts it.
 */
export function suppressionFor(
  { suppressions }: Intent,
  finding: { readonly check: string; readonly subject: string },
  now: string,
): FoundSuppression | undefined {
  let found: FoundSuppression | undefined;
  for (const suppression of suppressions) {
    if (suppression.check !== finding.check || !matchesSubject(suppression.subjects, finding.subject)) continue;
    const expiry = expiryOf(suppression.expires, now);
    if (found === undefined || daysLeft(expiry) > daysLeft(found.expiry)) found = { suppression, expiry };
  }
  return found;
}

const daysLeft = (expiry: Expiry): number => expiry.daysLeft ?? Number.NEGATIVE_INFINITY;

/** A pattern that begins as an ARN is one; any other is a glob over the whole id. */
function matchesSubject(patterns: readonly string[], subject: string): boolean {
  if (matchesArnPatterns(patterns, subject)) return true;
  return patterns.some((pattern) => !pattern.startsWith('arn:') && matchesGlob(compileGlob(pattern), subject));
}
