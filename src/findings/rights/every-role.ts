import { explainHolding, type Holding } from '../../access/holding.ts';
import { partitionOf } from '../../access/partition.ts';
import type { Scanned } from '../check.ts';
import { Unreadable } from '../answers/detail.ts';
import { fail, type Outcome, pass } from '../rules/resource-check.ts';
import { holdingsOf } from './role-privileges.ts';

/** No role is called so: a policy that speaks of it speaks of every role. */
const SOME_ROLE = 'role/any-role-that-nothing-names';

/** Whether a role may lend every role to a service. That a condition names the service makes it no less every role of that service. */
export function passingOutcome(arn: string, scanned: Scanned, fix: string): Outcome {
  switch (holdingOn(arn, 'iam:PassRole', scanned, true)?.status ?? 'no') {
    case 'indeterminate':
      throw new Unreadable(`which roles ${arn} may pass cannot be told`);
    case 'no':
      return pass(`its role ${arn} passes no role that is not named`);
    case 'yes':
      return fail(`its role ${arn} may pass every role`, fix, 'high');
    case 'conditional':
      return fail(`its role ${arn} may pass every role under conditions`, fix, 'medium');
  }
}

/** Whether a role may turn into every role that trusts its account. */
export function assumingOutcome(arn: string, scanned: Scanned, fix: string): Outcome {
  const { status, scope } = holdingOn(arn, 'sts:AssumeRole', scanned, false) ?? { status: 'no', scope: [] };
  if (status === 'indeterminate') throw new Unreadable(`which roles ${arn} may assume cannot be told`);
  if (status === 'no' || !scope.some(isEvery)) return pass(`its role ${arn} assumes no role that is not named`);
  return status === 'yes'
    ? fail(`its role ${arn} may assume every role that lets it`, fix, 'high')
    : fail(`its role ${arn} may assume every role that lets it, under conditions`, fix, 'medium');
}

/** Undefined: it holds nothing of what is asked about. */
function holdingOn(arn: string, action: string, scanned: Scanned, named: boolean): Holding | undefined {
  const caller = holdingsOf(arn, scanned)?.caller;
  if (caller === undefined) return undefined;
  const { estate, inventory } = scanned;
  return explainHolding(estate, caller, {
    action,
    // whom a role of this name trusts nobody knows, so that assuming it is asked of some role
    resource: named ? `arn:${partitionOf(estate)}:iam::${caller.account.id}:${SOME_ROLE}` : undefined,
    assumptions: inventory.assumptions,
    home: inventory.home,
  });
}

/** Whether a pattern of resources leaves the name of a role open: `*`, and ARNs that end in `:*` or `:role/*`. */
const isEvery = (pattern: string): boolean => pattern.startsWith('not ') || /^(?:\*|arn:.*:(?:role\/)?\*)$/.test(pattern);
