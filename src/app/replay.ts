import { partitionOf } from '../access/partition.ts';
import { wantedOf } from '../activity/wanted.ts';
import type { AccountControls } from '../firewall/account-controls.ts';
import type { FirewallPlan } from '../firewall/plan/firewall-plan.ts';
import { plannedSituation, presentSituation } from '../firewall/plan/planned-controls.ts';
import { statementsOf } from '../firewall/prove/relevant.ts';
import type { Situation } from '../firewall/prove/situation.ts';
import { type Controls, replay } from '../firewall/replay/replay.ts';
import type { ReplayReport } from '../report/replay-report.ts';
import { openEstate } from './open-estate.ts';
import { openTrail } from './open-trail.ts';
import type { OnProgress } from './thread-tasks.ts';
import { version } from './version.ts';

/** What is replayed, and under what. */
export interface ReplayOptions {
  readonly snapshot: string;
  readonly trail: readonly string[];
  readonly index: string | undefined;
  /** The policies as they will be: those of a plan, or those of another snapshot. */
  readonly after: { readonly plan: FirewallPlan } | { readonly snapshot: string };
  readonly onProgress: OnProgress;
}

/** Decides what was done again, under organisation policies that are new. */
export async function replayTrail({ snapshot, trail, index, after, onProgress }: ReplayOptions): Promise<ReplayReport> {
  const estate = await openEstate(snapshot, { onProgress });
  const partition = partitionOf(estate);
  const next =
    'plan' in after
      ? plannedSituation(estate, after.plan, partition)
      : presentSituation(await openEstate(after.snapshot, { onProgress }), partition);
  const before = controlsOf(presentSituation(estate, partition));
  const now = controlsOf(next);
  // a statement about S3 or KMS asks for events that nothing else here looks at
  const every = !onlyWanted([before, now]);
  const { reading } = await openTrail(trail, { snapshot: undefined, intent: undefined, every, index, onProgress });
  return replayReport(replay(reading.events, estate, before, now), reading);
}

const controlsOf = ({ accounts }: Situation): Controls => new Map(accounts.map(({ controls }) => [controls.account, controls]));

/** Whether the statements that differ speak of services alone whose events are read anyway. */
function onlyWanted([before, after]: readonly [Controls, Controls]): boolean {
  const seen = new Set<unknown>();
  const all = ({ scp, rcp }: AccountControls) => [...statementsOf(scp), ...statementsOf(rcp)].map(({ statement }) => statement);
  for (const controls of before.values()) for (const statement of all(controls)) seen.add(statement);
  for (const controls of after.values()) {
    for (const statement of all(controls)) {
      if (seen.has(statement)) continue;
      seen.add(statement);
      const { actions } = statement;
      if (actions === undefined || actions.negated) return false;
      for (const pattern of actions.patterns) {
        const prefix = pattern.slice(0, pattern.indexOf(':')).toLowerCase();
        if (/[*?]/.test(prefix) || (wantedOf(`${prefix}.amazonaws.com`) === 'none' && !NEVER_CALLED_ALONE.has(prefix))) return false;
        // of these only the events that matter to AI are read
        if (PARTLY.has(prefix)) return false;
      }
    }
  }
  return true;
}

const NEVER_CALLED_ALONE = new Set(['identitystore']);
const PARTLY = new Set(['s3', 'kms', 'logs', 'lambda', 'ecr']);

function replayReport(replayed: ReturnType<typeof replay>, reading: Awaited<ReturnType<typeof openTrail>>['reading']): ReplayReport {
  const times = reading.parts;
  const iso = (time: number): string => new Date(time).toISOString();
  return {
    kind: 'replay',
    schema: 1,
    mantlet: version,
    ...replayed,
    trail: {
      files: reading.files,
      records: reading.records,
      events: reading.events.length,
      first: times.length === 0 ? undefined : iso(Math.min(...times.map(({ first }) => first))),
      last: times.length === 0 ? undefined : iso(Math.max(...times.map(({ last }) => last))),
    },
    passedOver: Math.max(0, reading.records - reading.events.length),
    incomplete: reading.problems.map(({ file, reason }) => ({ file, message: reason })),
  };
}
