import type { Caller } from '../../access/caller.ts';
import type { Subject } from '../finding.ts';
import type { Grant } from './grants.ts';

/** A policy by its place: the ARN of a managed policy, or the name of an inline one, which holds the ARN of its principal. */
export function policySubject({ attachment, accounts }: Grant): Subject {
  const [only] = accounts;
  return { kind: 'policy', id: attachment.ref.name, type: undefined, account: accounts.size === 1 ? only : undefined, region: undefined };
}

/** A user or role; of a root user, the account. */
export const callerSubject = ({ arn, kind, account }: Caller): Subject => ({
  kind: 'principal',
  id: arn,
  type: kind === 'user' ? 'AWS::IAM::User' : kind === 'role' ? 'AWS::IAM::Role' : undefined,
  account: account.id,
  region: undefined,
});

/** Whether a document is a policy that AWS owns: `arn:aws:iam::aws:policy/AdministratorAccess`. */
export const isOfAws = (name: string): boolean => /^arn:[^:]+:iam::aws:/.test(name);
