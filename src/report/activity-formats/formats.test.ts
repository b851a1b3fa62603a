import { describe, expect, test } from 'vitest';
import { schemaProblems } from '../../../test/json-schema.ts';
import { readEvent } from '../../activity/read-event.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { reportActivity } from '../../app/activity.ts';
import { detections } from '../../detections/rules/index.ts';
import type { ActivityReport } from '../activity-report.ts';
import { activityFormats } from './index.ts';

const HOSTILE = '=cmd|"calc"!A1\u0007<script>alert(1)</script>\r\n| @org/team `x` \ud800 __proto__';

/** Every text of a value is hostile, but those that are ids, times, regions and accounts of the report itself. */
function poisoned(record: unknown): unknown {
  const text = JSON.stringify(record);
  return JSON.parse(text, (key, value: unknown) =>
    typeof value === 'string' && /^(?:userName|guardrailIdentifier|roleSessionName|userAgent|sourceIPAddress)$/.test(key) ? HOSTILE : value,
  );
}

function reportOf(change: (record: unknown) => unknown): ActivityReport {
  const events = detections
    .flatMap(({ examples }) => examples.alarm.flatMap(({ records }) => records))
    .flatMap((record): readonly TrailEvent[] => {
      const event = readEvent(change(record));
      return typeof event === 'string' ? [] : [event];
    });
  const problems = [{ file: `a ${HOSTILE}.json.gz`, offset: 7, reason: 'a record is not valid JSON' }];
  return reportActivity({ events, files: 1, records: events.length, bytes: 1, sources: new Map(), parts: [], problems });
}

const REPORTS = {
  plain: reportOf((record) => record),
  hostile: reportOf(poisoned),
  empty: reportActivity({ events: [], files: 0, records: 0, bytes: 0, sources: new Map(), parts: [], problems: [] }),
};
const ocsfProblems = schemaProblems('ocsf-1.6.0.json');
const rendered = (name: string, report: ActivityReport): string =>
  (activityFormats.find((format) => format.name === name) ?? expect.fail()).render(report);

describe.each(Object.entries(REPORTS))('of the %s report', (_, report) => {
  test.each(activityFormats.map(({ name }) => name))('%s is the same each time and has no control characters', (name) => {
    const text = rendered(name, report);
    expect(rendered(name, report)).toBe(text);
    // oxlint-disable-next-line no-control-regex -- these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800]/u);
  });

  test('json is as its schema says', () => {
    expect(schemaProblems('../../data/activity-report.schema.json')(JSON.parse(rendered('json', report)))).toEqual([]);
  });

  test('ocsf is OCSF 1.6.0 as its schema says', () => {
    expect(ocsfProblems(JSON.parse(rendered('ocsf', report)))).toEqual([]);
  });

  test('ocsf has an event for each alarm, each with an id of its own', () => {
    const events: readonly { class_uid: number; type_uid: number; finding_info: { uid: string } }[] = JSON.parse(rendered('ocsf', report));
    expect(new Set(events.map(({ finding_info: { uid } }) => uid)).size).toBe(report.alarms.length);
    for (const { class_uid, type_uid } of events) expect([class_uid, type_uid]).toEqual([2004, 200401]);
  });

  test('csv has a row for each alarm, and no cell is a formula', () => {
    const rows = rendered('csv', report).split('\r\n').slice(1, -1);
    expect(rows).toHaveLength(report.alarms.length);
    for (const row of rows) expect(row).not.toMatch(/(?:^|,)"?[=+@-]/);
  });

  test('markdown fits into a comment, and addresses nobody', () => {
    const text = rendered('markdown', report);
    expect(text.length).toBeLessThan(65_536);
    expect(text.replaceAll(/``[^\n]*?``|`[^`\n]*`/g, '')).not.toMatch(/@\w|(?<!\\)<script/);
  });
});

test('the schema of OCSF sees what is planted in alarms', () => {
  const events = JSON.parse(rendered('ocsf', REPORTS.plain));
  events[0].confidence_id = 7;
  delete events[1].finding_info.uid;
  events[2].type_uid = 200301;
  events[3].evidences[0].who = 'nobody';
  for (const path of ['/0/confidence_id', '/1/finding_info', '/2/type_uid', '/3/evidences/0'])
    expect(
      ocsfProblems(events).some((problem) => problem.startsWith(path)),
      path,
    ).toBe(true);
});
