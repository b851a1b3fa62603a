import { addBits, type Bits, eachBit, hasBit } from '../access/bits.ts';
import { type Assumptions, NO_ASSUMPTIONS } from '../access/caller.ts';
import { CERTAIN, statusOfStrength } from '../access/chains/strength.ts';
import { buildInventory, type Inventory } from '../access/inventory.ts';
import { buildReach, chainActions, type Reach } from '../access/chains/reach.ts';
import { shortestPath } from '../access/chains/path.ts';
import { reportPath } from './report-path.ts';
import { type Outsider, type ResourceHoldings, withResourcePolicies } from '../access/resource-policies/resource-holdings.ts';
import { summarize } from '../access/summary.ts';
import { type Trap, trapsOf } from '../access/traps.ts';
import { buildUniverse } from '../access/universe.ts';
import { aiGroup } from '../catalogue/ai-prefixes.ts';
import { catalogueRow, catalogueRows, privilegedActions } from '../catalogue/catalogue.ts';
import type { CapabilityClass } from '../catalogue/types.ts';
import { useActions } from '../catalogue/use.ts';
import { referenceVersion } from '../catalogue/reference/reference.ts';
import type { Estate } from '../estate/estate.ts';
import type { Scanned } from '../findings/check.ts';
import type { FindingsReport } from '../report/findings-report.ts';
import { SCAN_SCHEMA } from '../report/scan-report.ts';
import { estateFacts, principalCounts } from './estate-facts.ts';
import { holdersReport } from './holders-report.ts';
import { judge, type JudgeOptions } from './judge.ts';
import type { ReportExternal, ReportPath, ReportTrap, ScanReport } from '../report/scan-report.ts';
import { incompleteOf } from './incomplete.ts';
import type { StatementPlaces } from './statement-places.ts';
import { version } from './version.ts';

/** What is scanned, and under which assumptions. */
export interface ScanOptions {
  readonly snapshot: string;
  readonly assumptions?: Assumptions;
  readonly onProgress?: (done: number, total: number, what: string) => void;
  /** Whether everybody is reported by name. */
  readonly holders?: boolean;
  /** Which checks judge what was found, and what they know beside it; undefined: none. */
  readonly judge?: JudgeOptions & Pick<Scanned, 'intent' | 'now' | 'activity'>;
}

/** What an estate's principals hold of the privileged actions, resource policies included. */
export function takeInventory(estate: Estate, options: Partial<ScanOptions> = {}): ResourceHoldings {
  const standing = buildInventory(estate, buildUniverse([...privilegedActions(), ...chainActions(), ...useActions()]), {
    assumptions: options.assumptions ?? NO_ASSUMPTIONS,
    onAccount: (done, total) => options.onProgress?.(done, total, 'accounts decided'),
  });
  return withResourcePolicies(standing);
}

/** Who really holds which privileged AI permission in an estate. */
export async function scan(estate: Estate, places: StatementPlaces, options: ScanOptions): Promise<ScanReport> {
  const { inventory, outsiders } = takeInventory(estate, options);
  const { assumptions } = inventory;
  // statements may be looked up elsewhere meanwhile
  const traps = reportTraps(inventory, places);
  const byPolicies = reportOutsiders(outsiders, places);
  const reach = buildReach(inventory);
  const { incomplete, warnings } = incompleteOf(estate);
  const judged = options.judge === undefined ? NOT_JUDGED : await judgeScan({ estate, inventory, reach, outsiders }, places, options.judge);
  return {
    kind: 'scan',
    schema: SCAN_SCHEMA,
    mantlet: version,
    snapshot: options.snapshot,
    catalogue: { reference: referenceVersion, privilegedActions: privilegedActions().size, actions: catalogueRows().length },
    assumptions: { region: assumptions.region, usualRegion: inventory.home, context: assumptions.context },
    ...estateFacts(estate),
    principals: principalCounts(estate),
    summary: summarize(inventory, reach.chains),
    traps: await traps,
    chains: await reportChains(reach, places),
    external: [...(await byPolicies), ...(await reportTrusts(reach, places))],
    incomplete,
    warnings,
    holders: options.holders === true ? holdersReport(inventory, reach.chains) : undefined,
    ...judged,
  };
}

const NOT_JUDGED: FindingsReport = { now: '', intent: undefined, checks: [], coverage: [], findings: [] };

const judgeScan = (
  found: Pick<Scanned, 'estate' | 'inventory' | 'reach' | 'outsiders'>,
  places: StatementPlaces,
  { intent, now, activity, ...options }: NonNullable<ScanOptions['judge']>,
): Promise<FindingsReport> => judge({ ...found, intent, now, activity }, places, options);

/** Lines are looked up for so many rows of a list; the others name document and file. */
const LOCATED = 100;

