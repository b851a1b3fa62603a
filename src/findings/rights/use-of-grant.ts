import type { Caller } from '../../access/caller.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import type { Grant } from './grants.ts';
import { isOld, type RightState, rightStates, type UseFacts } from './right-states.ts';

/** What is known of the use of what a statement gives. */
export interface GrantUse {
  /** Not used by anybody who has them by it, as far as anybody can tell. */
  readonly unused: readonly CatalogueRow[];
  /** Of which nobody can tell, by account: why. */
  readonly open: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Principals hold by many statements. */
const states = new WeakMap<Caller, { readonly facts: object; readonly of: (action: string) => RightState }>();

/** Holds each privileged action of a statement against all its holders. `keeps`: somebody is meant to have it, used or not. */
export function useOfGrant({ rows, holders }: Grant, facts: UseFacts, keeps: (arn: string, row: CatalogueRow) => boolean): GrantUse {
  const unused: CatalogueRow[] = [];
  const open = new Map<string, Set<string>>();
  for (const row of rows) {
    const whys: (readonly [account: string, why: string])[] = [];
    const isUsed = holders.some((caller) => {
      if (caller.serviceLinked || keeps(caller.arn, row)) return true;
      const state = stateOf(caller, facts)(row.action);
      if (state.state === 'not observable') whys.push([caller.account.id, state.why ?? '']);
      return state.state === 'used' && !isOld(caller, row.action, state, facts);
    });
    if (isUsed) continue;
    if (whys.length === 0) unused.push(row);
    for (const [account, why] of whys) open.set(account, (open.get(account) ?? new Set()).add(why));
  }
  return { unused, open };
}

function stateOf(caller: Caller, facts: UseFacts): (action: string) => RightState {
  const known = states.get(caller);
  if (known?.facts === facts.activity) return known.of;
  const of = rightStates(caller, facts);
  states.set(caller, { facts: facts.activity, of });
  return of;
}
