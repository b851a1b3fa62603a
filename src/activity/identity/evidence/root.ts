import type { TrailEvent } from '../../event.ts';
import type { Found } from '../found.ts';

/** The root user of an account; a session of AssumeRoot is somebody else's. */
export function rootUser({ actor }: TrailEvent): Found | undefined {
  if (actor.type !== 'Root' || actor.assumedRoot === true) return undefined;
  const account = actor.account ?? actor.arn?.split(':')[4];
  if (account === undefined || account === '') return undefined;
  return {
    identity: { kind: 'root', id: account, name: 'root user' },
    method: 'root',
    confidence: 'high',
    why: 'the root user of the account; which person, AWS does not tell',
  };
}
