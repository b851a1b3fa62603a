import { type TrailEvent, principalOf } from '../../activity/event.ts';
import { privilegedUse } from '../../activity/usual/privileged.ts';
import { exemptionFor } from '../../estate/intent-exemptions.ts';
import { coversAction } from '../../estate/intent-needs.ts';
import { isBreakGlass, useCasesOf } from '../../estate/intent-principals.ts';
import type { Intent } from '../../estate/intent.ts';
import { splitArn } from '../../iam/arn.ts';
import { isService } from './callers.ts';

/**
 * Whether somebody was meant to do a privileged action, by what the organisation says: a use case that needs it, an exemption that was in
 * force, an emergency. Unknown where nobody has said who needs what, or the caller cannot be told.
 */
export function isAllowed(event: TrailEvent, intent: Intent | undefined): 'yes' | 'no' | 'unknown' {
  const row = privilegedUse(event);
  const principal = principalOf(event);
  if (intent === undefined || row === undefined || principal === undefined || isService(event)) return 'unknown';
  // a session whose role is not told has the ARN of STS, which no entry names
  if (splitArn(principal)?.[1] !== 'iam') return 'unknown';
  if (isBreakGlass(intent, principal)) return 'yes';
  const exempt = { action: row.action, class: row.class };
  if (exemptionFor(intent, principal, exempt, new Date(event.time).toISOString()) !== undefined) return 'yes';
  const useCases = useCasesOf(intent, principal);
  if (useCases === undefined) return 'unknown';
  return useCases.some(({ needs }) => coversAction(needs, row.action, row.class)) ? 'yes' : 'no';
}

/** Whether the organisation calls an account one of production; undefined where nobody has said. */
export const isProduction = ({ account }: TrailEvent, intent: Intent | undefined): boolean | undefined =>
  intent?.productionAccounts?.includes(account);
