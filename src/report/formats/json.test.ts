import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { acmeReport, hostileReport, REPORTS } from '../../../test/format-reports.ts';
import { schemaProblems } from '../../../test/json-schema.ts';
import json from './json.ts';

const FILE = '../../data/scan-report.schema.json';
const problems = schemaProblems(FILE);

describe.each(Object.entries(REPORTS))('of the %s report', (_name, make) => {
  test('is what the shipped schema says, and the same each time', async () => {
    const report = await make();
    const text = json.render(report);
    expect(problems(JSON.parse(text))).toEqual([]);
    expect(json.render(report)).toBe(text);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(report)));
  });
});

interface Node {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: unknown;
}

/** Every schema inside of another. */
function* inside(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const one of Object.values(value)) yield* inside(one);
}

test('the schema leaves no object open, but those that have any keys', () => {
  const schema: unknown = JSON.parse(readFileSync(new URL(`../../../test/schemas/${FILE}`, import.meta.url), 'utf8'));
  const objects = [...inside(schema)].filter(({ type }) => type === 'object');
  expect(objects.length).toBeGreaterThan(30);
  for (const one of objects) {
    expect(one.additionalProperties, JSON.stringify(one)).toBeDefined();
    if (one.properties !== undefined) expect(one.additionalProperties).toBe(false);
  }
});

test('the schema sees what is planted', async () => {
  const planted = (change: (report: Record<string, never>) => void): readonly string[] => {
    const report = JSON.parse(json.render(hostileReport()));
    change(report);
    return problems(report);
  };
  const plain = (value: unknown): Record<string, unknown> => value as Record<string, unknown>;
  expect(planted((report) => delete plain(report)['schema'])).not.toEqual([]);
  expect(planted((report) => Object.assign(report, { schema: '2.0' }))).not.toEqual([]);
  expect(planted((report) => Object.assign(report, { more: 1 }))).not.toEqual([]);
  expect(planted((report) => Object.assign(report['findings']?.[0] ?? {}, { verdict: 'pass' }))).not.toEqual([]);
  expect(planted((report) => Object.assign(report['traps']?.[0]?.['statement'] ?? {}, { text: '' }))).not.toEqual([]);
  expect(problems({ ...(await acmeReport()), holders: { actions: [], sets: [[null]], groups: [] } })).not.toEqual([]);
});
