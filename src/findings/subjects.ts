import type { Subject } from './finding.ts';
import type { Grant } from './grants.ts';

/** A policy by its place: the ARN of a managed policy, or the name of an inline one, which holds the ARN of its principal. */
export function policySubject({ attachment, accounts }: Grant): Subject {
  const [only] = accounts;
  return { kind: 'policy', id: attachment.ref.name, type: undefined, account: accounts.size === 1 ? only : undefined, region: undefined };
}
