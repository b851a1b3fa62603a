/**
 * A pattern as a row of atoms, so that text that came from a variable can never turn into a wildcard.
 * `any-text` is `*`, `any-char` is `?`, `hole` stands for the value of a variable that nobody knows.
 */
export type Atom = { readonly char: string } | 'any-text' | 'any-char' | 'hole';

/** A pattern, read from left to right. */
export type Atoms = readonly Atom[];

/** Text that stands for itself. */
export const literalAtoms = (text: string): Atoms => text.split('').map((char) => ({ char }));

/** Text in which `*` and `?` are wildcards. */
export const globAtoms = (text: string): Atoms =>
  text.split('').map((char) => (char === '*' ? 'any-text' : char === '?' ? 'any-char' : { char }));

/** Whether the value of some variable is not known. */
export const hasHole = (atoms: Atoms): boolean => atoms.includes('hole');

const isGap = (atom: Atom | undefined): boolean => atom === 'any-text' || atom === 'hole';

/**
 * Whether the whole text can be read as the atoms; holes match any text. Keeps the positions in the text that the atoms so far can reach:
 * time is atoms times characters whatever the pattern.
 */
export function matchesAtoms(atoms: Atoms, text: string): boolean {
  let reached = new Uint8Array(text.length + 1);
  let next = new Uint8Array(text.length + 1);
  reached[0] = 1;
  for (const atom of atoms) {
    next.fill(0);
    let some = false;
    if (isGap(atom)) {
      const from = reached.indexOf(1);
      next.fill(1, from);
      some = true;
    } else {
      for (let at = 0; at < text.length; at++) {
        if (reached[at] === 0 || (typeof atom === 'object' && atom.char !== text[at])) continue;
        next[at + 1] = 1;
        some = true;
      }
    }
    if (!some) return false;
    [reached, next] = [next, reached];
  }
  return reached[text.length] === 1;
}

/** Whether some text can be read as either row of atoms. */
export function meets(a: Atoms, b: Atoms): boolean {
  // row by row from the end: what is left of `a` from i and of `b` from j has a text in common
  let below: boolean[] = [];
  for (let i = a.length; i >= 0; i--) {
    const row: boolean[] = [];
    for (let j = b.length; j >= 0; j--) {
      const [x, y] = [a[i], b[j]];
      if (x === undefined && y === undefined) row[j] = true;
      else if ((isGap(x) && below[j] === true) || (isGap(y) && row[j + 1] === true)) row[j] = true;
      else if (x === undefined || y === undefined || !agreeOnChar(x, y)) row[j] = false;
      else row[j] = (isGap(x) ? row[j + 1] : isGap(y) ? below[j] : below[j + 1]) === true;
    }
    below = row;
  }
  return below[0] === true;
}

/** Whether both atoms can stand for one and the same character. */
const agreeOnChar = (a: Atom, b: Atom): boolean => typeof a !== 'object' || typeof b !== 'object' || a.char === b.char;

/** Whether the text matches a pattern in which `*` and `?` are wildcards. */
export const matchesGlob = (pattern: string, text: string): boolean => matchesAtoms(globAtoms(pattern), text);
