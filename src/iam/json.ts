/** An object of decoded JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: no list, no null. */
export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list, where a scalar stands for a list of one and nothing for an empty one. */
export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** Text that says something. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** JSON booleans and numbers as their text, which is how IAM keeps them. */
export const scalarText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

/** A value for a message. Lists and objects are only named: writing them out may be long, deep or impossible. */
export const shown = (value: unknown): string =>
  scalarText(value) ?? (Array.isArray(value) ? 'a list' : value === null ? 'null' : 'an object');

/** True or false, also as text; nothing stands for false, and anything else is undefined. */
export function flagOf(value: unknown): boolean | undefined {
  if (value === undefined || value === null) return false;
  const text = scalarText(value)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
