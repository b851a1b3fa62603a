import type { TrailEvent } from '../../event.ts';
import type { BegunSession } from '../begun-session.ts';
import type { Found } from '../found.ts';
import type { Known } from '../known.ts';
import { sessionName } from '../session-parts.ts';
import { onlyServices } from '../trust.ts';

/** What AWS gave the credentials to, where the record itself tells. */
export function workload({ actor }: TrailEvent): Found | undefined {
  if (actor.delegate !== undefined) {
    return {
      identity: { kind: 'workload', id: actor.delegate, name: `product of account ${actor.delegate}` },
      method: 'in-scope-of',
      confidence: 'high',
      why: 'AWS names the account of the product that acts in the name of the customer',
    };
  }
  const issued = actor.inScopeOf?.credentialsIssuedTo ?? actor.inScopeOf?.sourceArn;
  if (issued !== undefined) {
    return {
      identity: { kind: 'workload', id: issued, name: issued.slice(Math.max(issued.lastIndexOf('/'), issued.lastIndexOf(':')) + 1) },
      method: 'in-scope-of',
      confidence: 'high',
      why: 'AWS names what it gave the credentials to',
    };
  }
  if (actor.ec2RoleDelivery === undefined || actor.type !== 'AssumedRole') return undefined;
  return {
    ...serviceWorkload('ec2.amazonaws.com', actor.issuer?.arn, sessionName(actor)),
    why: 'the credentials came from the metadata service of an instance',
  };
}

/** Services that give each instance or function a session of its name; those of others come and go. */
const NAMED = new Set(['ec2.amazonaws.com', 'lambda.amazonaws.com', 'edgelambda.amazonaws.com']);

/** What a service began a session for. */
function serviceWorkload(service: string, roleArn: string | undefined, session: string | undefined): Omit<Found, 'why'> {
  const role = roleArn ?? '';
  const name = NAMED.has(service) ? session : undefined;
  return {
    identity: {
      kind: 'workload',
      id: name === undefined ? role : `${role}/${name}`,
      name: name ?? (role.slice(role.lastIndexOf('/') + 1) || service),
    },
    method: 'service',
    confidence: 'high',
  };
}

/** A session that a service of AWS began: an instance, a function, a task, a job. */
export function begunByService({ call, roleArn, session }: BegunSession): Found | undefined {
  const { actor } = call;
  if (actor.type !== 'AWSService' || actor.invokedBy === undefined || roleArn === undefined) return undefined;
  return { ...serviceWorkload(actor.invokedBy, roleArn, session), why: `\`${actor.invokedBy}\` began the session` };
}

/** A session whose beginning is not in the trail, of a role that by its trust policy only services can take. */
export function onlyOfServices({ actor }: TrailEvent, { roleOf }: Known): Found | undefined {
  const role = roleOf(actor.issuer?.arn);
  const services = onlyServices(role);
  if (role === undefined || services === undefined) return undefined;
  const [service = ''] = services;
  return {
    ...serviceWorkload(services.length === 1 ? service : '', role.arn, sessionName(actor)),
    confidence: 'medium',
    why: `by the trust policy in the snapshot none but ${services.map((one) => `\`${one}\``).join(' and ')} can begin a session of the role`,
  };
}
