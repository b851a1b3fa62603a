import { parsePolicy } from '../../iam/parse.ts';
import type { Policy } from '../../iam/policy.ts';
import type { AllowedCalls } from './claim.ts';

const known = new WeakMap<readonly AllowedCalls[], Policy>();

/** What a claim confines to, as a policy that allows just that: read as policies are, so that it means the same. */
export function allowedPolicy(calls: readonly AllowedCalls[]): Policy {
  const made = known.get(calls);
  if (made !== undefined) return made;
  const statements = calls.map(({ actions, resources, when }) => ({
    Effect: 'Allow',
    Action: actions,
    Resource: resources ?? '*',
    ...(when === undefined ? {} : { Condition: when }),
  }));
  const policy = parsePolicy({ Version: '2012-10-17', Statement: statements }, 'scp', { name: 'to' });
  known.set(calls, policy);
  return policy;
}
