import type { Scanned } from '../check.ts';
import type { Judgement } from '../finding.ts';

/** An account of which too little was read to say that no chain leads through it. */
export interface UnseenAccount {
  readonly account: string;
  readonly what: string;
}

/** Accounts through which chains may lead that nobody saw: nothing can be said to have no chain while there is one. */
export function unseenAccounts({ estate }: Pick<Scanned, 'estate'>): readonly UnseenAccount[] {
  const broken = new Map<string, string>();
  for (const { severity, account, message } of estate.problems) {
    if (severity === 'error' && account !== undefined && !broken.has(account)) broken.set(account, message);
  }
  const unseen: UnseenAccount[] = [];
  for (const { id, detailsRead, listedTypes, answers } of estate.accounts.values()) {
    if (detailsRead !== 'yes') unseen.push({ account: id, what: 'its principals were not read: chains may lead through them' });
    else if (broken.has(id)) unseen.push({ account: id, what: 'it was not read to its end: chains may lead through what was left out' });
    else if (listedTypes.size === 0 && answers.size === 0)
      unseen.push({ account: id, what: 'which AI resources it has was not read: chains may lead through them' });
  }
  return unseen;
}

/** What a check says of such accounts instead of passing. */
export function* unseenJudgements(unseen: readonly UnseenAccount[]): Generator<Judgement> {
  for (const { account, what } of unseen) {
    yield {
      verdict: 'unknown',
      subject: { kind: 'account', id: account, type: undefined, account, region: undefined },
      message: what,
      evidence: [{ kind: 'gap', what }],
    };
  }
}
