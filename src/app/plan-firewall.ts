import { partitionOf } from '../access/partition.ts';
import { trailUseOf, WINDOW_DAYS } from '../activity/usage/trail-use.ts';
import { NOTHING_SAID } from '../estate/intent.ts';
import type { FirewallPlan } from '../firewall/plan/firewall-plan.ts';
import { observedCalls } from '../firewall/plan/observed-calls.ts';
import { planFirewall } from '../firewall/plan/plan-firewall.ts';
import { openEstate } from './open-estate.ts';
import { openIntent } from './open-intent.ts';
import { openTrail } from './open-trail.ts';
import type { OnProgress } from './thread-tasks.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/** What a plan is made from. */
export interface PlanOptions {
  readonly snapshot: string;
  /** Files of CloudTrail; none: nothing is known of use. */
  readonly trail: readonly string[];
  readonly intent: string | undefined;
  readonly window: number | undefined;
  readonly index: string | undefined;
  /** ISO 8601 UTC: by it exemptions have expired or not. */
  readonly now: string;
  readonly onProgress: OnProgress;
}

/** Plans organisation policies for a snapshot. */
export async function planFor({
  snapshot,
  trail,
  intent,
  window = WINDOW_DAYS,
  index,
  now,
  onProgress,
}: PlanOptions): Promise<FirewallPlan> {
  const estate = await openEstate(snapshot, { onProgress });
  if (estate.organization === undefined)
    throw new UsageError(
      `\`${snapshot}\` holds no organization.json: a firewall is made of organisation policies, and needs to know where they go`,
    );
  const reading =
    trail.length === 0
      ? undefined
      : (await openTrail(trail, { snapshot: undefined, intent: undefined, every: false, index, onProgress })).reading;
  const times = reading?.parts ?? [];
  return planFirewall({
    estate,
    intent: intent === undefined ? NOTHING_SAID : await openIntent(intent),
    trail:
      reading === undefined
        ? undefined
        : {
            observed: observedCalls(reading.events),
            activity: trailUseOf(reading, window),
            first: new Date(Math.min(...times.map(({ first }) => first))).toISOString(),
            last: new Date(Math.max(...times.map(({ last }) => last))).toISOString(),
          },
    today: now.slice(0, 10),
    partition: partitionOf(estate),
    mantlet: version,
  });
}
