import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { TrailEvent } from '../activity/event.ts';
import { readEvent } from '../activity/read-event.ts';
import { detections } from '../detections/rules/index.ts';
import { reportActivity } from './activity.ts';
import type { LineLog } from './line-log.ts';
import { standingAlarms, tellNew } from './watch.ts';

const all: readonly TrailEvent[] = detections.flatMap(({ examples }) =>
  examples.alarm.flatMap(({ records }) =>
    records.flatMap((record) => {
      const event = readEvent(record);
      return typeof event === 'string' ? [] : [event];
    }),
  ),
);
const reading = (events: readonly TrailEvent[]) => ({
  events,
  files: 1,
  records: events.length,
  bytes: 0,
  sources: new Map<string, number>(),
  parts: [],
  problems: [],
});

/** A log that keeps what it is told. */
function memory(): LineLog & { readonly entries: unknown[] } {
  const entries: unknown[] = [];
  return { entries, add: (more) => void entries.push(...more) };
}

test('in whichever order and portions events come, what stands in the end is what one look at all of them shows', () => {
  const whole = reportActivity(reading(all));
  const expected = whole.alarms.map(({ fingerprint }) => fingerprint).toSorted();
  const indexes = fc.shuffledSubarray(
    all.map((_, index) => index),
    { minLength: all.length },
  );
  fc.assert(
    fc.property(indexes, fc.array(fc.nat({ max: all.length }), { maxLength: 4 }), (order, cuts) => {
      const log = memory();
      for (const end of [...cuts.toSorted((a, b) => a - b), all.length]) {
        const some = order.slice(0, end).map((index) => all[index] as TrailEvent);
        tellNew(reading([...some, ...some.slice(0, 3)]), {}, log);
      }
      expect([...standingAlarms(log.entries).keys()].toSorted()).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

test('nothing is told twice', () => {
  const log = memory();
  tellNew(reading(all), {}, log);
  const once = log.entries.length;
  expect(once).toBeGreaterThan(0);
  tellNew(reading(all), {}, log);
  expect(log.entries).toHaveLength(once);
});

test('what was told of a file that is gone stays told', () => {
  const log = memory();
  tellNew(reading(all), {}, log);
  const standing = [...standingAlarms(log.entries).keys()];
  tellNew(reading([]), {}, log);
  expect([...standingAlarms(log.entries).keys()]).toEqual(standing);
});
