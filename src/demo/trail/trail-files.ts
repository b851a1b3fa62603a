import type { Json } from '../builders/json.ts';
import { name } from '../builders/made-up.ts';
import { ORGANIZATION, REGION } from '../names.ts';
import { foreignRepository, guardrailDeleted, loggingOff, tunedByKey } from './incidents.ts';
import { everyDay, workingDay } from './ordinary-days.ts';
import { createTrail } from './trail.ts';

/** One file of the trail, before it is compressed, by its path below the folder. */
export interface TrailFile {
  readonly path: string;
  readonly content: string;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** A Monday. */
const FIRST = Date.UTC(2026, 10, 16);

/** A week of Acme, before the snapshot was taken: what it does every day, and four incidents. */
function week(): readonly Json[] {
  const trail = createTrail();
  for (let number = 0; number < 7; number++) {
    const day = FIRST + number * DAY;
    everyDay(trail, day, number);
    if (number < 5) workingDay(trail, day, number);
    if (number === 2) guardrailDeleted(trail, day + 17 * HOUR);
    if (number === 3) loggingOff(trail, day + 18 * HOUR);
    if (number === 4) foreignRepository(trail, day + 23 * HOUR);
    if (number === 5) tunedByKey(trail, day + 2 * HOUR);
  }
  return trail.records;
}

/**
 * The trail of the organisation, laid out as CloudTrail does
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-find-log-files.html), with one file a day.
 */
export function trailFiles(): readonly TrailFile[] {
  const files = new Map<string, Json[]>();
  for (const record of week()) {
    const [account, time] = [String(record['recipientAccountId']), String(record['eventTime'])];
    const key = `${account} ${time.slice(0, 10)}`;
    const known = files.get(key);
    if (known === undefined) files.set(key, [record]);
    else known.push(record);
  }
  return [...files].map(([key, records]) => {
    const [account = '', date = ''] = key.split(' ');
    const [year, month, day] = date.split('-');
    const folder = `cloudtrail/AWSLogs/${ORGANIZATION}/${account}/CloudTrail/${REGION}/${year}/${month}/${day}`;
    const sorted = records.toSorted((a, b) => Date.parse(String(a['eventTime'])) - Date.parse(String(b['eventTime'])));
    return {
      path: `${folder}/${account}_CloudTrail_${REGION}_${date.replaceAll('-', '')}T2359Z_${name(16, key)}.json.gz`,
      content: `{"Records":[${sorted.map((record) => JSON.stringify(record)).join(',')}]}`,
    };
  });
}
