import { describe, expect, test } from 'vitest';
import { buildActivity } from '../activity/activity.ts';
import type { TrailEvent } from '../activity/event.ts';
import { readEvent } from '../activity/read-event.ts';
import type { Estate } from '../estate/estate.ts';
import { type AccountPieces, estateOf } from '../estate/estate-of.fixture.ts';
import { NOTHING_SAID } from '../estate/intent.ts';
import type { Detection, TrailExample } from './detection.ts';
import { detections } from './rules/index.ts';
import { runDetections } from './run-detections.ts';

/** The estate of an example's snapshot, whose parts stand by file. */
function estateIn(snapshot: Readonly<Record<string, unknown>>): Estate {
  const accounts: Record<string, AccountPieces> = {};
  for (const [file, content] of Object.entries(snapshot)) {
    const account = /^accounts\/(\d+)\/account-authorization-details\.json$/.exec(file)?.[1];
    if (account === undefined) continue;
    const { UserDetailList: users = [], RoleDetailList: roles = [] } = content as Readonly<Record<string, readonly unknown[]>>;
    accounts[account] = { users, roles };
  }
  return estateOf({
    accounts,
    ...(snapshot['organization.json'] === undefined ? {} : { organization: snapshot['organization.json'] }),
  });
}

function alarmsOf(
  detection: Detection,
  { records, intent, snapshot }: TrailExample,
  order = (read: TrailEvent[]): TrailEvent[] => read,
): readonly string[] {
  const events = records.map((record) => {
    const event = readEvent(record);
    if (typeof event === 'string') throw new Error(event);
    return event;
  });
  const activity = buildActivity(order(events), {
    intent: intent === undefined ? undefined : { ...NOTHING_SAID, ...intent },
    estate: snapshot === undefined ? undefined : estateIn(snapshot),
  });
  const { alarms, crashes } = runDetections([detection], activity);
  expect(crashes).toEqual([]);
  return alarms.map(({ fingerprint }) => fingerprint);
}

describe.each(detections.map((detection) => [detection.id, detection] as const))('%s', (_, detection) => {
  test.each(detection.examples.alarm.map((example) => [example.story, example] as const))('raises an alarm: %s', (_story, example) => {
    expect(alarmsOf(detection, example)).not.toEqual([]);
  });

  test.each(detection.examples.quiet.map((example) => [example.story, example] as const))('is quiet: %s', (_story, example) => {
    expect(alarmsOf(detection, example)).toEqual([]);
  });

  test('the order in which files come, and copies, change nothing', () => {
    for (const example of detection.examples.alarm) {
      const alarms = alarmsOf(detection, example);
      expect(alarmsOf(detection, example, (events) => [...events].reverse())).toEqual(alarms);
      expect(alarmsOf(detection, example, (events) => [...events, ...events])).toEqual(alarms);
    }
  });
});
