import { principalOf, type TrailEvent } from '../../activity/event.ts';
import { actionsOf } from '../../activity/usage/actions-of.ts';
import { principalKey } from '../../activity/usage/principal-key.ts';
import { isRefused } from '../../activity/usage/refusal.ts';
import { absentKeys, principalContext, requestPrincipal } from '../../estate/principal-request.ts';
import type { Estate, Principal } from '../../estate/estate.ts';
import { accountOfArn, splitArn } from '../../iam/arn.ts';
import type { Decision, Residual } from '../../iam/decision.ts';
import type { AuthorizationRequest, RequestPrincipal } from '../../iam/request.ts';
import type { AccountControls } from '../account-controls.ts';
import { keysOf } from '../prove/action-groups.ts';
import { findText } from '../prove/find-text.ts';
import { resourcePattern } from '../prove/resource-limit.ts';
import { globPattern, literalPattern } from '../prove/text-pattern.ts';
import { speaksOf, statementsOf } from '../prove/relevant.ts';
import { decisionUnder } from '../prove/witness.ts';
import { type CalledContext, calledContext } from './called-context.ts';
import { type CalledResource, calledResource } from './called-resource.ts';
import type { Replayed, ReplayGroup } from './replay-result.ts';

/** Organisation policies by account. */
export type Controls = ReadonlyMap<string, AccountControls>;

/** Decides every observed call again, under organisation policies that are new. What the record does not tell stays unknown. */
export function replay(events: readonly TrailEvent[], estate: Estate, before: Controls, after: Controls): Replayed {
  const counts = { denied: 0, allowed: 0, untouched: 0, unknown: 0, refused: 0, unbound: 0, deniedBefore: 0, unmapped: 0 };
  const groups = new Map<string, Growing>();
  const changes = changesBetween(before, after);
  const people = principalsOf(estate);
  const known = new Map<string, Decided>();
  const shared = new Set<string>();
  for (const event of events) {
    if (event.shared !== undefined) {
      if (shared.has(event.shared)) continue;
      shared.add(event.shared);
    }
    if (isRefused(event)) {
      counts.refused++;
      continue;
    }
    const caller = callerOf(event, people, after);
    if (caller === undefined) {
      counts.unbound++;
      continue;
    }
    const actions = actionsOf(event);
    if (actions === undefined) {
      counts.unmapped++;
      continue;
    }
    let worst: Decided | undefined;
    for (const { action, role } of actions) {
      const change = changes(caller.account, event.account);
      if (!change.speaksOf(action)) continue;
      const decided = decide({ event, action, role, caller, estate, before, after, change }, known);
      if (worst === undefined || RANK[decided.outcome] > RANK[worst.outcome]) worst = decided;
    }
    if (worst === undefined) {
      counts.allowed++;
      counts.untouched++;
      continue;
    }
    if (worst.outcome === 'before') counts.deniedBefore++;
    else counts[worst.outcome]++;
    if (worst.outcome === 'denied' || worst.outcome === 'unknown') put(groups, worst, caller, event);
  }
  const sorted = [...groups.values()].sort(
    (a, b) => RANK[b.outcome] - RANK[a.outcome] || b.calls - a.calls || (a.principal < b.principal ? -1 : 1),
  );
  return { counts, groups: sorted };
}

const RANK = { denied: 3, unknown: 2, before: 1, allowed: 0 } as const;

interface Decided {
  readonly action: string;
  readonly outcome: keyof typeof RANK;
  readonly statement: ReplayGroup['statement'];
  readonly why: string | undefined;
}

/** Which actions a change of policies can concern, for a caller of one account on a resource of another. */
interface Change {
  readonly speaksOf: (action: string) => boolean;
  readonly isAboutResources: (action: string) => boolean;
  /** Resources that they name. */
  readonly patterns: (action: string) => readonly string[];
  /** Keys that any of the policies compares, in lower case: of others it is all the same what they are. */
  readonly keys: ReadonlySet<string>;
  /** Of resources whose path is not known, whether that matters: by action and ARN, found while it is asked. */
  readonly open: Map<string, boolean>;
}

/** Statements that are in one of two sets and not in the other: of what these do not speak, nothing changes. */
function changesBetween(before: Controls, after: Controls): (caller: string, owner: string) => Change {
  const known = new Map<string, Change>();
  return (caller, owner) => {
    const key = `${caller} ${owner}`;
    let change = known.get(key);
    if (change === undefined) {
      const statements = [
        ...differing(before.get(caller)?.scp, after.get(caller)?.scp),
        ...differing(before.get(owner)?.rcp, after.get(owner)?.rcp),
      ];
      const levels = [before.get(caller)?.scp, after.get(caller)?.scp, before.get(owner)?.rcp, after.get(owner)?.rcp];
      change = { ...changeOf(statements), keys: keysOf(levels, []), open: new Map() };
      known.set(key, change);
    }
    return change;
  };
}

