import { type Assumptions, NO_ASSUMPTIONS } from '../access/caller.ts';
import { CallerIndex } from '../access/caller-index.ts';
import { explainHolding } from '../access/holding.ts';
import { homeRegion } from '../access/policy-layers.ts';
import { type Holder, whoCan } from '../access/who-can.ts';
import type { Estate } from '../estate/estate.ts';
import { chosenActions } from './chosen-actions.ts';
import type { HolderRow, WhoCanReport } from '../report/who-can-report.ts';
import { incompleteOf } from './incomplete.ts';
import type { StatementPlaces } from './statement-places.ts';

export interface WhoCanRequest {
  readonly action: string;
  readonly resource: string | undefined;
  readonly assumptions?: Assumptions;
  /** Rows beyond this many are counted, not explained. */
  readonly limit: number;
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
    holders: rows,
    incomplete,
  };
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
  const { caller, action, status, usually, statement, scope } = holder;
  const base = {
    principal: caller.arn,
    kind: caller.kind,
    account: caller.account.id,
    accountName: caller.account.name,
    action,
    status,
    usually,
  };
  const place = statement === undefined ? undefined : await places.of(statement);
  if (status === 'yes' && !usually) return { ...base, conditions: [], traps: [], scope, statement: place };
  const holding = explainHolding(estate, caller, { action, resource, assumptions, home });
  return {
    ...base,
    conditions: holding.conditions.map(({ operator, key, values, denies }) => ({ operator, key, values, denies })),
    traps: holding.traps.map((trap) => trap.message),
    scope,
    statement: place,
  };
}
