import { name } from '../builders/made-up.ts';
import { ORGANIZATION } from '../names.ts';
import { incidents } from './incidents.ts';
import { ordinaryWork } from './ordinary-work.ts';
import type { DemoRecord } from './records.ts';

/**
 * The trail of the organisation as CloudTrail lays it out in a bucket, a file for an account and day (CloudTrail User Guide, "CloudTrail log
 * file name format"). CloudTrail compresses its files; these can be read.
 */
export function trailFiles(): readonly { readonly path: string; readonly content: string }[] {
  const files = new Map<string, DemoRecord[]>();
  for (const record of [...ordinaryWork(), ...incidents()]) {
    const { recipientAccountId: account, awsRegion: region, eventTime } = record;
    const day = eventTime.slice(0, 10);
    const folder = `cloudtrail/AWSLogs/${ORGANIZATION}/${account}/CloudTrail/${region}/${day.replaceAll('-', '/')}`;
    const file = `${account}_CloudTrail_${region}_${day.replaceAll('-', '')}T2355Z_${name(16, `${account} ${day}`).toUpperCase()}.json`;
    const path = `${folder}/${file}`;
    const known = files.get(path);
    if (known === undefined) files.set(path, [record]);
    else known.push(record);
  }
  return [...files].map(([path, records]) => ({ path, content: contentOf(records) })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function contentOf(records: readonly DemoRecord[]): string {
  const sorted = records.toSorted((a, b) => (a.eventTime < b.eventTime ? -1 : a.eventTime > b.eventTime ? 1 : 0));
  return `{"Records":[\n${sorted.map((record) => JSON.stringify(record)).join(',\n')}\n]}\n`;
}
