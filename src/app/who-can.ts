import { hasBit } from '../access/bits.ts';
import { type Assumptions, type Caller, NO_ASSUMPTIONS } from '../access/caller.ts';
import { CallerIndex } from '../access/caller-index.ts';
import { explainHolding } from '../access/holding.ts';
import { buildInventory } from '../access/inventory.ts';
import { homeRegion } from '../access/policy-layers.ts';
import { buildReach, chainActions } from '../access/chains/reach.ts';
import { shortestPath } from '../access/chains/path.ts';
import { withResourcePolicies } from '../access/resource-policies/resource-holdings.ts';
import { buildUniverse } from '../access/universe.ts';
import { exampleText } from '../access/witnesses.ts';
import { type Holder, whoCan } from '../access/resource-policies/who-can.ts';
import type { Estate } from '../estate/estate.ts';
import { chosenActions } from './chosen-actions.ts';
import type { ChainRow, HolderRow, WhoCanReport } from '../report/who-can-report.ts';
import { incompleteOf } from './incomplete.ts';
import { reportPath } from './report-path.ts';
import type { StatementPlaces } from './statement-places.ts';

/** The words of a person who asks who has an action. */
export interface WhoCanRequest {
  readonly action: string;
  readonly resource: string | undefined;
  readonly assumptions?: Assumptions;
  /** Rows beyond this many are counted, not explained. */
  readonly limit: number;
  /** Also who reaches it through others. A question about one resource is about direct rights only. */
  readonly chains: boolean;
}

/** Who has an action, under which conditions, and by which statement. */
export async function answerWhoCan(estate: Estate, places: StatementPlaces, request: WhoCanRequest): Promise<WhoCanReport> {
  const actions = chosenActions(request.action);
  const assumptions = request.assumptions ?? NO_ASSUMPTIONS;
  const home = assumptions.region ?? homeRegion(estate);
  const index = new CallerIndex(estate);
  const holders = [...whoCan(estate, index, { actions, resource: request.resource, assumptions, home })].sort(byStrength);
  const rows: HolderRow[] = [];
  for (const holder of holders.slice(0, request.limit))
    rows.push(await holderRow(estate, places, holder, request.resource, assumptions, home));
  const { incomplete } = incompleteOf(estate);
  return {
    kind: 'who-can',
    asked: request.action,
    actions,
    resource: request.resource,
    usualRegion: home,
    principals: index.callers.length,
    total: holders.length,
    holdingPrincipals: new Set(holders.map((holder) => holder.caller.arn)).size,
    holders: rows,
    chains:
      request.chains && request.resource === undefined ? await chainRows(estate, places, actions, assumptions, request.limit) : undefined,
    incomplete,
  };
}

/** Whoever reaches one of the actions through others and does not hold it as surely, the surest first. */
async function chainRows(
  estate: Estate,
  places: StatementPlaces,
  actions: readonly string[],
  assumptions: Assumptions,
  limit: number,
): Promise<{ readonly total: number; readonly rows: readonly ChainRow[] }> {
  const universe = buildUniverse([...actions, ...chainActions()]);
  const reach = buildReach(withResourcePolicies(buildInventory(estate, universe, { assumptions })).inventory);
  const found: { readonly caller: Caller; readonly action: string }[] = [];
  for (const set of ['indirect', 'indirectConditional', 'indirectIndeterminate'] as const) {
    for (const chain of reach.chains) {
      for (const action of actions) {
        const index = universe.indexOf.get(action.toLowerCase());
        if (index !== undefined && hasBit(chain[set], index)) found.push({ caller: chain.caller, action });
      }
    }
  }
  const rows: ChainRow[] = [];
  for (const { caller, action } of found.slice(0, limit)) {
    const path = shortestPath(reach, caller, action);
    if (path === undefined) continue;
    const { id, name } = caller.account;
    rows.push({
      principal: caller.arn,
      kind: caller.kind,
      account: id,
      accountName: name,
      action,
      path: await reportPath(caller.arn, path, places),
    });
  }
  return { total: found.length, rows };
}

const ORDER = { yes: 0, conditional: 1, indeterminate: 2 } as const;
const byStrength = (a: Holder, b: Holder): number =>
  ORDER[a.status] - ORDER[b.status] ||
  compare(a.caller.kind === 'root' ? 1 : 0, b.caller.kind === 'root' ? 1 : 0) ||
  compare(a.caller.arn, b.caller.arn) ||
  compare(a.action, b.action);
const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

async function holderRow(
  estate: Estate,
  places: StatementPlaces,
  holder: Holder,
  resource: string | undefined,
  assumptions: Assumptions,
  home: string,
): Promise<HolderRow> {
  const { caller, action, status, usually, statement, scope, opened } = holder;
  const base = {
    principal: caller.arn,
    kind: caller.kind,
    account: caller.account.id,
    accountName: caller.account.name,
    action,
    status,
    usually,
    resource: opened === undefined ? resource : exampleText(opened.arn),
  };
  const place = statement === undefined ? undefined : await places.of(statement);
  if (status === 'yes' && !usually) return { ...base, conditions: [], traps: [], scope, statement: place };
  const holding = explainHolding(estate, caller, { action, resource, assumptions, home, ...(opened === undefined ? {} : { opened }) });
  return {
    ...base,
    conditions: holding.conditions.map(({ operator, key, values, denies }) => ({ operator, key, values, denies })),
    traps: holding.traps.map((trap) => trap.message),
    scope,
    statement: place,
  };
}
