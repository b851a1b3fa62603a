import type { Pair } from './pairs.ts';
import type { Json } from './world.ts';

/** Changes to generated policies, for laws about what they may change in an answer. */

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The document as an object with a list of statements; undefined where it cannot be read. */
function read(document: unknown): (Json & { readonly Statement: readonly unknown[] }) | undefined {
  let value = document;
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value.startsWith('%') ? decodeURIComponent(value) : value);
    } catch {
      return undefined;
    }
  }
  if (!isObject(value) || !('Statement' in value)) return undefined;
  const statements = value['Statement'];
  return { ...value, Statement: Array.isArray(statements) ? statements : [statements] };
}

const LAYERS = ['identity', 'boundary', 'session', 'resource', 'scp', 'rcp', 'vpcEndpoint'] as const;
export type LayerName = (typeof LAYERS)[number];

/** Rewrites every document of the pair. */
export function mapDocuments(pair: Pair, change: (document: unknown, layer: LayerName) => unknown): Pair {
  const policies = pair.line['policies'] as Json;
  const changed: Record<string, unknown> = { ...policies };
  for (const layer of LAYERS) {
    const written = policies[layer];
    if (written === undefined) continue;
    const all = (documents: unknown): unknown => (documents as unknown[]).map((document) => change(document, layer));
    if (layer === 'scp' || layer === 'rcp') changed[layer] = (written as unknown[]).map(all);
    else if (layer === 'vpcEndpoint') changed[layer] = { ...(written as Json), policies: all((written as Json)['policies']) };
    else changed[layer] = all(written);
  }
  return { ...pair, line: { ...pair.line, policies: changed } };
}

/** Rewrites the statements of every document that can be read; one statement may become several or none. */
export const mapStatements = (pair: Pair, change: (statement: Json, layer: LayerName) => readonly unknown[]): Pair =>
  mapDocuments(pair, (document, layer) => {
    const whole = read(document);
    if (whole === undefined) return document;
    return { ...whole, Statement: whole.Statement.flatMap((statement) => (isObject(statement) ? change(statement, layer) : [statement])) };
  });

/** Adds a statement to every document of a layer that can be read. */
export const withStatement = (pair: Pair, layer: LayerName, statement: Json): Pair =>
  mapDocuments(pair, (document, own) => {
    const whole = own === layer ? read(document) : undefined;
    return whole === undefined ? document : { ...whole, Statement: [...whole.Statement, statement] };
  });

export const reversed = (pair: Pair): Pair =>
  mapDocuments(pair, (document) => {
    const whole = read(document);
    return whole === undefined ? document : { ...whole, Statement: whole.Statement.toReversed() };
  });

/** Statements whose elements are all as AWS writes them: others mean nothing certain, however they are rewritten. */
export const isPlain = (statement: Json): boolean =>
  (statement['Effect'] === 'Allow' || statement['Effect'] === 'Deny') && typeof statement['Unknown'] === 'undefined';

export const listed = (value: unknown): unknown => (value === undefined || Array.isArray(value) ? value : [value]);

/** Every scalar that may be a list as a list of one. */
export function withLists(statement: Json): Json {
  const changed: Record<string, unknown> = { ...statement };
  for (const name of ['Action', 'NotAction', 'Resource', 'NotResource']) if (name in changed) changed[name] = listed(changed[name]);
  for (const name of ['Principal', 'NotPrincipal']) {
    if (isObject(changed[name]))
      changed[name] = Object.fromEntries(Object.entries(changed[name]).map(([type, value]) => [type, listed(value)]));
  }
  if (isObject(changed['Condition'])) {
    changed['Condition'] = Object.fromEntries(
      Object.entries(changed['Condition']).map(([operator, keys]) => [
        operator,
        isObject(keys) ? Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, listed(value)])) : keys,
      ]),
    );
  }
  return changed;
}

/** One statement for each action of the list. */
export function splitActions(statement: Json): readonly Json[] {
  const actions = statement['Action'];
  return Array.isArray(actions) && !('NotAction' in statement) && actions.every((action) => typeof action === 'string')
    ? actions.map((Action: unknown) => ({ ...statement, Action }))
    : [statement];
}

export function shoutActions(statement: Json): Json {
  const shout = (value: unknown): unknown =>
    typeof value === 'string' ? value.toUpperCase() : Array.isArray(value) ? value.map(shout) : value;
  const changed: Record<string, unknown> = { ...statement };
  for (const name of ['Action', 'NotAction']) if (name in changed) changed[name] = shout(changed[name]);
  return changed;
}
