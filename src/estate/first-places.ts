import type { DocumentRef, Policy } from '../iam/policy.ts';
import type { Account, Attachment } from './estate.ts';

/**
 * Gives each shared policy the first of its places as its own `ref`. Without it, that would be the place that was read first, and two
 * readings of one snapshot would differ.
 */
export function nameFirstPlaces(accounts: Iterable<Account>): void {
  const seen = new Set<Policy>();
  const visit = (attachment: Attachment | undefined): void => {
    if (attachment === undefined || seen.has(attachment.policy)) return;
    seen.add(attachment.policy);
    // INVARIANT: nobody has seen the policy yet; it is the builder's until `build` returns
    (attachment.policy as { ref: DocumentRef }).ref = attachment.ref;
  };
  for (const account of accounts) {
    for (const level of account.scp ?? []) for (const attachment of level) visit(attachment);
    for (const level of account.rcp ?? []) for (const attachment of level) visit(attachment);
    for (const principal of account.principals) {
      for (const attachment of principal.identity) visit(attachment);
      visit(principal.boundary);
      visit(principal.trust);
    }
    for (const resource of account.resources) visit(resource.policy);
  }
}