type Statements = readonly ReturnType<typeof statementsOf>[number]['statement'][];

function differing(before: AccountControls['scp'], after: AccountControls['scp']): Statements {
  const old = new Set(statementsOf(before).map(({ statement }) => statement));
  const now = new Set(statementsOf(after).map(({ statement }) => statement));
  return [...[...now].filter((statement) => !old.has(statement)), ...[...old].filter((statement) => !now.has(statement))];
}

function changeOf(statements: Statements): Omit<Change, 'keys' | 'open'> {
  const spoken = new Map<string, Statements>();
  const about = (action: string): Statements => {
    let found = spoken.get(action);
    if (found === undefined) {
      const lower = action.toLowerCase();
      found = statements.filter((statement) => speaksOf(statement, lower));
      spoken.set(action, found);
    }
    return found;
  };
  return {
    speaksOf: (action) => about(action).length > 0,
    patterns: (action) => about(action).flatMap(({ resources }) => resources?.patterns.filter((one) => !/^\*+$/.test(one)) ?? []),
    isAboutResources: (action) =>
      about(action).some(({ resources }) => resources !== undefined && !resources.patterns.some((one) => /^\*+$/.test(one))),
  };
}

interface Caller {
  readonly arn: string;
  readonly account: string;
  /** Undefined: nobody of the snapshot. */
  readonly principal: Principal | undefined;
}

const principalsOf = (estate: Estate): ReadonlyMap<string, Principal> =>
  new Map(
    [...estate.accounts.values()].flatMap(({ principals }) =>
      principals.map((principal) => [principalKey(principal.arn), principal] as const),
    ),
  );

/** Who called, where SCPs bind him; undefined: they do not. */
function callerOf(event: TrailEvent, people: ReadonlyMap<string, Principal>, after: Controls): Caller | undefined {
  const arn = principalOf(event);
  if (arn === undefined || event.actor.type === 'AWSService') return undefined;
  const principal = people.get(principalKey(arn));
  const account = principal?.account ?? accountOfArn(arn) ?? event.actor.account;
  const controls = account === undefined ? undefined : after.get(account);
  if (account === undefined || controls === undefined || controls.management) return undefined;
  if (principal?.serviceLinked === true || arn.includes(':role/aws-service-role/')) return undefined;
  return { arn: principal?.arn ?? arn, account, principal };
}

interface Asked {
  readonly event: TrailEvent;
  readonly action: string;
  readonly role: string | undefined;
  readonly caller: Caller;
  readonly estate: Estate;
  readonly before: Controls;
  readonly after: Controls;
  readonly change: Change;
}

/**
 * The ARN, where it is known as far as policies ask for it: of a path that nobody knows it is all the same what it is where no pattern takes
 * in any such ARN.
 */
function certainArn(resource: CalledResource | undefined, { change, action }: Asked): string | undefined {
  if (resource === undefined || !resource.isPathOpen) return resource?.arn;
  const key = `${action} ${resource.arn}`;
  let isOpen = change.open.get(key);
  if (isOpen === undefined) {
    isOpen = isAskedFor(resource, change.patterns(action));
    change.open.set(key, isOpen);
  }
  return isOpen ? undefined : resource.arn;
}

/** Whether a pattern takes in some resource of which the path is not known. */
function isAskedFor(resource: CalledResource, patterns: readonly string[]): boolean {
  const slash = resource.arn.lastIndexOf('/');
  const open = [...literalPattern(resource.arn.slice(0, slash + 1)), ...globPattern('*'), ...literalPattern(resource.arn.slice(slash + 1))];
  return patterns.some((pattern) => {
    const compiled = resourcePattern(pattern, '2012-10-17');
    return compiled === undefined || findText([[open], [compiled]], [], { states: 20_000 }).kind !== 'none';
  });
}

/** Equal questions are decided once. */
function decide(asked: Asked, known: Map<string, Decided>): Decided {
  const { event, action, role, caller, estate, change } = asked;
  const { context, absent } = calledContext(event);
  const called = { context: Object.fromEntries(Object.entries(context).filter(([key]) => change.keys.has(key.toLowerCase()))), absent };
  const resource = change.isAboutResources(action) ? certainArn(calledResource(event, action, role, estate), asked) : '*';
  const key = [action, caller.arn, event.account, resource, JSON.stringify(called.context), absent.length].join(' ');
  let decided = known.get(key);
  if (decided === undefined) {
    decided = decideAnew(asked, called, resource);
    known.set(key, decided);
  }
  return decided;
}

