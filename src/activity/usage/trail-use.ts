import { principalOf, type TrailEvent } from '../event.ts';
import type { TrailReading } from '../trail.ts';
import { actionsOf } from './actions-of.ts';
import { dataTypeOf } from './data-events.ts';
import { principalKey } from './principal-key.ts';
import { isRefused } from './refusal.ts';

/** That an action was used: calls that IAM allowed, whether they succeeded or not. */
export interface Seen {
  readonly first: number;
  readonly last: number;
}

/** What a trail holds of one account. */
export interface AccountCover {
  readonly regions: ReadonlySet<string>;
  /** UTC days of the longest time in which the trail has no gap. */
  readonly days: number;
  /** The same of the time at its end. */
  readonly lastDays: number;
  /** The last record. */
  readonly last: number;
  /** Types of resource of which there is a data event. */
  readonly dataTypes: ReadonlySet<string>;
  /** Whether there are management events that read, and that write. */
  readonly reads: boolean;
  readonly writes: boolean;
}

/** Who used which action by a trail, and what the trail can show at all. As plain values. */
export interface TrailUse {
  /** So many days without use make a right unused. */
  readonly window: number;
  /** By `principalKey` and action. */
  readonly uses: ReadonlyMap<string, ReadonlyMap<string, Seen>>;
  readonly accounts: ReadonlyMap<string, AccountCover>;
  /** Accounts of files that could not be read whole; `*`: of which account a file is cannot be told. */
  readonly damaged: ReadonlySet<string>;
}

/** Days without use after which a right is unused, where nobody says otherwise. */
export const WINDOW_DAYS = 90;

const DAY = 86_400_000;

/**
 * So many days without any record of any account are a gap: files are missing. Of one account nobody can tell: it may have been quiet, and
 * CloudTrail writes no file where nothing happened.
 */
const GAP_DAYS = 7;

/** What a trail tells of use. */
export function trailUseOf(
  { events, parts, problems }: Pick<TrailReading, 'events' | 'parts' | 'problems'>,
  window = WINDOW_DAYS,
): TrailUse {
  const accounts = new Map<string, Covering>();
  for (const { account, region, first, last } of parts) {
    const cover = coverOf(accounts, account);
    cover.regions.add(region);
    cover.first = Math.min(cover.first, first);
    cover.last = Math.max(cover.last, last);
  }
  const uses = new Map<string, Map<string, Seen>>();
  for (const event of events) {
    const actions = actionsOf(event)?.map(({ action }) => action) ?? [];
    putCover(coverOf(accounts, event.account), event, actions);
    const principal = principalOf(event);
    if (principal === undefined || isRefused(event)) continue;
    const key = principalKey(principal);
    const used = uses.get(key) ?? new Map<string, Seen>();
    uses.set(key, used);
    for (const action of actions) used.set(action, withCall(used.get(action), event.time));
  }
  const runs = runsOf(events, parts);
  const whole = [...accounts].map(([id, { first, last, ...rest }]) => {
    const inRuns = runs.map(([start, end]) => Math.max(0, Math.min(dayOf(last), end) - Math.max(dayOf(first), start) + 1));
    return [id, { ...rest, last, days: Math.max(0, ...inRuns), lastDays: inRuns.at(-1) ?? 0 }] as const;
  });
  return { window, uses, accounts: new Map(whole), damaged: new Set(problems.map(({ file }) => accountOfFile(file))) };
}

interface Covering {
  readonly regions: Set<string>;
  readonly dataTypes: Set<string>;
  first: number;
  last: number;
  reads: boolean;
  writes: boolean;
}

function coverOf(accounts: Map<string, Covering>, account: string): Covering {
  let cover = accounts.get(account);
  if (cover === undefined) {
    cover = { regions: new Set(), dataTypes: new Set(), first: Infinity, last: -Infinity, reads: false, writes: false };
    accounts.set(account, cover);
  }
  return cover;
}

function putCover(cover: Covering, event: TrailEvent, actions: readonly string[]): void {
  cover.first = Math.min(cover.first, event.time);
  cover.last = Math.max(cover.last, event.time);
  if (event.region !== '') cover.regions.add(event.region);
  if (event.data !== true) {
    if (event.readOnly === true) cover.reads = true;
    else cover.writes = true;
    return;
  }
  for (const { type } of event.resources ?? []) if (type !== undefined) cover.dataTypes.add(type);
  for (const action of actions) {
    const type = dataTypeOf(action);
    if (type !== undefined) cover.dataTypes.add(type);
  }
}

const withCall = (seen: Seen | undefined, time: number): Seen =>
  seen === undefined ? { first: time, last: time } : { first: Math.min(seen.first, time), last: Math.max(seen.last, time) };

const dayOf = (time: number): number => Math.floor(time / DAY);

/** From which day to which there is no gap, in the order of time. */
function runsOf(events: TrailReading['events'], parts: TrailReading['parts']): readonly (readonly [start: number, end: number])[] {
  const days = new Set<number>();
  for (const { time } of events) days.add(dayOf(time));
  for (const { first, last } of parts) days.add(dayOf(first)).add(dayOf(last));
  const runs: [number, number][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && day - run[1] <= GAP_DAYS) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

/** `.../111122223333_CloudTrail_us-east-1_20260831T0000Z_abc.json.gz` (CloudTrail User Guide, "CloudTrail log file name format"). */
const accountOfFile = (file: string): string => /(?:^|[\\/])(\d{12})_CloudTrail_[^\\/]*$/.exec(file)?.[1] ?? '*';
