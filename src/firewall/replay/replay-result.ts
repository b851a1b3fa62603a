import type { StatementRef } from '../../iam/policy.ts';

/** What becomes of one observed call under other organisation policies. */
export type Outcome = 'denied' | 'allowed' | 'unknown';

/** Calls by what became of them; each is counted once. */
export interface ReplayCounts {
  /** Succeeded, and would be denied. */
  readonly denied: number;
  /** Would still be let through by the organisation policies. */
  readonly allowed: number;
  /** Of these no statement that is new speaks: they are among the allowed. */
  readonly untouched: number;
  /** What the record does not tell decides. */
  readonly unknown: number;
  /** Were refused when they were made, and would be again or not: nothing is lost. */
  readonly refused: number;
  /** Neither SCPs nor RCPs bind who called: the management account, service-linked roles, AWS services, other organisations. */
  readonly unbound: number;
  /** Denied by the policies as the snapshot has them, and made all the same: these are younger than the call. */
  readonly deniedBefore: number;
  /** Nobody knows which action of IAM the call needed. */
  readonly unmapped: number;
}

/** Calls of one principal that would be denied, or of which nobody knows. */
export interface ReplayGroup {
  readonly principal: string;
  readonly account: string;
  readonly action: string;
  readonly outcome: 'denied' | 'unknown';
  readonly calls: number;
  readonly last: string;
  /** Some of the events. */
  readonly eventIDs: readonly string[];
  /** What denies it, or may. */
  readonly statement: StatementRef | undefined;
  /** Of unknown ones: what the record does not tell. */
  readonly why: string | undefined;
}

/** What history would have lost. */
export interface Replayed {
  readonly counts: ReplayCounts;
  readonly groups: readonly ReplayGroup[];
}
