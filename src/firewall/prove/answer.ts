import type { AuthorizationRequest } from '../../iam/request.ts';
import type { StatementRef } from '../../iam/policy.ts';
import type { ClosedBranch } from './search.ts';

/** Whether a claim holds. */
export type Answer = Proved | Refuted | NotKnown;

/** It holds for every request; why, group by group. */
export interface Proved {
  readonly id: string;
  readonly answer: 'proved';
  readonly groups: readonly ProvedGroup[];
  readonly accounts: number;
  readonly actions: number;
}

/** Actions and accounts that are decided at once: the same statements speak of them. */
export interface ProvedGroup {
  readonly actions: readonly string[];
  readonly accounts: readonly string[];
  /** How each way to a counterexample ends. */
  readonly branches: readonly ClosedBranch[];
}

/** A request shows that it does not hold; both evaluators agree on it. */
export interface Refuted {
  readonly id: string;
  readonly answer: 'refuted';
  readonly witness: AuthorizationRequest;
  readonly verdict: string;
  /** The statement that denies it; undefined: none does. */
  readonly statement: StatementRef | undefined;
}

/** Nobody knows. */
export interface NotKnown {
  readonly id: string;
  readonly answer: 'unknown';
  readonly because: string;
}
