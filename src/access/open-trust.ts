import { parsePolicy } from '../iam/parse.ts';
import type { Policy } from '../iam/policy.ts';
import { isTrustAction } from '../iam/trust-actions.ts';
import type { Caller } from './caller.ts';

/** A trust policy that lets a principal in, so that only the caller's side decides. */
export const openTrust = (principal: unknown, name: string): Policy =>
  parsePolicy({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: principal, Action: '*' }] }, 'trust', { name });

const ofAccounts = new Map<string, Policy>();

/**
 * Who asks about assuming some role asks about the caller's own policies: the role is taken to trust the caller's account. Undefined for
 * other actions. Which roles there are, and whom they trust, is for chains to find.
 */
export function exampleTrust({ account }: Caller, action: string): Policy | undefined {
  if (!isTrustAction(action)) return undefined;
  let policy = ofAccounts.get(account.id);
  if (policy === undefined) {
    policy = openTrust({ AWS: account.id }, `a trust policy that names account ${account.id}`);
    ofAccounts.set(account.id, policy);
  }
  return policy;
}
