import { catalogueRow } from '../../catalogue/catalogue.ts';
import type { Activity } from '../activity.ts';
import { principalOf, type TrailEvent } from '../event.ts';
import { eventName } from '../event-sources.ts';
import type { Identity } from '../identity/attribution.ts';
import { actionsOf } from './actions-of.ts';
import { isRefused } from './refusal.ts';
import { type Touched, touchedBy } from './touched.ts';

/** What one principal did by one action. */
export interface Use {
  readonly principal: string;
  /** The action of IAM that was needed: `bedrock:InvokeModel`, also for Converse. */
  readonly action: string;
  /** Milliseconds: of all calls, those that failed too. */
  readonly first: number;
  readonly last: number;
  /** Calls that succeeded, those that were allowed and failed, and those that IAM refused. */
  readonly count: number;
  readonly failed: number;
  readonly refused: number;
  readonly regions: readonly string[];
  /** Models, datasets, guardrails and other resources: those that calls named first, then what calls made. So many, and how many more. */
  readonly touched: readonly string[];
  readonly touchedMore: number;
  readonly identities: readonly Identity[];
  /** AWS itself: a service, or its service-linked role. */
  readonly service: boolean;
}

/** Events of AI services, and of what they depend on, that no action of IAM explains. */
export interface Unmapped {
  /** `bedrock:DescribeInstances` */
  readonly event: string;
  readonly count: number;
}

/** What was used, and what could not be told. */
export interface Usage {
  /** By principal and action. */
  readonly uses: readonly Use[];
  readonly unmapped: readonly Unmapped[];
}

interface Counted extends Omit<Use, 'regions' | 'identities' | 'touched' | 'touchedMore'> {
  first: number;
  last: number;
  count: number;
  failed: number;
  refused: number;
  readonly regions: Set<string>;
  /** What was named: true; what was made only: false. */
  readonly touched: Map<string, boolean>;
  readonly identities: Map<string, Identity>;
}

/** Names that are shown, and those that are told apart at all: calls name what they like. */
const SHOWN = 20;
const TOLD_APART = 1000;

/** Who used which action of the catalogue. A call that stands in the trails of two accounts is one. */
export function usageOf({ events, who }: Activity): Usage {
  const uses = new Map<string, Counted>();
  const unmapped = new Map<string, number>();
  const shared = new Set<string>();
  for (const event of events) {
    if (event.shared !== undefined) {
      if (shared.has(event.shared)) continue;
      shared.add(event.shared);
    }
    const actions = actionsOf(event);
    if (actions === undefined) {
      const name = eventName(event);
      unmapped.set(name, (unmapped.get(name) ?? 0) + 1);
      continue;
    }
    const principal = principalOf(event) ?? event.actor.invokedBy;
    if (principal === undefined) continue;
    let touched: Touched | undefined;
    for (const { action, role } of actions) {
      if (catalogueRow(action) === undefined) continue;
      const use = useFor(uses, principal, action, event);
      put(use, event, role === undefined ? (touched ??= touchedBy(event)) : { named: [role], made: [] });
      const { identity } = who(event);
      use.identities.set(`${identity.kind} ${identity.id}`, identity);
    }
  }
  return {
    uses: [...uses.values()].map(finished).sort((a, b) => compare(a.principal, b.principal) || compare(a.action, b.action)),
    unmapped: [...unmapped].map(([event, count]) => ({ event, count })).sort((a, b) => b.count - a.count || compare(a.event, b.event)),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function useFor(uses: Map<string, Counted>, principal: string, action: string, { time, actor }: TrailEvent): Counted {
  const key = `${principal} ${action}`;
  let use = uses.get(key);
  if (use === undefined) {
    const counts = { first: time, last: time, count: 0, failed: 0, refused: 0 };
    const service = actor.type === 'AWSService' || principal.includes(':role/aws-service-role/');
    use = {
      principal,
      action,
      ...counts,
      regions: new Set(),
      touched: new Map(),
      identities: new Map(),
      service,
    };
    uses.set(key, use);
  }
  return use;
}

function put(use: Counted, event: TrailEvent, { named, made }: Touched): void {
  use.last = Math.max(use.last, event.time);
  use.first = Math.min(use.first, event.time);
  if (event.error === undefined) use.count++;
  else if (isRefused(event)) use.refused++;
  else use.failed++;
  if (event.region !== '') use.regions.add(event.region);
  for (const name of named) if (use.touched.has(name) || use.touched.size < TOLD_APART) use.touched.set(name, true);
  for (const name of made) if (!use.touched.has(name) && use.touched.size < TOLD_APART) use.touched.set(name, false);
}

function finished({ regions, touched, identities, ...use }: Counted): Use {
  const names = [...touched].sort(([a, x], [b, y]) => Number(y) - Number(x) || compare(a, b)).map(([name]) => name);
  return {
    ...use,
    regions: [...regions].sort(),
    touched: names.slice(0, SHOWN),
    touchedMore: Math.max(0, names.length - SHOWN),
    identities: [...identities.values()],
  };
}
