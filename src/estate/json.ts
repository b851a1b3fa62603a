/** A JSON object whose members nobody has looked at. Members are read by AWS's names only, so a hostile `__proto__` is never followed. */
export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text that says something; empty text and other types are undefined. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** AWS leaves empty lists out, and some tools write null for them. Undefined: there is something that is not a list. */
export function listOf(value: unknown): readonly unknown[] | undefined {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : undefined;
}

/** Whether two values have the same JSON text. Values nested too deeply to tell are different. */
export function isSameJson(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > 32) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((member, index) => isSameJson(member, b[index], depth + 1));
  if (Array.isArray(b)) return false;
  const names = Object.keys(a);
  const others = Object.keys(b);
  return (
    names.length === others.length &&
    names.every((name, index) => name === others[index] && isSameJson((a as Json)[name], (b as Json)[name], depth + 1))
  );
}
