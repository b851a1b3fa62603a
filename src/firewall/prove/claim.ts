import type { WrittenConditions } from '../written-policy.ts';

/** What is said of the organisation policies that bind some accounts: whether it holds for every request that there can be. */
export type Claim = CompleteClaim | HarmlessClaim | ClosedClaim | NothingElseClaim | ConfinedClaim;

interface ClaimBase {
  readonly id: string;
  /** Ids of roots, OUs and accounts; undefined: all member accounts. */
  readonly targets?: readonly string[];
}

/** Whoever is not exempt is denied each of the actions. */
export interface CompleteClaim extends ClaimBase {
  readonly claim: 'complete';
  /** Names and patterns. A pattern takes in an action that AWS does not have yet, too. */
  readonly actions: readonly string[];
  /** ARN patterns; undefined: every resource. */
  readonly resources?: readonly string[];
  /** Blocks of conditions: who meets one of them is exempt. */
  readonly exempt: readonly WrittenConditions[];
}

/** Nobody who meets one of the blocks is denied one of the actions. */
export interface HarmlessClaim extends ClaimBase {
  readonly claim: 'harmless';
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  readonly for: readonly WrittenConditions[];
  /** Demands that they meet besides. */
  readonly when?: WrittenConditions;
  /** Names of policies, with `*` and `?`: only what these deny counts. Undefined: all policies, and the want of an Allow. */
  readonly by?: readonly string[];
}

/** Nobody but deployers changes members: principals that are exempt, and the deployers themselves. */
export interface ClosedClaim extends ClaimBase {
  readonly claim: 'closed';
  /** ARN patterns of roles and users. */
  readonly members: readonly string[];
  /** ARN patterns. */
  readonly deployers: readonly string[];
}

/** What is denied now and was not denied before is denied as it is meant. */
export interface NothingElseClaim extends ClaimBase {
  readonly claim: 'nothing-else';
  readonly meant: readonly MeantDenial[];
}

/** Actions that may be denied to whoever is not exempt. */
export interface MeantDenial {
  readonly actions: readonly string[];
  /** Blocks of conditions: to who meets one of them they may not be denied by this. */
  readonly exempt: readonly WrittenConditions[];
  /** They may be denied to requests alone that meet this. */
  readonly when?: WrittenConditions;
}

/** Nothing is allowed but some calls: for policies that are lists of Allow. */
export interface ConfinedClaim extends ClaimBase {
  readonly claim: 'confined';
  readonly to: readonly AllowedCalls[];
}

/** Calls that may be allowed. */
export interface AllowedCalls {
  readonly actions: readonly string[];
  /** ARN patterns; undefined: every resource. */
  readonly resources?: readonly string[];
  /** They may be allowed to requests alone that meet this. */
  readonly when?: WrittenConditions;
}
