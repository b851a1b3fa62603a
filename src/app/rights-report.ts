import { eachBit, intersection, isEmpty, union } from '../access/bits.ts';
import type { Caller } from '../access/caller.ts';
import type { Inventory } from '../access/inventory.ts';
import type { TrailUse } from '../activity/usage/trail-use.ts';
import { isPrivileged, maskWhere } from '../findings/rights/action-masks.ts';
import { rightStates } from '../findings/rights/right-states.ts';
import type { ReportRights } from '../report/activity-report.ts';

/**
 * Of all privileged AI rights that somebody holds, whether they were used. Those of one principal that have the same answer stand together:
 * an organisation has millions. Root users hold everything, and nobody can take from AWS's own roles what AWS gives to them: both are left
 * out.
 */
export function rightsReport({ estate, holdings, universe }: Inventory, activity: TrailUse, now: string): readonly ReportRights[] {
  const wanted = maskWhere(universe, isPrivileged);
  const rows: ReportRights[] = [];
  for (const { caller, yes, conditional } of holdings) {
    const held = intersection(union(yes, conditional), wanted);
    if (caller.kind === 'root' || caller.serviceLinked || isEmpty(held)) continue;
    const actions: string[] = [];
    eachBit(held, (index) => void actions.push(universe.actions[index]?.name ?? ''));
    rows.push(...rowsOf(caller, actions, rightStates(caller, { estate, activity, now })));
  }
  return rows;
}

function rowsOf({ arn, account }: Caller, actions: readonly string[], stateOf: ReturnType<typeof rightStates>): readonly ReportRights[] {
  const rows = new Map<string, ReportRights & { readonly actions: string[] }>();
  for (const action of actions) {
    const { state, why, last, source } = stateOf(action);
    const key = [state, why, last, source].join('\n');
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { principal: arn, account: account.id, state, why, last, source, actions: [action] });
    else row.actions.push(action);
  }
  return [...rows.values()];
}
