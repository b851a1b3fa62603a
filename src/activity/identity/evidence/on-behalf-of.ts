import { textOf } from '../../../estate/json.ts';
import type { TrailEvent } from '../../event.ts';
import type { Found } from '../found.ts';
import type { Known } from '../known.ts';

/** The person of Identity Center for whom AWS says that a call was made. */
export function onBehalfOf({ actor, additional }: TrailEvent, { directory }: Known): Found | undefined {
  if (actor.onBehalfOf !== undefined && actor.onBehalfOf.userId !== '') {
    return {
      identity: directory.byId(actor.onBehalfOf.userId),
      method: 'on-behalf-of',
      confidence: 'high',
      why: 'AWS names the person of Identity Center for whom the call was made',
    };
  }
  // https://docs.aws.amazon.com/singlesignon/latest/userguide/sso-cloudtrail-use-cases.html: sign-in names the user beside it
  const name = actor.type === 'IdentityCenterUser' ? (actor.userName ?? textOf(additional?.['UserName'])) : undefined;
  if (name === undefined || name.startsWith('HIDDEN')) return undefined;
  return {
    identity: directory.byName(name),
    method: 'on-behalf-of',
    confidence: 'medium',
    why: 'Identity Center names the user, not its id',
  };
}
