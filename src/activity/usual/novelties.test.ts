import { expect, test } from 'vitest';
import type { TrailEvent } from '../event.ts';
import { DAY, noveltiesIn } from './novelties.ts';
import { spikesIn } from './spikes.ts';

const HOUR = DAY / 24;
let next = 0;
const call = (day: number, value: string, hour = 9): TrailEvent => ({
  id: `${next++}`,
  time: day * DAY + hour * HOUR + (next % 1000),
  source: 'bedrock.amazonaws.com',
  name: value,
  region: 'us-east-1',
  account: '111122223333',
  actor: { type: 'IAMUser' },
});
/** `count` calls on each of these days. */
const calls = (days: number, value: string, count: number, from = 0): TrailEvent[] =>
  Array.from({ length: days * count }, (_, i) => call(from + Math.floor(i / count), value)).sort((a, b) => a.time - b.time);
const valuesOf = (history: readonly TrailEvent[]): readonly string[] =>
  noveltiesIn(
    [...history].sort((a, b) => a.time - b.time),
    ({ name }) => name,
  ).map(({ value }) => value);

test('nothing is new before enough is known', () => {
  expect(valuesOf([...calls(4, 'a', 10), call(4, 'b')])).toEqual([]);
  expect(valuesOf([...calls(10, 'a', 1), call(10, 'b')])).toEqual([]);
  // five days, but only four are over
  expect(valuesOf([...calls(5, 'a', 10), call(4, 'b', 12)])).toEqual([]);
});

test('what comes after enough is known is new, with all of its first week', () => {
  const history = [...calls(14, 'a', 5), call(14, 'b'), call(20, 'b'), call(22, 'b')];
  const [novelty, ...others] = noveltiesIn(history, ({ name }) => name);
  expect(others).toEqual([]);
  expect(novelty?.usual).toEqual({ days: 14, calls: 70, values: ['a'], kinds: 1 });
  expect(novelty?.events.map(({ time }) => Math.floor(time / DAY))).toEqual([14, 20]);
});

test('nothing is new to somebody for whom new things are usual', () => {
  const history = Array.from({ length: 20 }, (_, day) => calls(1, `network ${day}`, 5, day)).flat();
  expect(valuesOf([...history, call(20, 'another')])).toEqual([]);
});

const busy = (days: number, hours: number, count: number): TrailEvent[] =>
  Array.from({ length: days }, (_, day) =>
    Array.from({ length: hours }, (_, hour) => Array.from({ length: count }, () => call(day, 'x', hour))).flat(),
  ).flat();
const inOrder = (events: readonly TrailEvent[]): readonly TrailEvent[] => [...events].sort((a, b) => a.time - b.time);

test('an hour with many more calls than any before is a spike, and a quiet history is needed for it', () => {
  const many = Array.from({ length: 200 }, () => call(8, 'x', 9));
  expect(spikesIn(inOrder([...busy(8, 4, 10), ...many]), 50).map(({ day, count }) => [day, count])).toEqual([[8, 200]]);
  expect(spikesIn(inOrder([...busy(3, 4, 10), ...many]), 50)).toEqual([]);
  expect(spikesIn(inOrder([...busy(8, 4, 10), ...many]), 500)).toEqual([]);
  expect(spikesIn(inOrder([...busy(8, 4, 120), ...many]), 50)).toEqual([]);
});

test('growth that stays is told on its first day only', () => {
  const grown = [0, 1, 2].flatMap((day) => [9, 10, 11].flatMap((hour) => Array.from({ length: 200 }, () => call(8 + day, 'x', hour))));
  const spikes = spikesIn(inOrder([...busy(8, 4, 10), ...grown]), 50);
  expect(spikes.map(({ day }) => day)).toEqual([8]);
  expect(spikes[0]?.events.length).toBe(600);
});
