/**
 * Compiles two event classes of OCSF into the JSON Schema `test/schemas/ocsf-<version>.json`, by which a test judges what Mantlet writes.
 *
 *   npx tsx scripts/compile-ocsf-schema.ts FOLDER
 *
 * FOLDER is a checkout of https://github.com/ocsf/ocsf-schema at a released version. The profile `cloud` is applied. Members whose objects
 * Mantlet writes none of are left out, and so refused.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Attribute {
  readonly requirement?: string;
  readonly type?: string;
  readonly is_array?: boolean;
  readonly enum?: Readonly<Record<string, unknown>>;
  /** Only under this profile; null: always, whatever the profile that brought it says. */
  readonly profile?: string | null;
}

type Attributes = Readonly<Record<string, Attribute>>;

interface Definition<A = Attributes> {
  readonly name: string;
  readonly uid?: number;
  readonly category?: string;
  readonly extends?: string;
  readonly attributes: A;
  readonly constraints?: { readonly at_least_one?: readonly string[]; readonly just_one?: readonly string[] };
}

/** A definition as a file holds it. */
type Written = Definition<{ readonly $include?: readonly string[] }>;

interface DataType {
  readonly type?: string;
  readonly regex?: string;
  readonly max_len?: number;
  readonly range?: readonly [number, number];
}

type Schema = Readonly<Record<string, unknown>>;

const CLASSES = ['compliance_finding', 'iam_analysis_finding'];
const PROFILES: readonly string[] = ['cloud'];
const OBJECTS: ReadonlySet<string> = new Set([
  'account',
  'analytic',
  'check',
  'cloud',
  'compliance',
  'evidences',
  'finding_info',
  'metadata',
  'organization',
  'permission_analysis_result',
  'policy',
  'product',
  'remediation',
  'resource_details',
  'user',
]);
const PLAIN: Readonly<Record<string, Schema>> = {
  boolean_t: { type: 'boolean' },
  float_t: { type: 'number' },
  integer_t: { type: 'integer' },
  json_t: {},
  long_t: { type: 'integer' },
  string_t: { type: 'string' },
};

const [folder] = process.argv.slice(2);
if (folder === undefined) fail('which checkout? npx tsx scripts/compile-ocsf-schema.ts FOLDER');
const root: string = folder;
const read = <T>(path: string): T => JSON.parse(readFileSync(join(root, path), 'utf8')) as T;

const { version } = read<{ version: string }>('version.json');
const dictionary = read<{
  attributes: Attributes;
  types: { attributes: Readonly<Record<string, DataType>> };
}>('dictionary.json');
const categories = read<{ attributes: Readonly<Record<string, { uid: number }>> }>('categories.json').attributes;
const events = new Map(
  (readdirSync(join(root, 'events'), { recursive: true }) as string[])
    .filter((file) => file.endsWith('.json'))
    .map((file) => read<Written>(join('events', file)))
    .map((definition) => [definition.name, definition]),
);

const objects: Record<string, Schema> = {};
const classes: Record<string, Schema> = {};
for (const name of CLASSES) classes[name] = schemaOf(inherited(eventNamed(name), eventNamed), true);
for (const name of [...OBJECTS].sort()) objects[name] = schemaOf(inherited(objectNamed(name), objectNamed), false);

const uids = Object.entries(classes).map(([name, schema]) => [name, uidOf(schema)] as const);
const event = {
  type: 'object',
  required: ['class_uid'],
  properties: { class_uid: { enum: uids.map(([, uid]) => uid) } },
  allOf: uids.map(([name, uid]) => ({ if: { properties: { class_uid: { not: { const: uid } } } }, else: { $ref: `#/$defs/${name}` } })),
};
const defs = Object.entries({ ...classes, ...objects }).map(([name, schema]) => `    ${JSON.stringify(name)}: ${JSON.stringify(schema)}`);
const text = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "array",
  "items": ${JSON.stringify(event)},
  "$defs": {
${defs.join(',\n')}
  }
}
`;
writeFileSync(new URL(`../test/schemas/ocsf-${version}.json`, import.meta.url), text);
console.log(`wrote ${uids.map(([name, uid]) => `${name} (${uid})`).join(', ')} of OCSF ${version}: ${text.length} bytes`);

function eventNamed(name: string): Written {
  return events.get(name) ?? fail(`there is no event \`${name}\``);
}

function objectNamed(name: string): Written {
  const path = `objects/${name}.json`;
  return existsSync(join(root, path)) ? read<Written>(path) : fail(`there is no object \`${name}\``);
}