/** One line for each trapping condition of each statement; those of policies that the organisation wrote itself come first. */
async function reportTraps(inventory: Inventory, places: StatementPlaces): Promise<readonly ReportTrap[]> {
  const { universe, assessor } = inventory;
  const found = new Map<string, { readonly trap: Trap; readonly principals: string[]; readonly actions: Bits }>();
  for (const held of inventory.holdings) {
    for (const trap of trapsOf(assessor, held)) {
      const { document, index } = trap.statement;
      const key = JSON.stringify([document.name.startsWith('arn:aws') ? '' : document.file, document.name, index, trap.operator, trap.key]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { trap, principals: [held.caller.arn], actions: trap.actions.slice() });
      else {
        known.principals.push(held.caller.arn);
        addBits(known.actions, trap.actions);
      }
    }
  }
  const managed = ({ trap }: { readonly trap: Trap }): number => (/^arn:[^:]+:iam::aws:/.test(trap.statement.document.name) ? 1 : 0);
  const sorted = [...found.values()].sort((a, b) => managed(a) - managed(b) || b.principals.length - a.principals.length);
  return Promise.all(
    sorted.map(async ({ trap, principals, actions }, row) => {
      const names: string[] = [];
      eachBit(actions, (index) => names.push(universe.actions[index]?.name ?? ''));
      const { operator, key, message } = trap;
      return { principals, actions: names, operator, key, message, statement: await places.place(trap.statement, row < LOCATED) };
    }),
  );
}

async function reportOutsiders(outsiders: readonly Outsider[], places: StatementPlaces): Promise<readonly ReportExternal[]> {
  return Promise.all(
    outsiders.map(async ({ grant, actions, status }, row) => {
      const { resource, statement, entry } = grant;
      const document = resource.policy?.ref ?? resource.ref;
      return {
        principal: entry.value === '*' ? 'everyone' : entry.value,
        by: 'resource-policy' as const,
        resource: resource.arn,
        actions,
        classes: [...new Set(actions.flatMap((action) => catalogueRow(action)?.class ?? []))],
        status,
        statement: await places.place({ document, index: statement.index, sid: statement.sid }, row < LOCATED),
      };
    }),
  );
}

const CHAINS_SHOWN = 25;
/** Thousands may lead to the same end. */
const CHAINS_TRIED = 200;

/** What a chain to it is shown for, the gravest first. */
const SHAPING: readonly CapabilityClass[] = ['model-train', 'guardrail', 'model-deploy', 'agent-shape', 'agent-exec'];

/** Chains to look at: one for each end, those to the gravest rights first, of these the surest. */
async function reportChains(reach: Reach, places: StatementPlaces): Promise<readonly ReportPath[]> {
  const { universe } = reach.inventory;
  const paths: ReportPath[] = [];
  const ends = new Set<string>();
  let tried = 0;
  for (const ability of SHAPING) {
    const shaping = universe.actions.flatMap(({ name, info }, index) =>
      aiGroup(info.prefix) !== undefined && catalogueRow(name)?.class === ability ? [index] : [],
    );
    for (const set of ['indirect', 'indirectConditional'] as const) {
      for (const chain of reach.chains) {
        if (paths.length >= CHAINS_SHOWN || tried >= CHAINS_TRIED) return paths;
        const index = chain.caller.kind === 'root' ? undefined : shaping.find((candidate) => hasBit(chain[set], candidate));
        const action = index === undefined ? undefined : universe.actions[index]?.name;
        if (action === undefined) continue;
        tried++;
        const path = shortestPath(reach, chain.caller, action);
        if (path === undefined || ends.has(path.end.arn)) continue;
        ends.add(path.end.arn);
        paths.push(await reportPath(chain.caller.arn, path, places));
      }
    }
  }
  return paths;
}

/** Outsiders whom the trust policy of a role lets in, where the role reaches something privileged of an AI service. */
async function reportTrusts(reach: Reach, places: StatementPlaces): Promise<readonly ReportExternal[]> {
  const { universe } = reach.inventory;
  const privileged = privilegedActions();
  const rows: ReportExternal[] = [];
  for (const { principal, role, strength, statement, reaches, mayReach } of reach.externalTrusts) {
    const actions: string[] = [];
    eachBit(strength === CERTAIN ? reaches : mayReach, (index) => {
      const action = universe.actions[index];
      if (action !== undefined && privileged.has(action.name) && aiGroup(action.info.prefix) !== undefined) actions.push(action.name);
    });
    if (actions.length === 0) continue;
    rows.push({
      principal: principal === '*' ? 'everyone' : principal,
      by: 'role-trust',
      resource: role.arn,
      actions,
      classes: [...new Set(actions.flatMap((action) => catalogueRow(action)?.class ?? []))],
      status: statusOfStrength(strength) as ReportExternal['status'],
      statement: await places.place(statement, rows.length < LOCATED),
    });
  }
  return rows;
}
