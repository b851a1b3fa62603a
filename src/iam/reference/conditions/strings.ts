import type { Truth } from '../../decision.ts';
import { type Atoms, hasHole, matchesAtoms } from '../glob.ts';
import { agree } from '../outcome.ts';
import type { Scope } from '../scope.ts';
import { readingsOf } from '../variables.ts';

/** Wildcards only in Like, case only ignored by IgnoreCase, always the whole text (IAM User Guide, "String condition operators"). */
export function matchesString(
  value: string,
  written: string,
  how: { readonly wildcards: boolean; readonly ignoreCase: boolean },
  scope: Scope,
): Truth {
  const truths: Truth[] = [];
  for (const reading of readingsOf(written, scope.policy.version, how.wildcards, scope.request)) {
    // a variable without a value is like nothing and equal to nothing
    if (reading === undefined) truths.push('no');
    else if (!matchesAtoms(how.ignoreCase ? fold(reading) : reading, how.ignoreCase ? lower(value) : value)) truths.push('no');
    else truths.push(hasHole(reading) ? 'unknown' : 'yes');
  }
  return agree(truths);
}

/** A character whose lower case is more than one stays as it is, so that text keeps its length. */
const lowerChar = (char: string): string => (char.toLowerCase().length === 1 ? char.toLowerCase() : char);

const lower = (text: string): string => text.split('').map(lowerChar).join('');

/** Atoms in lower case, for operators that ignore case. */
export const fold = (atoms: Atoms): Atoms => atoms.map((atom) => (typeof atom === 'object' ? { char: lowerChar(atom.char) } : atom));

/** Bool takes variables like a string, and ignores case. */
export function matchesBool(value: string, written: string, scope: Scope): Truth {
  if (!/^(true|false)$/i.test(value)) {
    scope.warn(`the value \`${value}\` is not a boolean`);
    return 'no';
  }
  return matchesString(value, written, { wildcards: false, ignoreCase: true }, scope);
}