/** With all that it inherits; what it says itself comes last and counts. */
function inherited(definition: Written, named: (name: string) => Written): Definition {
  const own = ownAttributes(definition);
  if (definition.extends === undefined) return { ...definition, attributes: own };
  const base = inherited(named(definition.extends), named);
  return { ...base, ...definition, attributes: merged(base.attributes, own) };
}

/** Its own attributes over those that it includes; what a profile brings counts under that profile. */
function ownAttributes({ attributes }: Written): Attributes {
  const { $include = [], ...own } = attributes;
  let all: Attributes = {};
  for (const path of $include) {
    const brought = Object.entries(read<Definition>(path).attributes);
    const profile = read<Definition>(path).name;
    all = merged(all, Object.fromEntries(brought.map(([name, attribute]) => [name, { profile, ...attribute }])));
  }
  return merged(all, own as Attributes);
}

function merged(base: Attributes, own: Attributes): Attributes {
  const all: Record<string, Attribute> = { ...base };
  for (const [name, attribute] of Object.entries(own)) all[name] = overlaid(base[name], attribute);
  return all;
}

/** Values of an enumeration add up. */
function overlaid(base: Attribute | undefined, own: Attribute): Attribute {
  const isEnum = base?.enum !== undefined || own.enum !== undefined;
  return { ...base, ...own, ...(isEnum ? { enum: { ...base?.enum, ...own.enum } } : {}) };
}

function schemaOf(definition: Definition, isEvent: boolean): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const [name, attribute] of Object.entries(definition.attributes).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { profile } = attribute;
    if (profile !== undefined && profile !== null && !PROFILES.includes(profile)) continue;
    const schema = valueOf(name, attribute);
    if (schema === undefined) {
      if (attribute.requirement === 'required') fail(`${definition.name} requires \`${name}\`, which is left out`);
      continue;
    }
    properties[name] = schema;
    if (attribute.requirement === 'required') required.push(name);
  }
  if (isEvent) Object.assign(properties, classification(definition));
  const { at_least_one: some, just_one: one } = definition.constraints ?? {};
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length === 0 ? {} : { required }),
    ...(some === undefined ? {} : { anyOf: some.map((name) => ({ required: [name] })) }),
    ...(one === undefined ? {} : { oneOf: one.map((name) => ({ required: [name] })) }),
    properties,
  };
}

/** The numbers of a class follow from its place; the type from the class and the activity. */
function classification({ uid = 0, category = '', attributes }: Definition): Readonly<Record<string, Schema>> {
  const categoryUid = categories[category]?.uid ?? fail(`there is no category \`${category}\``);
  const classUid = categoryUid * 1_000 + uid;
  const activities = Object.keys(overlaid(dictionary.attributes['activity_id'], attributes['activity_id'] ?? {}).enum ?? {});
  return {
    category_uid: { const: categoryUid },
    class_uid: { const: classUid },
    type_uid: { enum: activities.map((activity) => classUid * 100 + Number(activity)) },
  };
}

/** Undefined: it refers to an object that is left out. */
function valueOf(name: string, own: Attribute): Schema | undefined {
  const attribute = overlaid(dictionary.attributes[name] ?? fail(`\`${name}\` is not in the dictionary`), own);
  const type = attribute.type ?? '';
  const single = type === 'object' ? { type: 'object' } : type.endsWith('_t') ? plainValue(type, attribute) : referred(type);
  return single === undefined || attribute.is_array !== true ? single : { type: 'array', items: single };
}

function referred(name: string): Schema | undefined {
  return OBJECTS.has(name) ? { $ref: `#/$defs/${name}` } : undefined;
}

function plainValue(name: string, { enum: values }: Attribute): Schema {
  const { type, regex, max_len: max, range } = dictionary.types.attributes[name] ?? fail(`there is no type \`${name}\``);
  const plain = PLAIN[type ?? name] ?? fail(`nothing is said of \`${name}\``);
  if (values !== undefined) return { enum: Object.keys(values).map((value) => (plain['type'] === 'integer' ? Number(value) : value)) };
  return {
    ...plain,
    ...(regex === undefined ? {} : { pattern: regex }),
    ...(max === undefined ? {} : { maxLength: max }),
    ...(range === undefined ? {} : { minimum: range[0], maximum: range[1] }),
  };
}

function uidOf({ properties }: Schema): number {
  return (properties as { readonly class_uid: { readonly const: number } }).class_uid.const;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
