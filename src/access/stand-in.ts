import { parsePolicy, unreadablePolicy } from '../iam/parse.ts';
import type { Policy } from '../iam/policy.ts';
import { isTrustAction } from '../iam/trust-actions.ts';
import type { Caller } from './caller.ts';
import { exampleTrust } from './open-trust.ts';
import { ownerId, type Target } from './target.ts';

const ofAccounts = new Map<string, Policy>();

/**
 * What stands for the policy of a resource that is only an example. Without a policy of their own nobody may assume a role or use a KMS key:
 * the example lets the policies of the caller's account decide, as the default key policy does (KMS Developer Guide, "Default key policy").
 */
export function exampleStandIn(caller: Caller, action: string): Policy | undefined {
  return action.startsWith('kms:') ? exampleKeyPolicy(caller.account.id) : exampleTrust(caller, action);
}

function exampleKeyPolicy(account: string): Policy {
  let policy = ofAccounts.get(account);
  if (policy === undefined) {
    const statement = { Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:*', Resource: '*' };
    const name = `a key policy that names account ${account}, as the default one does`;
    policy = parsePolicy({ Version: '2012-10-17', Statement: [statement] }, 'resource', { name });
    ofAccounts.set(account, policy);
  }
  return policy;
}

/**
 * What stands for the policy of a resource that somebody named and of which the snapshot has no policy. Undefined: it has none, or none that
 * access needs. Otherwise what it says is unknown: of roles and KMS keys, which always have one, and of whatever belongs to an account that
 * the snapshot does not hold. An identity-based Allow of the caller alone then means neither yes nor no.
 */
export function namedStandIn(caller: Caller, action: string, target: Target): Policy | undefined {
  const { arn, owner } = target;
  const missing = 'it is not in the snapshot';
  if (isTrustAction(action)) return unreadablePolicy('trust', { name: `the trust policy of ${arn}` }, missing);
  const name = `the policy of ${arn}`;
  if (action.startsWith('kms:') && /^arn:[^:]+:kms:[^:]*:[^:]*:key\//.test(arn)) return unreadablePolicy('resource', { name }, missing);
  const account = ownerId(target, caller.account.id);
  if (owner !== undefined || account === caller.account.id) return undefined;
  return unreadablePolicy('resource', { name }, `account ${account} is not in the snapshot`);
}
