import type { Account } from '../../estate/estate.ts';
import { bedrockUse } from '../answers/bedrock-use.ts';
import type { Check, Scanned } from '../check.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import type { Evidence, Judgement } from '../finding.ts';
import type { Outcome } from './resource-check.ts';

/** A rule about every account and region in which Bedrock is used. */
interface RegionRule extends Omit<Check, 'kind' | 'planes' | 'judge'> {
  readonly judge: (region: UsedRegion, scanned: Scanned) => Outcome | undefined;
}

/** An account and a region in which it uses Bedrock. */
export interface UsedRegion {
  readonly account: Account;
  readonly region: string;
  /** To be called with what is read for the judgement: it becomes evidence. */
  readonly read: (detail: Detail) => Detail;
}

/** Makes the check. Regions in which nothing of Bedrock stands are not judged; where that was not read, it is unknown. */
export function regionCheck({ judge, ...rule }: RegionRule): Check {
  return {
    ...rule,
    kind: 'posture',
    planes: ['bedrock'],
    *judge(scanned) {
      for (const account of scanned.estate.accounts.values()) {
        const { regions, doubts } = bedrockUse(account);
        for (const region of regions.keys()) {
          const judgement = judgementOf(account, region, judge, scanned);
          if (judgement !== undefined) yield judgement;
        }
        for (const [region, what] of doubts) {
          const subject = { kind: 'account' as const, id: account.id, type: undefined, account: account.id, region };
          yield { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }], about: region ?? '' };
        }
      }
    },
  };
}

function judgementOf(account: Account, region: string, judge: RegionRule['judge'], scanned: Scanned): Judgement | undefined {
  const details: Detail[] = [];
  const read = (detail: Detail): Detail => {
    details.push(detail);
    return detail;
  };
  const evidence = (): readonly Evidence[] => details.flatMap((detail) => detail.evidence);
  const subject = { kind: 'account' as const, id: account.id, type: undefined, account: account.id, region };
  try {
    const outcome = judge({ account, region, read }, scanned);
    return outcome === undefined ? undefined : { ...outcome, subject, evidence: evidence(), about: region };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return {
      verdict: 'unknown',
      subject,
      message: error.message,
      evidence: [...evidence(), { kind: 'gap', what: error.message }],
      about: region,
    };
  }
}
