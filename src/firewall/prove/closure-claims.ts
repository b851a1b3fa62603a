import { findAction } from '../../catalogue/reference/reference.ts';
import { EXEMPTING, type GuardedKind, guardedResources } from '../exempting-actions.ts';
import type { ClosedClaim, CompleteClaim } from './claim.ts';

/** That nobody exempts himself, as claims of completeness: one for each kind of thing by which somebody becomes exempt. */
export function closureClaims({ id, targets, members, deployers }: ClosedClaim): readonly CompleteClaim[] {
  const exempt = deployers.length === 0 ? [] : [{ ArnLike: { 'aws:PrincipalArn': deployers } }];
  return EXEMPTING.flatMap(({ sid, actions, of }) => {
    const resources = PROVED.has(of) ? guardedResources(of, [...members, ...deployers]) : [];
    const known = actions.filter((action) => findAction(action) !== undefined);
    if (resources.length === 0) return [];
    const confined = resources[0] === '*' ? {} : { resources };
    return [
      {
        id: `${id}-${sid}`,
        claim: 'complete' as const,
        ...(targets === undefined ? {} : { targets }),
        actions: known,
        exempt,
        ...confined,
      },
    ];
  });
}

/** Policies of members are not known to a claim that names patterns. */
const PROVED: ReadonlySet<GuardedKind> = new Set(['roles', 'passed', 'users', 'permission-sets']);
