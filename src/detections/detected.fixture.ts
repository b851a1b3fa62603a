import { type Activity, buildActivity } from '../activity/activity.ts';
import type { TrailEvent } from '../activity/event.ts';
import { readEvent } from '../activity/read-event.ts';
import { createEstateBuilder } from '../estate/create-estate-builder.ts';
import type { Estate } from '../estate/estate.ts';
import { NOTHING_SAID } from '../estate/intent.ts';
import type { Detection, TrailExample } from './detection.ts';
import { type Detected, runDetections } from './run-detections.ts';

const LISTS = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const;

/** For tests: the events of an example's records; those that cannot be read are left out. */
export const eventsOf = (records: readonly unknown[]): readonly TrailEvent[] =>
  records.map(readEvent).filter((event): event is TrailEvent => typeof event !== 'string');

/** For tests: the activity that an example tells of. */
export function activityOf({ records, intent, snapshot }: TrailExample, order = (read: readonly TrailEvent[]) => read): Activity {
  return buildActivity(order(eventsOf(records)), {
    intent: intent === undefined ? undefined : { ...NOTHING_SAID, ...intent },
    estate: snapshot === undefined ? undefined : estateOf(snapshot),
  });
}

/** For tests: what one detection says of an example. */
export const detected = (
  detection: Detection,
  example: TrailExample,
  order?: (read: readonly TrailEvent[]) => readonly TrailEvent[],
): Detected => runDetections([detection], activityOf(example, order));

/** The same snapshot is looked at with many trails. */
const built = new WeakMap<object, Estate>();

function estateOf(snapshot: Readonly<Record<string, unknown>>): Estate {
  const known = built.get(snapshot);
  if (known !== undefined) return known;
  const builder = createEstateBuilder();
  for (const [file, document] of Object.entries(snapshot)) {
    const [, account = '', name = ''] = file.split('/');
    if (file === 'organization.json') builder.organization(document, file);
    else if (name === 'resource-policies.json') builder.resourcePolicies(account, document, file);
    else if (name === 'ai-resources.json') builder.aiResources(account, document, file);
    else if (name === 'account-authorization-details.json') {
      for (const list of LISTS) {
        const elements = (document as Readonly<Record<string, readonly unknown[]>>)[list] ?? [];
        for (const [index, element] of elements.entries()) builder.detail(account, list, index, element, file);
      }
      builder.detailsEnd(account, file);
    } else throw new Error(`examples of detections know no ${file}`);
  }
  const estate = builder.build(new Map());
  built.set(snapshot, estate);
  return estate;
}
