/** JSON keys and indexes from the top of a file to a part of it. */
export type Path = readonly (string | number)[];

/** A place inside a file. Equal places share one path, because the files of all accounts have the same shape. */
export interface Place {
  readonly path: Path;
  readonly inner: Map<string | number, Place>;
}

/** The top of any file. */
export const topPlace = (): Place => ({ path: [], inner: new Map() });

/** The place below another, by keys and indexes. */
export function inside(place: Place, ...keys: readonly (string | number)[]): Place {
  let at = place;
  for (const key of keys) {
    let next = at.inner.get(key);
    if (next === undefined) {
      next = { path: [...at.path, key], inner: new Map() };
      at.inner.set(key, next);
    }
    at = next;
  }
  return at;
}

/** Order of places in a file: members by name, elements by position. */
export function comparePaths(a: Path, b: Path): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareKeys(a[i] as string | number, b[i] as string | number);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareKeys(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareTexts(String(a), String(b));
}

/** By code unit: the same on every machine, whatever its language. */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
