import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ATLAS_VERSION, ATTACK_VERSION, MITRE_NOTICE, mitreProblems } from '../catalogue/mitre/mitre.ts';
import type { Check } from '../findings/check.ts';
import { checks as list } from '../findings/checks/index.ts';
import type { Topic } from '../findings/topic.ts';
import { evidenceFor } from './coverage.ts';
import type { Framework } from './framework.ts';
import { frameworkById, frameworkIds } from './framework-by-id.ts';

const checks: readonly Check[] = list;
const topicsOf = new Map<string, readonly Topic[]>(checks.map(({ id, topics }) => [id, topics]));
const frameworks = frameworkIds.map((id) => [id, frameworkById(id) as Framework] as const);
const URL_FORM = /^https:\/\/[a-z0-9.-]+\.[a-z]+(\/\S*)?$/;

describe.each(frameworks)('%s', (id, { name, version, publisher, url, sources, requirements }) => {
  test('is named by its file, and says what it is and where it comes from', () => {
    expect(existsSync(new URL(`./frameworks/${id}.ts`, import.meta.url))).toBe(true);
    for (const text of [name, version, publisher]) expect(text).toMatch(/\S/);
    for (const place of [url, ...sources]) expect(place).toMatch(URL_FORM);
    expect(requirements.length).toBeGreaterThan(0);
    if (requirements.some(({ confirmed }) => confirmed)) expect(sources.length).toBeGreaterThan(0);
  });

  test('uses an id once', () => {
    const used = requirements.map((one) => one.id);
    expect(used.filter((one, index) => used.indexOf(one) !== index)).toEqual([]);
  });

  test('says each requirement in a line, and names checks that exist', () => {
    for (const { id: one, asks, topics = [], checks: named = [], not = [] } of requirements) {
      expect(asks, one).toMatch(/^[A-Z].*[^.]$/);
      expect(asks.length, one).toBeLessThanOrEqual(140);
      expect(
        [...named, ...not].filter((check) => !topicsOf.has(check)),
        one,
      ).toEqual([]);
      expect(new Set([...topics, ...named, ...not]).size, one).toBe(topics.length + named.length + not.length);
      const idle = not.filter((check) => !topicsOf.get(check)?.some((topic) => topics.includes(topic)));
      expect(idle, `${one} leaves out what none of its topics takes in`).toEqual([]);
    }
  });
});

test('there is something that no check tests in each: a framework is more than what Mantlet looks at', () => {
  for (const [id, { requirements }] of frameworks)
    expect(
      requirements.some((one) => evidenceFor(one, checks).length === 0),
      id,
    ).toBe(true);
});

test('every check is evidence for a control of NIST SP 800-53, and a new one becomes so by its topics', () => {
  const { requirements } = frameworkById('nist-800-53-r5') as Framework;
  const reached = new Set(requirements.flatMap((one) => evidenceFor(one, checks)));
  expect(checks.filter((check) => !reached.has(check)).map(({ id }) => id)).toEqual([]);
  const topics = new Set(requirements.flatMap((one) => one.topics ?? []));
  expect(checks.flatMap((check) => check.topics).filter((topic) => !topics.has(topic))).toEqual([]);
});

test('ids of MITRE are those that the catalogue uses', () => {
  const problems = (id: string, name: 'ATT&CK' | 'ATLAS', only: RegExp): readonly string[] => {
    const { version, requirements } = frameworkById(id) as Framework;
    return requirements
      .filter((one) => only.test(one.id))
      .flatMap((one) => mitreProblems({ framework: name, version, tactic: undefined, technique: one.id }));
  };
  expect(problems('mitre-attack', 'ATT&CK', /^T/)).toEqual([]);
  expect(problems('mitre-atlas', 'ATLAS', /^AML\.T/)).toEqual([]);
  expect(frameworkById('mitre-attack')).toMatchObject({ version: ATTACK_VERSION, notice: MITRE_NOTICE });
  expect(frameworkById('mitre-atlas')?.version).toBe(ATLAS_VERSION);
});

test('an id that nobody knows is no framework', () => {
  expect(frameworkById('no-such-framework')).toBeUndefined();
});
