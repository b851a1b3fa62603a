import type { Actor, TrailEvent } from '../event.ts';

/** Whether two calls show the same of who made them, so that one answer holds for both: calls of one session may show more or less. */
export function isSameEvidence(a: TrailEvent, b: TrailEvent): boolean {
  if (a.fromConsole !== b.fromConsole) return false;
  return isSameActor(a.actor, b.actor);
}

/** Members whose value is a text, a number or a truth value. */
const PLAIN = [
  'type',
  'arn',
  'principalId',
  'account',
  'accessKeyId',
  'userName',
  'provider',
  'invokedBy',
  'sourceIdentity',
  'since',
  'mfa',
  'ec2RoleDelivery',
  'assumedRoot',
  'federatedProvider',
  'delegate',
] as const satisfies readonly (keyof Actor)[];

function isSameActor(a: Actor, b: Actor): boolean {
  if (a === b) return true;
  for (const member of PLAIN) if (a[member] !== b[member]) return false;
  return (
    a.issuer?.arn === b.issuer?.arn &&
    a.issuer?.type === b.issuer?.type &&
    a.issuer?.account === b.issuer?.account &&
    a.issuer?.userName === b.issuer?.userName &&
    a.onBehalfOf?.userId === b.onBehalfOf?.userId &&
    a.inScopeOf?.credentialsIssuedTo === b.inScopeOf?.credentialsIssuedTo &&
    a.inScopeOf?.sourceArn === b.inScopeOf?.sourceArn
  );
}
