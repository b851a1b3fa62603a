import { principalOf, type TrailEvent } from '../event.ts';
import type { Attribution } from './attribution.ts';
import { awsService, throughService } from './evidence/aws-service.ts';
import { oidcSubject, samlSubject } from './evidence/federation.ts';
import { iamUser, switchedRole } from './evidence/iam-user.ts';
import { onBehalfOf } from './evidence/on-behalf-of.ts';
import { permissionSetSession } from './evidence/permission-set-session.ts';
import { rootUser } from './evidence/root.ts';
import { unresolved } from './evidence/unresolved.ts';
import { begunByService, onlyOfServices, workload } from './evidence/workload.ts';
import { atMost, type Found } from './found.ts';
import { goodFor } from './begun-session.ts';
import type { Known } from './known.ts';
import { isSession } from './session-parts.ts';
import type { Sessions, Start } from './sessions.ts';
import { withSourceIdentity } from './source-identity.ts';

/** Longest chain that is followed. AWS sets no bound; a longer one is made to tire whoever looks. */
const LONGEST = 20;

/** What AWS asserts of a caller: nothing before it matters. */
const CERTAIN: readonly ((event: TrailEvent, known: Known) => Found | undefined)[] = [
  onBehalfOf,
  workload,
  samlSubject,
  oidcSubject,
  awsService,
  iamUser,
  switchedRole,
  rootUser,
];

/** What is left where the beginning of a session is not in the trail. */
const WEAK: readonly ((event: TrailEvent, known: Known) => Found | undefined)[] = [permissionSetSession, onlyOfServices, throughService];

const firstOf = (evidence: typeof CERTAIN, event: TrailEvent, known: Known): Found | undefined => {
  for (const one of evidence) {
    const found = one(event, known);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** An answer, and the times (in milliseconds) between which it is that of every call with the same evidence. */
export interface Followed {
  readonly answer: Attribution;
  readonly from: number;
  readonly until: number;
}

/** Follows a call back to where its first session began. */
export function followChain(event: TrailEvent, sessions: Sessions, known: Known): Followed {
  const evidence: string[] = [];
  const roles: string[] = [];
  const seen = new Set<string>([event.id]);
  let node = event;
  let setFor = event;
  let byProvider: string | undefined;
  let linkedBy: 'key' | 'start' = 'key';
  let found = firstOf(CERTAIN, node, known);
  let missing = '';
  let doubt = false;
  let start: Start | undefined;
  if (found?.method === 'iam-user') {
    // the user is certain; where its session began is a proof more
    start = sessions.startOf(event);
    if ('begun' in start) evidence.push(...start.begun.ids);
  }
  while (found === undefined) {
    const next = sessions.startOf(node);
    start ??= next;
    if (node.actor.sourceIdentity !== undefined) setFor = node;
    if (isSession(node.actor)) roles.push(principalOf(node) ?? '');
    const copy = node.actor.type === 'AWSAccount' ? sessions.copyOf(node) : undefined;
    if (copy !== undefined && !seen.has(copy.id)) {
      evidence.push(copy.id);
      seen.add(copy.id);
      node = copy;
    } else if (!isSession(node.actor)) {
      missing = 'the record does not tell who made the call';
      break;
    } else if ('missing' in next) {
      ({ missing, doubt } = next);
      break;
    } else {
      const { call, ids } = next.begun;
      if (ids.some((id) => seen.has(id)) || seen.size > LONGEST) {
        missing = seen.size > LONGEST ? `the chain has more than ${LONGEST} links` : 'the chain of sessions is a circle';
        doubt = true;
        break;
      }
      for (const id of ids) seen.add(id);
      evidence.push(...[...ids].reverse());
      if (next.by === 'start') linkedBy = 'start';
      byProvider = isProvider(call) ? next.begun.sourceIdentity : undefined;
      found = begunByService(next.begun);
      node = call;
    }
    found ??= firstOf(CERTAIN, node, known);
  }
  // sessions that are no part of a chain still show their role
  if (roles.length === 0 && isSession(event.actor)) roles.push(principalOf(event) ?? '');
  if (found === undefined && !doubt) found = firstOf(WEAK, node, known) ?? (node === event ? undefined : throughService(event));
  const certain = found !== undefined;
  if (found !== undefined && linkedBy === 'start') {
    found = {
      ...found,
      confidence: atMost(found.confidence, 'medium'),
      why: `${found.why}; a session was linked by its role, name and second of start, since no call shows its key`,
    };
  }
  found ??= unresolved(node, missing);
  const { sourceIdentity } = event.actor;
  if (sourceIdentity !== undefined && !doubt && found.method !== 'on-behalf-of')
    found = withSourceIdentity(sourceIdentity, { found, certain, byProvider, setFor }, known);
  const answer = {
    identity: found.identity,
    method: found.method,
    confidence: found.confidence,
    evidence: [...evidence.reverse(), ...(found.evidence ?? [])],
    roles: roles.reverse().filter((role) => role !== ''),
    asserted: found.asserted,
    missing: found.missing,
    why: found.why,
  };
  return { answer, ...timesOf(start, event) };
}

/** Credentials are good for a time. What contradicts itself is looked at call by call. */
function timesOf(start: Start | undefined, { time }: TrailEvent): { readonly from: number; readonly until: number } {
  if (start === undefined || ('missing' in start && !start.doubt)) return { from: -Infinity, until: Infinity };
  return 'begun' in start ? goodFor(start.begun) : { from: time, until: time };
}

/** Providers of identity, among them those of certificates: Roles Anywhere names the subject as the source identity. */
const isProvider = ({ actor: { type, invokedBy } }: TrailEvent): boolean =>
  type === 'SAMLUser' || type === 'WebIdentityUser' || (type === 'AWSService' && invokedBy === 'rolesanywhere.amazonaws.com');
