import type { z } from 'zod';
import { nearest } from './nearest.ts';
import type { Tree } from './parse-tree.ts';
import { type Problem, shown } from './problem.ts';
import { declaredAt, memberNames, schemaAt } from './schema-place.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

/** What a schema complains of, as sentences with their places. */
export function shapeProblems(issues: readonly Issue[], tree: Tree, schema: z.ZodType): readonly Problem[] {
  const problems: Problem[] = [];
  /** What is missing only because its key is misspelt. */
  const misspelt = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const path = issue.path as Path;
    const keys = memberNames(schemaAt(schema, path));
    for (const key of issue.keys) {
      const meant = nearest(key, keys);
      if (meant !== undefined) misspelt.add(JSON.stringify([...path, meant]));
      const fix = meant === undefined ? `the keys are ${listed(keys)}` : `did you mean \`${meant}\`?`;
      problems.push({ offset: tree.placeOf([...path, key])?.keyOffset ?? 0, path, message: `${shown(key)} is no key here: ${fix}` });
    }
  }
  for (const issue of issues) {
    const path = issue.path as Path;
    if (issue.code === 'unrecognized_keys') continue;
    const place = tree.placeOf(path);
    if (place === undefined) {
      if (misspelt.has(JSON.stringify(path))) continue;
      problems.push({ offset: offsetOfParent(tree, path), path, message: `it is missing: ${addition(schema, path)}` });
    } else if (issue.code === 'invalid_key') {
      const message = `${shown(String(path.at(-1)))} ${issue.issues[0]?.message ?? ''}`;
      problems.push({ offset: place.keyOffset ?? place.offset, path: path.slice(0, -1), message });
    } else {
      const message = sentence(issue, valueAt(tree.value, path), place.source, schemaAt(schema, path));
      problems.push({ offset: place.offset, path, message });
    }
  }
  return problems;
}

function sentence(issue: Issue, value: unknown, source: string | undefined, schema: z.ZodType | undefined): string {
  const kind = kindOf(value);
  if (kind === 'nothing' && (source ?? '') === '') return `it is empty: write ${wanted(schema)}`;
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'string' && source !== undefined
        ? misread(source, kind)
        : `${kind === 'text' ? `${shown(value as string)} is` : 'this is'} ${KINDS[kind]}: write ${wanted(schema)}`;
    case 'invalid_value':
      return `${source === undefined ? 'this' : shown(source)} is none of ${listed(issue.values.map(String))}: write one of them`;
    case 'invalid_union':
      return source === undefined ? `this is ${KINDS[kind]}: write ${wanted(undefined)}` : misread(source, kind);
    default:
      return `${kind === 'text' && value !== '' ? shown(value as string) : 'it'} ${issue.message}`;
  }
}

/** Plain text that YAML takes for something else. */
const misread = (source: string, kind: Kind): string =>
  `YAML reads ${shown(source)} as ${KINDS[kind]}${/^0\d/.test(source) ? ', without its leading zero' : ''}: write it in quotes, \`'${source.slice(0, 80)}'\``;

type Kind = 'text' | 'number' | 'boolean' | 'nothing' | 'list' | 'mapping';

const KINDS: Readonly<Record<Kind, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  nothing: 'nothing',
  list: 'a list',
  mapping: 'a mapping',
};

function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'mapping';
  return typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'boolean' : 'number';
}

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** How a value of a schema is written. */
function wanted(schema: z.ZodType | undefined): string {
  switch (schema === undefined ? '' : schema.type) {
    case 'array':
      return 'a list, one `- ...` a line or `[..., ...]`';
    case 'object':
      return `a mapping with the keys ${listed(memberNames(schema))}`;
    case 'record':
      return 'a mapping, one `key: value` a line';
    case 'boolean':
      return '`true` or `false`';
    default:
      return "a text, in quotes: `'...'`";
  }
}

/** What to add where a member is missing: with its example where there is one. */
function addition(schema: z.ZodType, path: Path): string {
  const key = String(path.at(-1));
  const member = declaredAt(schema, path);
  const example = (member?.meta()?.['examples'] as readonly unknown[] | undefined)?.[0];
  const written = Array.isArray(example) ? `[${example.map(quoted).join(', ')}]` : example === undefined ? '...' : quoted(example);
  return `add \`${key}: ${written}\``;
}

const quoted = (value: unknown): string => (/^[A-Za-z][\w .@-]*$/.test(String(value)) ? String(value) : `'${String(value)}'`);

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const part of path) at = typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[part] : undefined;
  return at;
}

function offsetOfParent(tree: Tree, path: Path): number {
  for (let length = path.length - 1; length >= 0; length--) {
    const place = tree.placeOf(path.slice(0, length));
    if (place !== undefined) return place.offset;
  }
  return 0;
}
