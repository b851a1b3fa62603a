import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TrailEvent } from '../activity/event.ts';
import { mitreProblems } from '../catalogue/mitre/mitre.ts';
import type { Json } from '../estate/json.ts';
import { detected, eventsOf } from './detected.fixture.ts';
import type { Detection, TrailExample } from './detection.ts';
import { detections as list } from './rules/index.ts';

const detections: readonly Detection[] = list;

function alarmsOf(
  detection: Detection,
  example: TrailExample,
  order?: (read: readonly TrailEvent[]) => readonly TrailEvent[],
): readonly string[] {
  const { alarms, crashes } = detected(detection, example, order);
  expect(crashes).toEqual([]);
  return alarms.map(({ fingerprint }) => fingerprint);
}

const versionOf = (technique: string) =>
  technique.startsWith('AML.') ? ({ framework: 'ATLAS', version: '5.6.0' } as const) : ({ framework: 'ATT&CK', version: '18.1' } as const);

test('ids are used once', () => {
  expect(new Set(detections.map(({ id }) => id)).size).toBe(detections.length);
});

describe.each(detections.map((detection) => [detection.id, detection] as const))('%s', (id, detection) => {
  const { examples } = detection;

  test('is named by its file, and says what, why and what to do', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(existsSync(new URL(`./rules/${id}.ts`, import.meta.url))).toBe(true);
    expect(detection.title).toMatch(/^[A-Za-z].{8,}[^.]$/);
    expect(detection.why).toMatch(/^[A-Z].{29,}\.$/);
    expect(detection.respond).toMatch(/^[A-Z].{19,}\.$/);
    expect(detection.events.length).toBeGreaterThan(0);
  });

  test('names techniques that exist', () => {
    expect(detection.techniques.length).toBeGreaterThan(0);
    for (const technique of detection.techniques) {
      expect(mitreProblems({ ...versionOf(technique), tactic: undefined, technique })).toEqual([]);
    }
  });

  test.each(examples.alarm.map((example) => [example.story, example] as const))('raises an alarm: %s', (_story, example) => {
    expect(eventsOf(example.records)).toHaveLength(example.records.length);
    expect(alarmsOf(detection, example)).not.toEqual([]);
  });

  test.each(examples.quiet.map((example) => [example.story, example] as const))('is quiet: %s', (_story, example) => {
    expect(eventsOf(example.records)).toHaveLength(example.records.length);
    expect(alarmsOf(detection, example)).toEqual([]);
  });

  test('the order in which files come, and copies, change nothing', () => {
    for (const example of examples.alarm) {
      const alarms = alarmsOf(detection, example);
      expect(alarmsOf(detection, example, (events) => [...events].reverse())).toEqual(alarms);
      expect(alarmsOf(detection, example, (events) => [...events, ...events])).toEqual(alarms);
    }
  });

  test('an alarm says in one sentence what is the case, and rests on events in the order of time', () => {
    for (const example of examples.alarm) {
      for (const { message, events } of detected(detection, example).alarms) {
        expect(message).not.toMatch(/\.$|undefined|\[object/);
        const times = events.map(({ time }) => time);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }
    }
  });

  test('members that are gone or of another type break nothing', () => {
    for (const example of [...examples.alarm, ...examples.quiet]) {
      for (const records of brokenRecords(example.records)) expect(detected(detection, { ...example, records }).crashes).toEqual([]);
    }
  });
});

const WRONG: readonly unknown[] = [undefined, null, 7, '', 'text', true, [], ['text', 7, null, {}], {}, { __proto__: null, a: { b: 1 } }];

/**
 * The records with each member, at any depth, in turn gone or of another type. Of records that differ in when and where only, as in a history
 * of days, the first one stands for all.
 */
function* brokenRecords(records: readonly unknown[]): Iterable<readonly unknown[]> {
  const seen = new Set<string>();
  for (const [index, record] of records.entries()) {
    const { eventTime: _time, eventID: _id, awsRegion: _region, sourceIPAddress: _address, userAgent: _agent, ...rest } = record as Json;
    const kind = JSON.stringify(rest);
    if (seen.has(kind)) continue;
    seen.add(kind);
    for (const path of pathsOf(record)) {
      for (const wrong of WRONG) yield records.map((one, at) => (at === index ? changed(one, path, wrong) : one));
    }
  }
}

type Path = readonly (string | number)[];

function* pathsOf(value: unknown, path: Path = []): Iterable<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    yield* pathsOf((value as Readonly<Record<string | number, unknown>>)[key], [...path, key]);
  }
}

function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) return value.map((one, index) => (index === key ? changed(one, rest, to) : one));
  return { ...(value as object), [key]: changed((value as Readonly<Record<string | number, unknown>>)[key], rest, to) };
}
