import { isObject, textOf } from '../../estate/json.ts';
import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import type { S3Place } from './training-inputs.ts';

/** Data events that change objects. Without data events of the bucket nothing of them is known. */
export const OBJECT_CHANGES: readonly string[] = [
  's3:PutObject',
  's3:CopyObject',
  's3:CompleteMultipartUpload',
  's3:DeleteObject',
  's3:DeleteObjects',
  's3:RestoreObject',
];

/** A change of one object. */
export interface ObjectChange {
  readonly key: string;
  readonly event: TrailEvent;
  readonly deletes: boolean;
}

/** Changes of objects, to be asked for places. */
export interface ObjectChanges {
  /** Changes of the objects at or below a place, object by object, each in the order of time. */
  below(place: S3Place): readonly (readonly ObjectChange[])[];
}

/** Sorts the changes of objects by bucket and key. */
export function objectChanges(activity: Activity): ObjectChanges {
  const buckets = new Map<string, Map<string, ObjectChange[]>>();
  for (const event of OBJECT_CHANGES.flatMap((name) => activity.named(name))) {
    if (event.error !== undefined) continue;
    for (const [bucket, key] of objectsOf(event)) {
      let objects = buckets.get(bucket);
      if (objects === undefined) buckets.set(bucket, (objects = new Map()));
      const change = { key, event, deletes: event.name.startsWith('Delete') };
      const changes = objects.get(key);
      if (changes === undefined) objects.set(key, [change]);
      else changes.push(change);
    }
  }
  const sorted = new Map<string, readonly (readonly [string, readonly ObjectChange[]])[]>();
  for (const [bucket, objects] of buckets) {
    for (const changes of objects.values()) changes.sort((a, b) => a.event.time - b.event.time || (a.event.id < b.event.id ? -1 : 1));
    sorted.set(
      bucket,
      [...objects].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
  return {
    below({ bucket, key }) {
      const objects = sorted.get(bucket);
      if (objects === undefined) return [];
      let low = 0;
      let high = objects.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((objects[middle] as (typeof objects)[number])[0] < key) low = middle + 1;
        else high = middle;
      }
      const found: (readonly ObjectChange[])[] = [];
      for (; low < objects.length && (objects[low] as (typeof objects)[number])[0].startsWith(key); low++)
        found.push((objects[low] as (typeof objects)[number])[1]);
      return found;
    },
  };
}

/** The objects that an event names: in the request, or as resources where a deletion names many. */
function objectsOf({ request, resources }: TrailEvent): readonly (readonly [bucket: string, key: string])[] {
  const bucket = textOf(request?.['bucketName']);
  const key = textOf(request?.['key']);
  if (bucket !== undefined && key !== undefined) return [[bucket, key]];
  const found: (readonly [string, string])[] = [];
  for (const { arn } of resources ?? []) {
    const [of = '', ...rest] = arn.split(':').slice(5).join(':').split('/');
    if (arn.includes(':s3:::') && rest.length > 0 && rest.join('/') !== '') found.push([of, rest.join('/')]);
  }
  const list = isObject(request?.['delete']) ? request['delete']['objects'] : undefined;
  if (bucket !== undefined && Array.isArray(list)) {
    for (const one of list) {
      const name = isObject(one) ? textOf(one['key']) : undefined;
      if (name !== undefined) found.push([bucket, name]);
    }
  }
  return found;
}
