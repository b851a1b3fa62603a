import { countBits, eachBit } from '../access/bits.ts';
import { type Assumptions, NO_ASSUMPTIONS } from '../access/caller.ts';
import { CallerAssessor } from '../access/caller-assessor.ts';
import { buildInventory, type Inventory, partitionOf } from '../access/inventory.ts';
import { type Outsider, withResourcePolicies } from '../access/resource-holdings.ts';
import { summarize } from '../access/summary.ts';
import { trapsOf } from '../access/traps.ts';
import { buildUniverse } from '../access/universe.ts';
import { catalogueRow, catalogueRows, privilegedActions } from '../catalogue/catalogue.ts';
import { referenceVersion } from '../catalogue/reference/reference.ts';
import type { Estate } from '../estate/estate.ts';
import type { ReportExternal, ReportTrap, ScanReport } from '../report/scan-report.ts';
import { incompleteOf } from './incomplete.ts';
import type { StatementPlaces } from './statement-places.ts';
import { version } from './version.ts';

export interface ScanOptions {
  readonly snapshot: string;
  readonly assumptions?: Assumptions;
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

const TRAPS_SHOWN = 20;

/** Who really holds which privileged AI permission in an estate. */
export async function scan(estate: Estate, places: StatementPlaces, options: ScanOptions): Promise<ScanReport> {
  const universe = buildUniverse(privilegedActions());
  const assumptions = options.assumptions ?? NO_ASSUMPTIONS;
  const standing = buildInventory(estate, universe, {
    assumptions,
    onAccount: (done, total) => options.onProgress?.(done, total, 'accounts decided'),
  });
  const { inventory, outsiders } = withResourcePolicies(standing);
  const { incomplete, warnings } = incompleteOf(estate);
  const { traps, omitted } = await reportTraps(inventory, places);
  let users = 0;
  let roles = 0;
  let read = 0;
  for (const account of estate.accounts.values()) {
    if (account.detailsRead === 'yes') read++;
    for (const { kind } of account.principals) kind === 'user' ? users++ : roles++;
  }
  const { organization } = estate;
  return {
    kind: 'scan',
    mantlet: version,
    snapshot: options.snapshot,
    catalogue: { reference: referenceVersion, privilegedActions: universe.actions.length, actions: catalogueRows().length },
    assumptions: { region: assumptions.region, usualRegion: inventory.home, context: assumptions.context },
    organization: organization === undefined ? undefined : { id: organization.id, managementAccount: organization.managementAccount },
    accounts: { total: estate.accounts.size, read },
    principals: { users, roles, roots: estate.accounts.size },
    summary: summarize(inventory, []),
    traps,
    trapsOmitted: omitted,
    chains: [],
    external: await reportOutsiders(outsiders, places),
    incomplete,
    warnings,
  };
}

async function reportTraps(inventory: Inventory, places: StatementPlaces): Promise<{ traps: ReportTrap[]; omitted: number }> {
  const { estate, universe, assumptions, home } = inventory;
  const assessor = new CallerAssessor(universe, partitionOf(estate), assumptions, home);
  const traps: ReportTrap[] = [];
  let omitted = 0;
  for (const held of inventory.holdings) {
    for (const trap of trapsOf(assessor, held)) {
      if (traps.length >= TRAPS_SHOWN) {
        omitted++;
        continue;
      }
      let example = '';
      eachBit(trap.actions, (index) => {
        if (example === '') example = universe.actions[index]?.name ?? '';
      });
      traps.push({
        principal: held.caller.arn,
        actions: countBits(trap.actions),
        example,
        operator: trap.operator,
        key: trap.key,
        message: trap.message,
        statement: await places.of(trap.statement),
      });
    }
  }
  return { traps, omitted };
}

async function reportOutsiders(outsiders: readonly Outsider[], places: StatementPlaces): Promise<readonly ReportExternal[]> {
  const rows: ReportExternal[] = [];
  for (const { grant, actions, status } of outsiders) {
    const { resource, statement, entry } = grant;
    const document = resource.policy?.ref ?? resource.ref;
    rows.push({
      principal: entry.value === '*' ? 'everyone' : entry.value,
      resource: resource.arn,
      actions,
      classes: [...new Set(actions.flatMap((action) => catalogueRow(action)?.class ?? []))],
      status,
      statement: await places.of({ document, index: statement.index, sid: statement.sid }),
    });
  }
  return rows;
}
