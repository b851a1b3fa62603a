import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import type { Attachment, Estate } from '../../estate/estate.ts';

const known = new WeakMap<Estate, ReadonlyMap<string, boolean>>();

/** Whether a policy of the organisation denies AI actions, by the snapshot; unknown where it does not have the policy. */
export function guardsAi(id: string, estate: Estate | undefined): 'yes' | 'no' | 'unknown' {
  if (estate === undefined) return 'unknown';
  let policies = known.get(estate);
  if (policies === undefined) {
    policies = findPolicies(estate);
    known.set(estate, policies);
  }
  const guards = policies.get(id);
  return guards === undefined ? 'unknown' : guards ? 'yes' : 'no';
}

function findPolicies({ accounts }: Estate): ReadonlyMap<string, boolean> {
  const policies = new Map<string, boolean>();
  for (const { scp, rcp } of accounts.values()) {
    for (const attachment of [...(scp ?? []), ...(rcp ?? [])].flat()) {
      // the id stands at the end of what the policy is called
      const id = /\((p-[a-z0-9]+)\)$/.exec(attachment.ref.name)?.[1];
      if (id !== undefined && !policies.has(id)) policies.set(id, deniesAi(attachment));
    }
  }
  return policies;
}

/** A statement with NotAction denies all but what it names. */
const deniesAi = ({ policy }: Attachment): boolean =>
  policy.unreadable !== undefined ||
  policy.statements.some(
    ({ effect, actions }) => effect !== 'Allow' && (actions === undefined || actions.negated || actions.patterns.some(isAboutAi)),
  );

const isAboutAi = (pattern: string): boolean => pattern === '*' || aiGroup(pattern.split(':')[0] ?? '') !== undefined;
