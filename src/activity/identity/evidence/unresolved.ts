import type { TrailEvent } from '../../event.ts';
import { type Found, NOBODY } from '../found.ts';
import { sessionName } from '../session-parts.ts';

/** What is left where no evidence tells who it was. What a session calls itself is not who it is. */
export function unresolved({ actor }: TrailEvent, missing: string): Found {
  const asserted = sessionName(actor);
  if (actor.type === 'AWSAccount') {
    const { account } = actor;
    if (account === undefined || !/^\d{12}$/.test(account))
      return { identity: NOBODY, method: 'none', confidence: 'none', why: 'nobody signed the call', missing: 'nobody signed the call' };
    return {
      identity: { kind: 'account', id: account, name: `account ${account}` },
      method: 'account',
      confidence: 'low',
      why: 'somebody of another account, whose trail is not here',
      missing: 'the trail of the account of the caller is not here',
      asserted,
    };
  }
  if (asserted === undefined) return { identity: NOBODY, method: 'none', confidence: 'none', why: missing, missing };
  return {
    identity: NOBODY,
    method: 'session-name',
    confidence: 'low',
    why: `${missing}; the session called itself \`${asserted}\`, which anybody may who begins one`,
    missing,
    asserted,
  };
}
