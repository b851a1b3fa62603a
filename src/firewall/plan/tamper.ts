import { principalKey } from '../../activity/usage/principal-key.ts';
import type { Account } from '../../estate/estate.ts';
import { deployersOf, type Draft, sorted } from './draft.ts';
import type { PlanExemption } from './firewall-plan.ts';
import type { Observed } from './observed-calls.ts';
import { principalPattern } from './principal-pattern.ts';

/** What would take the firewall away, and what would take away the record of it. */
const TAMPERING: readonly { readonly sid: string; readonly why: string; readonly actions: readonly string[] }[] = [
  {
    sid: 'LeaveOrganization',
    why: 'an account that leaves the organisation leaves its policies behind',
    actions: ['organizations:LeaveOrganization'],
  },
  {
    sid: 'OrganizationPolicies',
    why: 'where organisation policies are delegated, deployers alone change and detach them',
    actions: [
      'organizations:AttachPolicy',
      'organizations:CreatePolicy',
      'organizations:DeletePolicy',
      'organizations:DeleteResourcePolicy',
      'organizations:DetachPolicy',
      'organizations:DisablePolicyType',
      'organizations:MoveAccount',
      'organizations:PutResourcePolicy',
      'organizations:RegisterDelegatedAdministrator',
      'organizations:UpdatePolicy',
    ],
  },
  {
    sid: 'TheRecord',
    why: 'whoever stops the trail hides what was tried',
    actions: [
      'cloudtrail:DeleteEventDataStore',
      'cloudtrail:DeleteTrail',
      'cloudtrail:PutEventSelectors',
      'cloudtrail:StopEventDataStoreIngestion',
      'cloudtrail:StopLogging',
      'cloudtrail:UpdateTrail',
    ],
  },
];

/** Denies to all but deployers whatever takes the firewall away. Who was seen doing it is spared, and told of. */
export function tamperDrafts(
  exemptions: readonly PlanExemption[],
  accounts: readonly Account[],
  observed: Observed,
): { readonly drafts: readonly Draft[]; readonly seen: readonly { readonly principal: string; readonly action: string }[] } {
  const seen: { readonly principal: string; readonly action: string }[] = [];
  const drafts = TAMPERING.map(({ sid, why, actions }): Draft => {
    const doers: string[] = [];
    for (const { principals } of accounts) {
      for (const { arn, serviceLinked } of principals) {
        const uses = serviceLinked ? undefined : observed.get(principalKey(arn))?.uses;
        const done = uses === undefined ? undefined : actions.find((action) => uses.has(action));
        if (done === undefined) continue;
        seen.push({ principal: arn, action: done });
        doers.push(principalPattern(arn));
      }
    }
    return { type: 'scp', layer: 'tamper', sid, why, actions, exempt: sorted([...deployersOf(exemptions), ...doers]) };
  });
  return { drafts, seen };
}
