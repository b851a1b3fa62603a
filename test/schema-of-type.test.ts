import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { type Schema, schemaOfType } from '../scripts/schema-of-type.ts';

const folder = mkdtempSync(join(tmpdir(), 'mantlet-types-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** The schema of `A`, its definitions apart. */
function of(text: string): Schema {
  const path = join(folder, `a${files++}.ts`);
  writeFileSync(path, text);
  return (schemaOfType('A', pathToFileURL(path))['$defs'] as Readonly<Record<string, Schema>>)['A'] ?? {};
}

const open = (members: Schema): Schema => ({ type: 'object', properties: members, additionalProperties: false });
const closed = (members: Schema): Schema => ({ ...open(members), required: Object.keys(members) });
const string = { type: 'string' };

test.each<[string, Schema]>([
  ['interface A { readonly a: string; b: number; c: boolean }', closed({ a: string, b: { type: 'number' }, c: { type: 'boolean' } })],
  ['interface A { a?: string; b: string | undefined; c: unknown }', open({ a: string, b: string, c: {} })],
  ['interface A { a: readonly (readonly string[])[] }', closed({ a: { type: 'array', items: { type: 'array', items: string } } })],
  ["type A = 'a' | 1 | true;", { enum: ['a', 1, true] }],
  ["const K = 'k' as const; type A = typeof K;", { const: 'k' }],
  ["const W = ['a', 'b'] as const; type A = (typeof W)[number];", { enum: ['a', 'b'] }],
  ["type B = 'a' | 'b' | 'c'; type A = Exclude<B, 'b'>;", { enum: ['a', 'c'] }],
  ['type A = Readonly<Record<string, string>>;', { type: 'object', additionalProperties: string }],
  ['type A = Readonly<Record<1 | 2, string>>;', closed({ 1: string, 2: string })],
  ["type A = Partial<Record<'x', string>>;", open({ x: string })],
  ['interface B { b: string; c: Nowhere } type A = Pick<B, "b">;', closed({ b: string })],
  ['interface B { b: string; c: Nowhere } type A = Omit<B, "c">;', closed({ b: string })],
  ['interface B { b: string } interface A extends B { a: string }', closed({ b: string, a: string })],
  ['type A = { a: string } & { b: string };', closed({ a: string, b: string })],
  ['interface B { b: string } type A = B["b"];', string],
  ['type A = string | { a: A } | undefined;', { anyOf: [string, closed({ a: { $ref: '#/$defs/A' } })] }],
  [
    '/** Of A. */ export interface A { /** Of\n * a. */ readonly a: string }',
    { description: 'Of A.', ...closed({ a: { description: 'Of a.', ...string } }) },
  ],
])('%s', (text, schema) => {
  expect(of(text)).toEqual(schema);
});

test('names of other files are found, and two types of one name stay two', () => {
  writeFileSync(join(folder, 'other.ts'), 'export interface B { b: string } export interface C { of: B }');
  writeFileSync(join(folder, 'first.ts'), "import type { C } from './other.ts'; interface B { own: B } export interface A { b: B; c: C }");
  expect(schemaOfType('A', pathToFileURL(join(folder, 'first.ts')))['$defs']).toEqual({
    A: closed({ b: { $ref: '#/$defs/B' }, c: { $ref: '#/$defs/C' } }),
    B: closed({ own: { $ref: '#/$defs/B' } }),
    C: closed({ of: { $ref: '#/$defs/other.B' } }),
    'other.B': closed({ b: string }),
  });
});

test.each([
  'interface A { a: Nowhere }',
  'interface A { a: Map<string, string> }',
  'interface A { a(): void }',
  'interface A { [key: string]: string }',
  'interface A<T> { a: T }',
  'type A = `a${string}`;',
  'type A = keyof { a: string };',
  'type A = [string, number];',
  'type A = (a: string) => void;',
  'interface A { a: null }',
  'const A = 1;',
])('%s is refused rather than told wrongly', (text) => {
  expect(() => of(text)).toThrow();
});
