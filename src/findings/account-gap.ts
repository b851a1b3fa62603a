import type { Judgement } from './finding.ts';

/** That something of a whole account was not read; reports tell of all such accounts together. */
export const accountGap = (id: string, what: string): Judgement => ({
  verdict: 'unknown',
  subject: { kind: 'account', id, type: undefined, account: id, region: undefined },
  message: what,
  evidence: [{ kind: 'gap', what }],
});
