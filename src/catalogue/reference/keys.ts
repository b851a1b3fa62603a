import type { ConditionKeyFacts } from './facts.ts';
import { FOREIGN_KEYS, GLOBAL_KEYS } from './generated.ts';
import { keyFamily } from './key-family.ts';
import { MAX_SPELLINGS, findAction, load } from './services.ts';

const keySets = new Map<string, ReadonlySet<string>>();
const sharedSets = new Map<string, ReadonlySet<string>>();

/**
 * The keys that AWS attaches to the action or to a resource type of it, in lower case; a key with a variable part ends in `/` (or `:`),
 * which stands for any member. Undefined where AWS has no such action.
 */
export function keysOfAction(action: string): ReadonlySet<string> | undefined {
  const hit = keySets.get(action);
  if (hit !== undefined) return hit;
  const facts = findAction(action);
  if (facts === undefined) return undefined;
  const keys = new Set(facts.conditionKeys.map(keyFamily));
  for (const type of facts.resourceTypes) for (const key of type.conditionKeys) keys.add(keyFamily(key));
  const text = [...keys].sort().join(' ');
  const shared = sharedSets.get(text) ?? keys;
  sharedSets.set(text, shared);
  if (keySets.size < MAX_SPELLINGS) keySets.set(action, shared);
  return shared;
}

const globalTypes = new Map<string, string>();
for (const [type, keys] of Object.entries(GLOBAL_KEYS)) for (const key of keys) globalTypes.set(keyFamily(key), type);

/** AWS's global condition keys, with their types. */
export const globalConditionKeys: readonly ConditionKeyFacts[] = Object.entries(GLOBAL_KEYS).flatMap(([type, keys]) =>
  keys.map((key) => ({ key, type })),
);

const serviceTypes = new Map<string, ReadonlyMap<string, string>>();

function typesOfService(prefix: string): ReadonlyMap<string, string> | undefined {
  const known = serviceTypes.get(prefix);
  if (known !== undefined) return known;
  const service = load(prefix);
  if (service === undefined) return undefined;
  const types = new Map(service.conditionKeys.map(({ key, type }) => [keyFamily(key), type]));
  serviceTypes.set(prefix, types);
  return types;
}

const keyTypes = new Map<string, string | undefined>();

/** The type of a global or service-specific key; one member of a family (`aws:RequestTag/team`) has the family's type. */
export function conditionKeyType(key: string): string | undefined {
  if (keyTypes.has(key)) return keyTypes.get(key);
  const type = lookUpType(key.toLowerCase());
  if (keyTypes.size < MAX_SPELLINGS) keyTypes.set(key, type);
  return type;
}

function lookUpType(lower: string): string | undefined {
  const slash = lower.indexOf('/');
  const colon = lower.indexOf(':');
  const secondColon = lower.indexOf(':', colon + 1);
  const spellings = [lower];
  if (slash >= 0) spellings.push(lower.slice(0, slash + 1));
  if (colon >= 0 && secondColon >= 0) spellings.push(lower.slice(0, secondColon + 1));
  const prefix = lower.slice(0, Math.max(colon, 0));
  for (const spelling of spellings) {
    const global = globalTypes.get(spelling);
    if (global !== undefined) return global;
    const own = typesOfService(prefix)?.get(spelling);
    if (own !== undefined) return own;
    const foreign = Object.hasOwn(FOREIGN_KEYS, spelling) ? FOREIGN_KEYS[spelling] : undefined;
    if (foreign !== undefined) return foreign;
  }
  return undefined;
}

/** Whether a key holds several values (`ArrayOf...`). */
export const isListKey = (key: string): boolean => conditionKeyType(key)?.startsWith('ArrayOf') ?? false;
