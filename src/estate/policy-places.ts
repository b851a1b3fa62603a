import type { DocumentRef, Policy } from '../iam/policy.ts';
import type { Account, Attachment, EstateProblem } from './estate.ts';

/**
 * Gives each shared policy the first of its places as its own `ref`. Without it, that would be the place that was read first, and two
 * readings of one snapshot would differ. What no evaluator can read of a statement is reported there, once for each policy.
 */
export function settlePolicies(accounts: Iterable<Account>, problems: EstateProblem[]): void {
  const seen = new Set<Policy>();
  const visit = (attachment: Attachment | undefined, account: string | undefined): void => {
    if (attachment === undefined || seen.has(attachment.policy)) return;
    const { policy, ref } = attachment;
    seen.add(policy);
    // INVARIANT: nobody has seen the policy yet; it is the builder's until `build` returns
    (policy as { ref: DocumentRef }).ref = ref;
    if (policy.unreadable === undefined && policy.problems.length > 0) reportStatements(policy, account, problems);
  };
  for (const account of accounts) {
    for (const level of account.scp ?? []) for (const attachment of level) visit(attachment, undefined);
    for (const level of account.rcp ?? []) for (const attachment of level) visit(attachment, undefined);
    for (const principal of account.principals) {
      for (const attachment of principal.identity) visit(attachment, account.id);
      visit(principal.boundary, account.id);
      visit(principal.trust, account.id);
    }
    for (const resource of account.resources) visit(resource.policy, account.id);
  }
}

/** Whole documents that cannot be read are reported at each of their places when they are read. */
function reportStatements({ ref, problems: found }: Policy, account: string | undefined, problems: EstateProblem[]): void {
  for (const { severity, statement, message } of found) {
    if (severity !== 'error') continue;
    const where = statement === undefined ? ref.name : `${ref.name}, statement ${statement + 1}`;
    problems.push({ severity, file: ref.file ?? '', path: ref.path ?? [], message: `${where}: ${message}`, account });
  }
}
