import type { Assumptions } from '../access/caller.ts';
import type { TrailUse } from '../activity/usage/trail-use.ts';
import type { FirewallPlan } from '../firewall/plan/firewall-plan.ts';
import type { ScanReport } from '../report/scan-report.ts';
import { chosenChecks } from './chosen-checks.ts';
import { chosenFrameworks } from './chosen-frameworks.ts';
import { openIntent } from './open-intent.ts';
import { openEstate } from './open-estate.ts';
import { scan } from './scan.ts';
import { type OpenStatement, StatementPlaces } from './statement-places.ts';

/** Told how far a piece of work has come: so many of so many, of what. */
export type OnProgress = (done: number, total: number, what: string) => void;

/** A scan, as it is handed to the thread. */
export interface ScanTask {
  readonly task: 'scan';
  readonly snapshot: string;
  readonly assumptions: Assumptions;
  /** `mantlet.yaml`; undefined: nobody says what is intended. */
  readonly intent: string | undefined;
  /** ISO 8601 UTC: the time by which expiry is judged. */
  readonly now: string;
  /** Ids of checks, or kinds, with `*`; undefined: all. */
  readonly checks: readonly string[] | undefined;
  /** Fingerprints of findings that are known already. */
  readonly baseline: ReadonlySet<string>;
  /** Ids of the frameworks of which the report says how they fare. */
  readonly frameworks: readonly string[];
  /** Whether everybody is reported by name. */
  readonly holders: boolean;
  /** Organisation policies that are taken as deployed. */
  readonly plan?: FirewallPlan | undefined;
  /** Files and folders of CloudTrail that tell what was used, and after how many days without use a right is unused. */
  readonly activity?: { readonly paths: readonly string[]; readonly window: number | undefined } | undefined;
}

/** Work on a whole estate, asked for and answered in values that can be sent from thread to thread. */
export async function runTask(
  { snapshot, assumptions, intent: intentFile, now, checks: wanted, baseline, holders, frameworks, activity: trail, plan }: ScanTask,
  onProgress: OnProgress,
  open?: OpenStatement,
): Promise<ScanReport> {
  const { checks } = await import('../findings/checks/index.ts');
  // what is wrong with these two is known before the long work begins
  const chosen = chosenChecks(checks, wanted);
  const asked = chosenFrameworks(frameworks);
  const intent = intentFile === undefined ? undefined : await openIntent(intentFile);
  const activity = trail === undefined ? undefined : await openUse(trail.paths, trail.window, onProgress);
  const estate = await openEstate(snapshot, { onProgress, plan });
  const judge = { checks: chosen, intent, intentFile, now, baseline, frameworks: asked, activity };
  return scan(estate, new StatementPlaces(snapshot, open), { snapshot, assumptions, onProgress, judge, holders });
}

/** What a trail tells of use. Scans without one do not load what reads it. */
async function openUse(paths: readonly string[], window: number | undefined, onProgress: OnProgress): Promise<TrailUse> {
  const { openTrail } = await import('./open-trail.ts');
  const { trailUseOf } = await import('../activity/usage/trail-use.ts');
  const { reading } = await openTrail(paths, { snapshot: undefined, intent: undefined, every: false, onProgress });
  return trailUseOf(reading, window);
}