function decideAnew({ action, caller, event, estate, before, after }: Asked, called: CalledContext, resource: string | undefined): Decided {
  const answer = (outcome: Decided['outcome'], why?: string, statement?: Decided['statement']): Decided => ({
    action,
    outcome,
    why,
    statement,
  });
  if (resource === undefined) return answer('unknown', 'the record does not name the resource on which the action was authorised');
  const request = requestOf(action, caller, resource, event.account, called, estate);
  if (request === undefined)
    return answer('unknown', 'who called is nobody of the snapshot, and the record does not tell the ARN of the role');
  const now = decisionUnder(request, { scp: after.get(caller.account)?.scp, rcp: after.get(event.account)?.rcp });
  if (now === undefined) return answer('unknown', 'the two evaluators disagree: please report this');
  if (now.verdict === 'allow') return answer('allowed');
  const then = decisionUnder(request, { scp: before.get(caller.account)?.scp, rcp: before.get(event.account)?.rcp });
  if (then?.verdict === 'explicitDeny' || then?.verdict === 'implicitDeny') return answer('before');
  const statement = now.reasons.find(({ effect }) => effect === 'Deny')?.statement;
  if (now.verdict === 'explicitDeny' || now.verdict === 'implicitDeny') return answer('denied', undefined, statement);
  // it was allowed, and nothing that is open now was not open before
  if (then !== undefined && JSON.stringify(then.residual) === JSON.stringify(now.residual)) return answer('allowed');
  return answer('unknown', `the record does not tell ${openKeys(now).join(', ')}`, statement);
}

/** What a decision depends on that nobody knows. */
function openKeys({ residual }: Decision): readonly string[] {
  const keys = new Set<string>();
  const visit = (one: Residual | undefined): void => {
    if (one === undefined) return;
    if (one.kind === 'condition') keys.add(one.key);
    else if (one.kind === 'all' || one.kind === 'any') one.of.forEach(visit);
    else if (one.kind === 'not') visit(one.of);
    else keys.add(one.kind === 'unreadable' ? one.what : `the ${one.kind}`);
  };
  visit(residual);
  return [...keys].sort();
}

/** The call as AWS was asked it, as far as that is known. */
function requestOf(
  action: string,
  caller: Caller,
  resource: string,
  owner: string,
  { context, absent }: CalledContext,
  estate: Estate,
): AuthorizationRequest | undefined {
  const { principal, account } = caller;
  const asked = principal === undefined ? strangerOf(caller) : requestPrincipal(estate, principal);
  if (asked === undefined) return undefined;
  const own = principal === undefined ? {} : principalContext(estate, estate.accounts.get(account), principal);
  return {
    principal: asked,
    action,
    // whose resource it is decides whether identity policies are enough: that they were, the call has shown
    resource: { arn: resource, account },
    context: { ...own, ...context },
    absentKeys: [...(principal === undefined ? [] : absentKeys(estate, principal)), ...absent],
    mode: 'discover',
    organization: { principalAccountIsManagement: false, resourceAccountIsManagement: estate.accounts.get(owner)?.management === true },
  };
}

/** Somebody who is not in the snapshot: gone, or a root or federated user. */
function strangerOf({ arn, account }: Caller): RequestPrincipal | undefined {
  const resource = splitArn(arn)?.[4] ?? '';
  const common = { account, parentArn: undefined, uniqueId: undefined, canonicalUserId: undefined, serviceLinked: false };
  if (resource === 'root') return { ...common, kind: 'root', arn, roleArn: undefined };
  if (resource.startsWith('user/')) return { ...common, kind: 'user', arn, roleArn: undefined };
  if (resource.startsWith('federated-user/')) return { ...common, kind: 'federated-user', arn, roleArn: undefined };
  return resource.startsWith('role/') ? { ...common, kind: 'role-session', arn: undefined, roleArn: arn } : undefined;
}

interface Growing extends ReplayGroup {
  calls: number;
  last: string;
  readonly eventIDs: string[];
}

const SHOWN = 3;

function put(groups: Map<string, Growing>, { action, outcome, statement, why }: Decided, caller: Caller, event: TrailEvent): void {
  const key = `${caller.arn} ${action} ${outcome} ${why ?? ''} ${statement?.document.name ?? ''} ${statement?.index ?? ''}`;
  const last = new Date(event.time).toISOString();
  const group = groups.get(key);
  if (group === undefined) {
    const result = outcome === 'denied' ? 'denied' : 'unknown';
    groups.set(key, {
      principal: caller.arn,
      account: caller.account,
      action,
      outcome: result,
      calls: 1,
      last,
      eventIDs: [event.id],
      statement,
      why,
    });
    return;
  }
  group.calls++;
  if (last > group.last) group.last = last;
  if (group.eventIDs.length < SHOWN) group.eventIDs.push(event.id);
}
