import { type AiGroup, aiGroup } from '../../catalogue/ai-prefixes.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import { type ReportHolders, WAYS, type Way } from '../holders-report.ts';
import { clipped } from '../plain-text.ts';
import type { ScanReport } from '../scan-report.ts';
import { sha256 } from '../sha-256.ts';
import { placeOf } from '../subject-place.ts';
import { count } from '../terminal/table.ts';
import { accountOf, eventOf } from './event.ts';

const SAID: Readonly<Record<Way, string>> = {
  direct: 'holds by its own policies',
  chain: 'reaches by becoming somebody else',
  conditional: 'holds under conditions',
  chainConditional: 'reaches under conditions by becoming somebody else',
  indeterminate: 'may hold: policies that decide it were not read',
};

interface Held {
  readonly way: Way;
  readonly total: number;
  /** The gravest, as many as are told. */
  readonly actions: readonly string[];
}

/** One IAM Analysis Finding for each principal that holds something privileged. It blames nobody: that is for the checks. */
export function* holderEvents(report: ScanReport): Generator<object> {
  const { holders } = report;
  if (holders === undefined) return;
  const most = mostActions(holders);
  const gravest = holders.sets.map((set) => bySeverity(set.map((index) => holders.actions[index] ?? '')).slice(0, most));
  for (const { principals, ways, root } of holders.groups) {
    const held: Held[] = [];
    for (const way of WAYS) {
      const set = ways[way] ?? -1;
      const total = holders.sets[set]?.length ?? 0;
      if (total > 0) held.push({ way, total, actions: gravest[set] ?? [] });
    }
    if (held.length > 0) for (const principal of principals) yield holderEvent(principal, held, root, report);
  }
}

/** An administrator holds a thousand actions in each way. Events stay small, and all of them together below what a program can hold. */
function mostActions({ groups }: ReportHolders): number {
  const principals = groups.reduce((sum, group) => sum + group.principals.length, 0);
  return Math.max(10, Math.min(200, Math.floor(1_000_000 / Math.max(1, principals))));
}

/** The platforms on which models are shaped come first: who looks for their rights finds them in what is told of an administrator, too. */
const PLATFORMS: readonly (AiGroup | undefined)[] = ['genai-platform', 'ml-platform'];

function rankOf(action: string): number {
  const platform = PLATFORMS.indexOf(aiGroup(action.slice(0, action.indexOf(':'))));
  return (catalogueRow(action)?.tier ?? 9) * 10 + (platform < 0 ? PLATFORMS.length : platform);
}

const bySeverity = (actions: readonly string[]): readonly string[] => actions.toSorted((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));

function holderEvent(principal: string, held: readonly Held[], isRoot: boolean, report: ScanReport): object {
  const place = placeOf({ kind: 'principal', id: principal, type: undefined, account: undefined, region: undefined }, report);
  const text = held.map(({ way, total }) => `${SAID[way]}: ${count(total)}`).join('; ');
  const isTruncated = held.some(({ total, actions }) => actions.length < total);
  const uid = clipped(principal, 2_048);
  return {
    ...eventOf(
      { kind: 'iamAnalysis', severity: 'informational', place, message: `${principal}: privileged AI actions: ${text}`, isTruncated },
      report,
    ),
    status_id: 1,
    status: 'New',
    finding_info: {
      uid: `mantlet/holder/${sha256(principal)}`,
      title: 'Holds privileged AI actions',
      desc: clipped(text, 2_000),
      analytic: { uid: 'mantlet/holders', name: 'Effective permissions', type_id: 1, type: 'Rule', version: report.mantlet },
    },
    user: {
      uid,
      name: isRoot ? 'root' : clipped(principal.slice(principal.lastIndexOf('/') + 1), 256),
      ...typeOf(principal, isRoot),
      account: accountOf(place, report),
    },
    // no single policy grants what all of them together do: the way in which it is held stands for one
    permission_analysis_results: held.map(({ way, actions }) => ({
      policy: { name: way, type: 'Effective permissions', desc: SAID[way] },
      granted_privileges: actions,
    })),
    unmapped: { mantlet: { totals: Object.fromEntries(held.map(({ way, total }) => [way, total])) } },
  };
}

/** OCSF knows no roles among its users. */
function typeOf(principal: string, isRoot: boolean): object {
  if (isRoot) return { type_id: 2, type: 'Admin' };
  return /^arn:[^:]*:iam::[^:]*:user\//.test(principal) ? { type_id: 1, type: 'User' } : { type_id: 99, type: 'Role' };
}
