import { isObject, textOf } from '../../estate/json.ts';
import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { onceFor } from '../../activity/usual/once.ts';
import { firstAfter } from './same-somebody.ts';

/** Calls that set what Bedrock logs of invocations, for one account and region. */
export const LOGGING_CALLS: readonly string[] = [
  'bedrock:DeleteModelInvocationLoggingConfiguration',
  'bedrock:PutModelInvocationLoggingConfiguration',
];

/**
 * Invocations that this logging covers. bedrock-mantle has none, and agents and flows log elsewhere (Bedrock User Guide, "Monitor model
 * invocation using CloudWatch Logs and Amazon S3").
 */
export const LOGGED_CALLS: readonly string[] = [
  'bedrock:InvokeModel',
  'bedrock:InvokeModelWithResponseStream',
  'bedrock:Converse',
  'bedrock:ConverseStream',
];

/** A time in which invocations of one account and region were not logged, after they had been. */
export interface Gap {
  readonly off: TrailEvent;
  /** Undefined: until the end of the trail. */
  readonly on: TrailEvent | undefined;
  /** Successful invocations in it. */
  readonly calls: readonly TrailEvent[];
}

/** Longest part of a gap that is looked at. */
const LONGEST = 24 * 3_600_000;

/** The times without logging that a trail shows to have begun. */
export const loggingGaps: (activity: Activity) => readonly Gap[] = onceFor((activity) => {
  const places = new Map<string, TrailEvent[]>();
  const changes = LOGGING_CALLS.flatMap((name) => activity.named(name)).filter(({ error }) => error === undefined);
  if (changes.length === 0) return [];
  const placeOf = ({ account, region }: TrailEvent): string => `${account} ${region}`;
  for (const change of changes.sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))) {
    const place = places.get(placeOf(change));
    if (place === undefined) places.set(placeOf(change), [change]);
    else place.push(change);
  }
  const accounts = new Set(changes.map(({ account }) => account));
  const calls = new Map<string, TrailEvent[]>();
  for (const event of LOGGED_CALLS.flatMap((name) => activity.named(name))) {
    if (event.error !== undefined || !accounts.has(event.account) || !places.has(placeOf(event))) continue;
    const place = calls.get(placeOf(event));
    if (place === undefined) calls.set(placeOf(event), [event]);
    else place.push(event);
  }
  for (const list of calls.values()) list.sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  const gaps: Gap[] = [];
  for (const [place, list] of places) {
    let off: TrailEvent | undefined;
    for (const [i, change] of list.entries()) {
      if (!switchesOff(change)) {
        off = undefined;
        continue;
      }
      // switched off twice is one gap
      if (off !== undefined) continue;
      off = change;
      const on = list.slice(i + 1).find((later) => !switchesOff(later));
      const made = calls.get(place) ?? [];
      const end = Math.min(on?.time ?? Number.POSITIVE_INFINITY, change.time + LONGEST);
      gaps.push({ off, on, calls: made.slice(firstAfter(made, change.time), firstAfter(made, end)) });
    }
  }
  return gaps;
});

/** A put without a destination, or with nothing to deliver, ends logging as well. What cannot be read is not taken for an end. */
function switchesOff({ name, request }: TrailEvent): boolean {
  if (name.startsWith('Delete')) return true;
  const config = request?.['loggingConfig'];
  if (!isObject(config)) return false;
  const hidden = Object.values(config).some((value) => value === 'HIDDEN_DUE_TO_SECURITY_REASONS');
  if (hidden) return false;
  const s3 = config['s3Config'];
  const logs = config['cloudWatchConfig'];
  const somewhere =
    (isObject(s3) && textOf(s3['bucketName']) !== undefined) || (isObject(logs) && textOf(logs['logGroupName']) !== undefined);
  if (!somewhere) return true;
  return config['textDataDeliveryEnabled'] === false;
}
