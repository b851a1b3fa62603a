import type { Activity } from '../../activity/activity.ts';
import { principalOf, sessionOf, type TrailEvent } from '../../activity/event.ts';

/** How messages name whoever made a call, by its credentials. */
export const callerText = (event: TrailEvent): string => {
  const { actor } = event;
  return `\`${principalOf(event) ?? actor.invokedBy ?? actor.principalId ?? (actor.type || 'nobody knows who')}\``;
};

/** A key that stays until somebody takes it away (IAM User Guide, "IAM identifiers": AKIA; ASIA is that of a session). */
export const isLongTermKey = ({ actor }: TrailEvent): boolean => actor.type === 'IAMUser' && actor.accessKeyId?.startsWith('AKIA') === true;

/** Whether AWS itself made a call: a service, or a role that only a service can assume. */
export const isService = ({ actor }: TrailEvent): boolean =>
  actor.type === 'AWSService' || actor.issuer?.arn?.includes(':role/aws-service-role/') === true;

/** Whether two calls were made by the same person or workload, however each of them came. */
export function isSameCaller(a: TrailEvent, b: TrailEvent, { who }: Activity): 'yes' | 'no' | 'unknown' {
  if (sessionOf(a) === sessionOf(b)) return 'yes';
  const [one, other] = [who(a), who(b)];
  if (one.identity.kind === 'unknown' || other.identity.kind === 'unknown') return 'unknown';
  if (one.identity.kind === other.identity.kind && one.identity.id === other.identity.id) return 'yes';
  // a name that somebody gave himself tells nobody apart
  return one.confidence === 'low' || other.confidence === 'low' ? 'unknown' : 'no';
}

/** Whether a call came from an instance, a function or another thing that AWS gives credentials to, or from AWS itself. */
export function isWorkload(event: TrailEvent, { who }: Activity): boolean {
  const { kind } = who(event).identity;
  return kind === 'workload' || kind === 'service' || event.actor.inScopeOf?.credentialsIssuedTo !== undefined || isService(event);
}
