import type { TrailEvent } from '../../event.ts';
import type { Found } from '../found.ts';
import type { Known } from '../known.ts';
import { permissionSetOf } from '../permission-set.ts';
import { sessionName } from '../session-parts.ts';

/** Identity Center names sessions of its roles after the user; nobody else begins them. */
export function permissionSetSession({ actor }: TrailEvent, { directory }: Known): Found | undefined {
  if (actor.type !== 'AssumedRole') return undefined;
  const set = permissionSetOf(actor.issuer?.arn);
  const name = sessionName(actor);
  if (set === undefined || name === undefined) return undefined;
  const assigned = directory.has(name, set.name, set.account);
  const why = {
    yes: 'Identity Center named the session after its user, who has the permission set by the snapshot',
    no: 'Identity Center named the session after its user, of whom the snapshot knows no such assignment',
    unknown: 'Identity Center named the session after its user',
  }[assigned];
  return {
    identity: directory.byName(name),
    method: 'identity-center-session',
    confidence: assigned === 'yes' ? 'high' : 'medium',
    why,
  };
}
