/**
 * A pattern as a row of atoms, so that text that came from a variable can never turn into a wildcard.
 * `any-text` is `*`, `any-char` is `?`, `hole` stands for the value of a variable that nobody knows.
 */
export type Atom = { readonly char: string } | 'any-text' | 'any-char' | 'hole';

export type Atoms = readonly Atom[];

/** Text that stands for itself. */
export const literalAtoms = (text: string): Atoms => text.split('').map((char) => ({ char }));

/** Text in which `*` and `?` are wildcards. */
export const globAtoms = (text: string): Atoms =>
  text.split('').map((char) => (char === '*' ? 'any-text' : char === '?' ? 'any-char' : { char }));

export const hasHole = (atoms: Atoms): boolean => atoms.includes('hole');

/**
 * Whether the whole text can be read as the atoms; holes match any text. Keeps the set of positions in the text that the atoms so far can
 * reach: time is atoms times characters whatever the pattern.
 */
export function matchesAtoms(atoms: Atoms, text: string): boolean {
  let reached = new Set([0]);
  for (const atom of atoms) {
    const next = new Set<number>();
    if (atom === 'any-text' || atom === 'hole') {
      // positions are added in rising order: the first is the smallest
      const [from = 0] = reached;
      for (let at = from; at <= text.length; at++) next.add(at);
    } else {
      for (const at of reached) {
        if (at < text.length && (atom === 'any-char' || atom.char === text[at])) next.add(at + 1);
      }
    }
    if (next.size === 0) return false;
    reached = next;
  }
  return reached.has(text.length);
}

/** Whether the text matches a pattern in which `*` and `?` are wildcards. */
export const matchesGlob = (pattern: string, text: string): boolean => matchesAtoms(globAtoms(pattern), text);
