/** One or more values by key, without a list where there is one: nearly every key of an STS call stands in one call. */
export type Few<T extends object> = Map<string, T | T[]>;

/** Adds a value. */
export function addTo<T extends object>(few: Few<T>, key: string, value: T): void {
  const known = few.get(key);
  if (known === undefined) few.set(key, value);
  else if (Array.isArray(known)) known.push(value);
  else few.set(key, [known, value]);
}

/** The values of a key. */
export function allOf<T extends object>(few: Few<T>, key: string): readonly T[] {
  const known = few.get(key);
  return known === undefined ? [] : Array.isArray(known) ? known : [known];
}
