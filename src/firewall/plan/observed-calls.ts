import { principalOf, type TrailEvent } from '../../activity/event.ts';
import { actionsOf } from '../../activity/usage/actions-of.ts';
import { eachText } from '../../activity/usage/each-text.ts';
import { principalKey } from '../../activity/usage/principal-key.ts';
import { isRefused } from '../../activity/usage/refusal.ts';
import type { UseEvidence } from './firewall-plan.ts';

/** What the trail shows of one principal. */
export interface ObservedCalls {
  /** By action: calls that IAM allowed. */
  readonly uses: ReadonlyMap<string, UseEvidence>;
  /** By action that changes or hands over roles, users and policies: their names, in lower case. */
  readonly changes: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Counting {
  readonly uses: Map<string, UseEvidence>;
  readonly changes: Map<string, Set<string>>;
}

/** By `principalKey`. */
export type Observed = ReadonlyMap<string, ObservedCalls>;

/** Who called what, of all that the trail holds. AWS's own calls need no exemption, and refused ones were no use. */
export function observedCalls(events: readonly TrailEvent[]): Observed {
  const observed = new Map<string, Counting>();
  for (const event of events) {
    const principal = principalOf(event);
    if (principal === undefined || isRefused(event) || event.actor.type === 'AWSService') continue;
    const key = principalKey(principal);
    let one = observed.get(key);
    if (one === undefined) {
      one = { uses: new Map(), changes: new Map() };
      observed.set(key, one);
    }
    for (const { action, role } of actionsOf(event) ?? []) put(one, action, role, event);
  }
  return observed;
}

function put({ uses, changes }: Counting, action: string, role: string | undefined, event: TrailEvent): void {
  const known = uses.get(action);
  const last = new Date(event.time).toISOString();
  const calls = (known?.calls ?? 0) + 1;
  // of several at one time the same one counts, whatever the order of files
  const isLater = known === undefined || last > known.last || (last === known.last && event.id > known.eventID);
  uses.set(action, isLater ? { action, calls, last, eventID: event.id } : { ...known, calls });
  if (!CHANGING.test(action)) return;
  const names = changes.get(action) ?? new Set<string>();
  changes.set(action, names);
  if (role !== undefined) names.add(nameOf(role));
  else eachText(event.request, (text, member) => void (NAMING.has(member.toLowerCase()) && names.add(nameOf(text))));
}

const CHANGING = /^(?:iam|sso|identitystore|organizations|cloudtrail):(?!Get|List|Simulate|Generate|Describe)/;
const NAMING = new Set(['rolename', 'username', 'policyarn', 'rolearn', 'groupname']);

const nameOf = (text: string): string => text.slice(text.lastIndexOf('/') + 1).toLowerCase();
