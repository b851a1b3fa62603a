import type { AnswerPlace } from './answers.ts';
import type { Estate, EstateProblem } from './estate.ts';

/** The four lists of `aws iam get-account-authorization-details`. */
export type DetailList = 'UserDetailList' | 'GroupDetailList' | 'RoleDetailList' | 'Policies';

/** The newest default version of an AWS managed policy as shipped with Mantlet: for snapshots that lack the body, or hold an older one. */
export interface ShippedPolicy {
  readonly arn: string;
  readonly version: string;
  /** ISO date of the version where known. */
  readonly date: string | undefined;
  readonly document: unknown;
}

/** A policy document as JSON text, which may stand in many places as one object. A class, because no parsed JSON can hold one. */
export class SharedDocument {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/**
 * Takes a snapshot piece by piece, in any order, and builds the estate. It never throws on input: what it cannot read becomes a problem.
 * `file` is always relative to the snapshot; documents are parsed JSON as the AWS CLI or API returns it, in which a policy document may
 * be a SharedDocument.
 */
export interface EstateBuilder {
  organization(document: unknown, file: string): void;
  identityCenter(document: unknown, file: string): void;
  /** `account.json`: name, type, identity providers. */
  account(account: string, document: unknown, file: string): void;
  /** One element of one list of the details; `account` undefined for a bare file, whose ARNs tell it. */
  detail(account: string | undefined, list: DetailList, index: number, item: unknown, file: string): void;
  /** Says that the details of the account were read to their end. Without it the account counts as not read. */
  detailsEnd(account: string | undefined, file: string): void;
  resourcePolicies(account: string, document: unknown, file: string): void;
  aiResources(account: string, document: unknown, file: string): void;
  /** What one user or role of the account last used: an answer of `get-service-last-accessed-details`. */
  lastAccessed(account: string, principal: string, answer: unknown, file: string): void;
  /** One answer of AWS's API; `document` undefined where its file cannot be read. */
  answer(account: string, document: unknown, place: AnswerPlace): void;
  /** A file that is missing or broken, or anything else that the reader of the snapshot noticed. */
  problem(problem: EstateProblem): void;
  /** ARNs of the AWS managed policies that are attached to somebody: what `build` wants of those that are shipped. */
  attachedOfAws(): readonly string[];
  build(shipped: ReadonlyMap<string, ShippedPolicy>): Estate;
}
