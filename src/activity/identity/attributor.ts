import type { Estate } from '../../estate/estate.ts';
import { textOf } from '../../estate/json.ts';
import { type TrailEvent, principalOf, sessionOf } from '../event.ts';
import type { Attribution } from './attribution.ts';

/** Finds who made calls. Sessions are followed back to where they began. */
export function createAttributor(events: readonly TrailEvent[], _estate: Estate | undefined): (event: TrailEvent) => Attribution {
  /** By the access key that an STS call gave out. */
  const issued = new Map<string, TrailEvent>();
  for (const event of events) {
    if (event.source !== 'sts.amazonaws.com') continue;
    const credentials = event.response?.['credentials'];
    const key =
      typeof credentials === 'object' && credentials !== null ? textOf((credentials as Record<string, unknown>)['accessKeyId']) : undefined;
    if (key !== undefined && !issued.has(key)) issued.set(key, event);
  }
  const known = new Map<string, Attribution>();
  const attribute = (event: TrailEvent, depth: number): Attribution => {
    const session = sessionOf(event);
    let found = known.get(session);
    if (found === undefined) {
      found = depth > 20 ? UNKNOWN : find(event, depth);
      known.set(session, found);
    }
    return found;
  };
  const find = (event: TrailEvent, depth: number): Attribution => {
    const { actor } = event;
    const principal = principalOf(event);
    if (actor.type === 'IAMUser')
      return plain('user', actor.arn ?? '', actor.userName ?? '', 'iam-user', 'medium', 'the key of an IAM user');
    if (actor.type === 'Root') return plain('root', actor.account ?? '', 'root user', 'root', 'high', 'the root user of the account');
    if (actor.type === 'AWSService')
      return plain('service', actor.invokedBy ?? '', actor.invokedBy ?? '', 'service', 'high', 'a service of AWS');
    if (actor.type === 'SAMLUser')
      return plain('person', actor.userName ?? '', actor.userName ?? '', 'saml', 'high', 'the subject of a SAML assertion');
    if (actor.type === 'WebIdentityUser')
      return plain('pipeline', actor.userName ?? '', actor.userName ?? '', 'oidc', 'high', 'the subject of a token');
    const start = actor.accessKeyId === undefined ? undefined : issued.get(actor.accessKeyId);
    if (start === undefined || start === event) return UNKNOWN;
    const before = attribute(start, depth + 1);
    return { ...before, evidence: [...before.evidence, start.id], roles: [...before.roles, principal ?? ''] };
  };
  return (event) => attribute(event, 0);
}

const UNKNOWN: Attribution = {
  identity: { kind: 'unknown', id: '', name: '' },
  method: 'none',
  confidence: 'none',
  evidence: [],
  roles: [],
  asserted: undefined,
  why: 'the call that began the session is not in this trail',
};

const plain = (
  kind: Attribution['identity']['kind'],
  id: string,
  name: string,
  method: Attribution['method'],
  confidence: Attribution['confidence'],
  why: string,
): Attribution => ({ identity: { kind, id, name }, method, confidence, evidence: [], roles: [], asserted: undefined, why });
