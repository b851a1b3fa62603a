import type { TrailEvent } from './event.ts';

/** What was read of one account and region, of all events, wanted or not. */
export interface TrailPart {
  readonly account: string;
  readonly region: string;
  /** The first and last event that was looked at, in milliseconds. */
  readonly first: number;
  readonly last: number;
}

/** Something that could not be read. */
export interface TrailProblem {
  readonly file: string;
  /** Where, in bytes of the decompressed file; undefined: all of it. */
  readonly offset: number | undefined;
  readonly reason: string;
}

/** What was read of a trail: events that matter as they came, in any order and with copies, and how many others there are. */
export interface TrailReading {
  readonly events: readonly TrailEvent[];
  readonly files: number;
  /** All records, the others too. */
  readonly records: number;
  /** Bytes after decompression. */
  readonly bytes: number;
  /** By event source: how many records. */
  readonly sources: ReadonlyMap<string, number>;
  readonly parts: readonly TrailPart[];
  readonly problems: readonly TrailProblem[];
}

/** Each event once, in the order of time; what happened at the same time, by id, so that the order of files changes nothing. */
export function inOrder(events: readonly TrailEvent[]): readonly TrailEvent[] {
  const once = new Map<string, TrailEvent>();
  for (const event of events) {
    // copies for two accounts have ids of their own and are both kept; a copy of a delivery has the same
    const key = `${event.account} ${event.id}`;
    const known = once.get(key);
    if (known === undefined || isFuller(event, known)) once.set(key, event);
  }
  return [...once.values()].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.account < b.account ? -1 : 1));
}

/** Copies are alike; where one was damaged, that which tells more is taken, whichever came first. */
function isFuller(event: TrailEvent, known: TrailEvent): boolean {
  const [one, other] = [JSON.stringify(event), JSON.stringify(known)];
  return one.length > other.length || (one.length === other.length && one > other);
}
