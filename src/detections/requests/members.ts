import { isObject, type Json, textOf } from '../../estate/json.ts';

/** What CloudTrail writes where a request said something that no log should hold. */
const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/**
 * A member of what a request said. CloudTrail writes names with a small first letter where the API has a capital one; some services keep the
 * capital (CloudTrail User Guide, "CloudTrail record contents", requestParameters). What lies inside of something hidden is hidden.
 */
export function memberAt(from: unknown, ...path: readonly string[]): unknown {
  let value = from;
  for (const name of path) {
    if (value === HIDDEN) return HIDDEN;
    if (!isObject(value)) return undefined;
    value = Object.hasOwn(value, name) ? value[name] : ownMember(value, name.charAt(0).toUpperCase() + name.slice(1));
  }
  return value;
}

const ownMember = (from: Json, name: string): unknown => (Object.hasOwn(from, name) ? from[name] : undefined);

/** A text that says something; hidden ones do not. */
export function textAt(from: unknown, ...path: readonly string[]): string | undefined {
  const text = textOf(memberAt(from, ...path));
  return text === HIDDEN ? undefined : text;
}

/** A truth value, which some services write as a text. */
export function flagAt(from: unknown, ...path: readonly string[]): boolean | undefined {
  const value = memberAt(from, ...path);
  return value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
}

/** The objects of a list. */
export function objectsAt(from: unknown, ...path: readonly string[]): readonly Json[] {
  const value = memberAt(from, ...path);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The texts of a list. */
export function textsAt(from: unknown, ...path: readonly string[]): readonly string[] {
  const value = memberAt(from, ...path);
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one !== HIDDEN) : [];
}

/** Whether a request says something there; unknown where it is hidden. Empty texts, lists and objects say nothing. */
export function isGiven(from: unknown, ...path: readonly string[]): 'yes' | 'no' | 'unknown' {
  const value = memberAt(from, ...path);
  if (value === HIDDEN) return 'unknown';
  if (value === undefined || value === null || value === '') return 'no';
  if (Array.isArray(value)) return value.length > 0 ? 'yes' : 'no';
  return isObject(value) && Object.keys(value).length === 0 ? 'no' : 'yes';
}
