import { catalogueRow } from '../../catalogue/catalogue.ts';
import type { Activity } from '../activity.ts';
import { principalOf } from '../event.ts';
import type { Identity } from '../identity/attribution.ts';
import { actionsOf } from './actions-of.ts';

/** What one principal did by one action. */
export interface Use {
  readonly principal: string;
  /** The action of IAM that was needed: `bedrock:InvokeModel`, also for Converse. */
  readonly action: string;
  /** Milliseconds. */
  readonly first: number;
  readonly last: number;
  /** Calls that succeeded, and those that failed or were refused. */
  readonly count: number;
  readonly failed: number;
  readonly regions: readonly string[];
  readonly identities: readonly Identity[];
}

interface Counted extends Omit<Use, 'regions' | 'identities'> {
  first: number;
  last: number;
  count: number;
  failed: number;
  readonly regions: Set<string>;
  readonly identities: Map<string, Identity>;
}

/** Who used which action of the catalogue, by principal and action. */
export function usageOf({ events, who }: Activity): readonly Use[] {
  const uses = new Map<string, Counted>();
  for (const event of events) {
    const principal = principalOf(event);
    if (principal === undefined) continue;
    for (const action of actionsOf(event)) {
      if (catalogueRow(action) === undefined) continue;
      const key = `${principal} ${action}`;
      let use = uses.get(key);
      if (use === undefined) {
        use = { principal, action, first: event.time, last: event.time, count: 0, failed: 0, regions: new Set(), identities: new Map() };
        uses.set(key, use);
      }
      use.last = event.time;
      if (event.error === undefined) use.count++;
      else use.failed++;
      if (event.region !== '') use.regions.add(event.region);
      const { identity } = who(event);
      use.identities.set(`${identity.kind} ${identity.id}`, identity);
    }
  }
  return [...uses.values()]
    .map(({ regions, identities, ...use }) => ({ ...use, regions: [...regions].sort(), identities: [...identities.values()] }))
    .sort((a, b) => (a.principal < b.principal ? -1 : a.principal > b.principal ? 1 : a.action < b.action ? -1 : 1));
}
