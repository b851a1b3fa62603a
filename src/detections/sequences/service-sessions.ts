import type { Activity } from '../../activity/activity.ts';
import { principalOf, type TrailEvent } from '../../activity/event.ts';
import { eventName } from '../../activity/event-sources.ts';
import { networkOf, outsideAddress } from '../../activity/usual/network.ts';
import { onceFor } from '../../activity/usual/once.ts';
import { callsByKey, roleOf } from './sign-ins.ts';
import { isOnlyForServices } from './trust.ts';

/** Calls by which somebody runs code, or opens a place where code runs, with the role of something else. */
export const CODE_RUNS: readonly string[] = [
  'bedrock-agentcore:StartCodeInterpreterSession',
  'bedrock-agentcore:InvokeCodeInterpreter',
  'bedrock-agentcore:InvokeAgentRuntime',
  'bedrock-agentcore:InvokeAgentRuntimeCommand',
  'bedrock-agentcore:InvokeAgentRuntimeCommandShell',
  'bedrock-agentcore:InvokeHarness',
  'bedrock-agentcore:StartBrowserSession',
  'sagemaker:CreatePresignedNotebookInstanceUrl',
  'sagemaker:CreatePresignedDomainUrl',
  'sagemaker:StartSession',
];

const HOUR = 3_600_000;

/** How long after code was run its role belongs to it: credentials of a session last for hours. */
const AFTER = 12 * HOUR;

/** Calls of a role from elsewhere, from which on it is known where it works. */
const ENOUGH = 5;

/** Calls of one role of a service from one network outside, where it had not been before. */
export interface OutsideUse {
  readonly role: string;
  readonly address: string;
  readonly calls: readonly TrailEvent[];
  /** Calls from the same address, in the same account and shortly before, that ran code. */
  readonly runs: readonly TrailEvent[];
  /** Calls from the same address by somebody who is no service: users, people, pipelines. */
  readonly others: readonly TrailEvent[];
  /** Calls of the role from elsewhere before, and the networks, the first ones first. */
  readonly before: number;
  readonly networks: readonly string[];
}

/**
 * Uses of roles of services from addresses of the internet. Addresses of AWS cannot be told from others by a trail alone, so that such a use
 * is something only together with who else is at the address, or with where the role has always been.
 */
export const outsideUses: (activity: Activity) => readonly OutsideUse[] = onceFor((activity) => {
  const byKey = callsByKey(activity);
  const takers = takersOf(activity);
  const answers = new Map<string, boolean>();
  const isOfService = (event: TrailEvent): boolean => {
    const role = principalOf(event) ?? '';
    const key = event.actor.accessKeyId ?? role;
    let known = answers.get(key);
    if (known === undefined) answers.set(key, (known = ofService(activity, event, role, byKey, takers)));
    return known;
  };
  const isRole = ({ actor }: TrailEvent): boolean => actor.type === 'AssumedRole' && actor.invokedBy === undefined;
  // most roles are never outside: only of those that are, all calls are looked at
  const roles = new Map<string, TrailEvent[]>();
  const addresses = new Map<string, TrailEvent[]>();
  for (const event of activity.events) {
    const address = isRole(event) ? outsideAddress(event) : undefined;
    if (address === undefined || !isOfService(event)) continue;
    addresses.set(address, []);
    roles.set(principalOf(event) ?? '', []);
  }
  if (roles.size === 0) return [];
  for (const event of activity.events) {
    const calls = isRole(event) ? roles.get(principalOf(event) ?? '') : undefined;
    if (calls !== undefined && isOfService(event)) calls.push(event);
    else if (event.actor.type !== 'AWSService' && event.actor.invokedBy === undefined)
      addresses.get(outsideAddress(event) ?? '')?.push(event);
  }
  return [...roles].flatMap(([role, calls]) => usesOf(role, calls, addresses));
});

/** Uses of one role: for each address, from the first call on and for as long as it is new there. */
function usesOf(role: string, calls: readonly TrailEvent[], addresses: ReadonlyMap<string, readonly TrailEvent[]>): readonly OutsideUse[] {
  const uses = new Map<
    string,
    { readonly start: number; readonly calls: TrailEvent[]; readonly before: number; readonly networks: readonly string[] }
  >();
  const networks = new Set<string>();
  for (const [before, event] of calls.entries()) {
    const network = networkOf(event);
    const address = outsideAddress(event);
    if (network === undefined) continue;
    if (address !== undefined) {
      const use = uses.get(address);
      if (use !== undefined) {
        if (event.time - use.start <= AFTER) use.calls.push(event);
      } else if (!networks.has(network)) uses.set(address, { start: event.time, calls: [event], before, networks: first(networks) });
    }
    networks.add(network);
  }
  return [...uses].map(([address, { start, calls: made, before, networks: known }]) => {
    const there = (addresses.get(address) ?? []).filter(({ time }) => Math.abs(time - start) <= 2 * AFTER);
    const account = role.split(':')[4];
    const runs = there.filter(
      (one) =>
        one.time <= start && start - one.time <= AFTER && one.account === account && one.error === undefined && CODE.has(eventName(one)),
    );
    return { role, address, calls: made, runs, others: there, before, networks: known };
  });
}

const CODE = new Set(CODE_RUNS);

type Takers = ReadonlyMap<string, 'services' | 'others'>;

/** By role: whether services alone assumed it, as far as the trail goes. */
function takersOf(activity: Activity): Takers {
  const counts = new Map<string, { services: number; others: number }>();
  for (const event of [
    ...activity.named('sts:AssumeRole'),
    ...activity.named('sts:AssumeRoleWithSAML'),
    ...activity.named('sts:AssumeRoleWithWebIdentity'),
  ]) {
    const role = roleOf(event);
    if (event.error !== undefined || role === undefined) continue;
    let count = counts.get(role);
    if (count === undefined) counts.set(role, (count = { services: 0, others: 0 }));
    if (event.actor.type === 'AWSService') count.services++;
    else count.others++;
  }
  return new Map([...counts].map(([role, { services, others }]) => [role, services > 0 && others === 0 ? 'services' : 'others']));
}

/** Whether a session is that of a service: its credentials were given to one, or nobody else may assume the role. */
function ofService(
  { estate, who }: Activity,
  event: TrailEvent,
  role: string,
  byKey: ReadonlyMap<string, TrailEvent>,
  takers: Takers,
): boolean {
  if (event.actor.inScopeOf !== undefined || event.actor.ec2RoleDelivery !== undefined) return true;
  const start = event.actor.accessKeyId === undefined ? undefined : byKey.get(event.actor.accessKeyId);
  if (start !== undefined) return start.actor.type === 'AWSService';
  const { kind } = who(event).identity;
  if (kind === 'workload' || kind === 'service') return true;
  const only = isOnlyForServices(estate, role);
  // without a snapshot: who assumed it so far
  return only === 'unknown' ? takers.get(role) === 'services' : only === 'yes';
}

/** A few of a set that may be large. */
function first(names: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  for (const name of names) if (found.push(name) === 5) break;
  return found;
}

/** Whether it is known where a role works. */
export const isSettled = ({ before }: OutsideUse): boolean => before >= ENOUGH;
