import type { Account } from '../estate/estate.ts';
import type { Scanned } from './check.ts';
import type { Judgement, Subject } from './finding.ts';

/** An account as what a judgement is about. */
export const accountSubject = (id: string): Subject => ({ kind: 'account', id, type: undefined, account: id, region: undefined });

/** That something of a whole account was not read; reports tell of all such accounts together. */
export const accountGap = (id: string, what: string): Judgement => ({
  verdict: 'unknown',
  subject: accountSubject(id),
  message: what,
  evidence: [{ kind: 'gap', what }],
});

/** Accounts that are open and of whose users and roles not all were read. */
export function* unreadAccounts({ estate }: Pick<Scanned, 'estate'>): Generator<Judgement> {
  for (const account of estate.accounts.values()) {
    if (account.detailsRead !== 'yes' && !isClosed(account)) yield accountGap(account.id, 'its users and roles were not read');
  }
}

/** Nobody can sign in to a closed account (Account Management guide, "Close an AWS account"). */
const isClosed = ({ status }: Account): boolean => status === 'SUSPENDED' || status === 'CLOSED';
