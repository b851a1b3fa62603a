/** A JSON object whose members nobody has looked at. Members are read by AWS's names only, so a hostile `__proto__` is never followed. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: no list, no null. */
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
  if (Array.isArray(a)) return Array.isArray(b) && isSameList(a, b, depth + 1);
  if (Array.isArray(b)) return false;
  const names = Object.keys(a);
  const others = Object.keys(b);
  if (names.length !== others.length) return false;
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    if (name !== others[i] || !isSameJson((a as Json)[name], (b as Json)[name], depth + 1)) return false;
  }
  return true;
}

function isSameList(a: readonly unknown[], b: readonly unknown[], depth: number): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!isSameJson(a[i], b[i], depth)) return false;
  return true;
}
