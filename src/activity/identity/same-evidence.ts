import type { Actor, TrailEvent } from '../event.ts';

/** Whether two calls show the same of who made them, so that one answer holds for both: calls of one session may show more or less. */
export function isSameEvidence(a: TrailEvent, b: TrailEvent): boolean {
  if (a.fromConsole !== b.fromConsole) return false;
  return isSameActor(a.actor, b.actor);
}

/** Written out member by member: it is asked for every event of a trail. */
const isSameActor = (a: Actor, b: Actor): boolean =>
  a.type === b.type &&
  a.accessKeyId === b.accessKeyId &&
  a.arn === b.arn &&
  a.principalId === b.principalId &&
  a.account === b.account &&
  a.userName === b.userName &&
  a.provider === b.provider &&
  a.invokedBy === b.invokedBy &&
  a.sourceIdentity === b.sourceIdentity &&
  a.since === b.since &&
  a.mfa === b.mfa &&
  a.ec2RoleDelivery === b.ec2RoleDelivery &&
  a.assumedRoot === b.assumedRoot &&
  a.delegate === b.delegate &&
  isSameIssuer(a.issuer, b.issuer) &&
  a.onBehalfOf?.userId === b.onBehalfOf?.userId &&
  a.inScopeOf?.credentialsIssuedTo === b.inScopeOf?.credentialsIssuedTo &&
  a.inScopeOf?.sourceArn === b.inScopeOf?.sourceArn;

const isSameIssuer = (a: Actor['issuer'], b: Actor['issuer']): boolean =>
  a?.arn === b?.arn && a?.type === b?.type && a?.account === b?.account && a?.userName === b?.userName;
