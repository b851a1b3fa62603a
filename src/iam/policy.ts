/**
 * The policy document as Mantlet sees it: lenient in reading (scalars for lists, a statement that is an object, booleans for strings),
 * strict in meaning (what cannot be read is named and never taken as a match or as no match).
 * Grammar: IAM User Guide, "Grammar of the IAM JSON policy language".
 */

/** Which rules of the language apply: the elements a statement must or must not have depend on where the document is attached. */
export type PolicyKind = 'identity' | 'boundary' | 'session' | 'resource' | 'trust' | 'scp' | 'rcp' | 'endpoint';

/** Where a document stands in the input, so that an answer can be followed back to a file and a line. */
export interface DocumentRef {
  /** What a person calls it: a policy ARN, or `inline policy app of arn:aws:iam::1:role/x`. */
  readonly name: string;
  /** The file it was read from, relative to the snapshot, when there is one. */
  readonly file?: string;
  /** The path of the document inside that file, as JSON keys and indexes. */
  readonly path?: readonly (string | number)[];
  /** The policy version (`v3`), when the document has one. */
  readonly version?: string;
}

/** What a statement does where it matches. */
export type Effect = 'Allow' | 'Deny';

/** A list of patterns, or its complement (`NotAction`, `NotResource`). */
export interface PatternList {
  readonly negated: boolean;
  readonly patterns: readonly string[];
}

/** The keys that `Principal` can have. */
export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';

/** One value of `Principal`, under its key. */
export interface PrincipalEntry {
  readonly type: PrincipalType;
  readonly value: string;
}

/** `Principal` or `NotPrincipal`. `"Principal": "*"` is read as `{AWS: "*"}`; IAM treats both alike (IAM User Guide, "Principal"). */
export interface PrincipalList {
  readonly negated: boolean;
  readonly entries: readonly PrincipalEntry[];
}

/** Condition operators without `IfExists` and without a set qualifier. */
export type BaseOperator =
  | 'StringEquals'
  | 'StringNotEquals'
  | 'StringEqualsIgnoreCase'
  | 'StringNotEqualsIgnoreCase'
  | 'StringLike'
  | 'StringNotLike'
  | 'NumericEquals'
  | 'NumericNotEquals'
  | 'NumericLessThan'
  | 'NumericLessThanEquals'
  | 'NumericGreaterThan'
  | 'NumericGreaterThanEquals'
  | 'DateEquals'
  | 'DateNotEquals'
  | 'DateLessThan'
  | 'DateLessThanEquals'
  | 'DateGreaterThan'
  | 'DateGreaterThanEquals'
  | 'Bool'
  | 'BinaryEquals'
  | 'IpAddress'
  | 'NotIpAddress'
  | 'ArnEquals'
  | 'ArnLike'
  | 'ArnNotEquals'
  | 'ArnNotLike'
  | 'Null';

/** One operator applied to one key: the smallest part of a `Condition` block. All parts of a block are joined by AND. */
export interface Condition {
  /** The operator as written, for people: `ForAllValues:StringLikeIfExists`. */
  readonly written: string;
  /** Undefined where the operator is none of AWS's 27: the condition cannot be evaluated. */
  readonly operator: BaseOperator | undefined;
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly ifExists: boolean;
  /** The condition key as written. Names ignore case when compared (IAM User Guide, "Condition"). */
  readonly key: string;
  readonly values: readonly string[];
}

/** One statement, with what of it could not be read. */
export interface Statement {
  /** Position in the document, from 0. */
  readonly index: number;
  readonly sid: string | undefined;
  /** Undefined where the element is missing or is neither Allow nor Deny: the statement could be either. */
  readonly effect: Effect | undefined;
  readonly actions: PatternList | undefined;
  /** Undefined in role trust policies, which have none. */
  readonly resources: PatternList | undefined;
  /** Undefined in identity-based policies, boundaries, session policies and SCPs, which have none. */
  readonly principals: PrincipalList | undefined;
  readonly conditions: readonly Condition[];
  /** Why the statement as a whole cannot be evaluated; empty when it can. Elements that were read still narrow what it may match. */
  readonly unreadable: readonly string[];
}

/** Something noticed in reading. `error`: some part cannot be evaluated. `warning`: it can, but probably not as its author meant. */
export interface PolicyProblem {
  readonly severity: 'error' | 'warning';
  /** Index of the statement, or undefined for the document. */
  readonly statement: number | undefined;
  readonly message: string;
}

/** One policy document, with what of it could not be read. */
export interface Policy {
  readonly ref: DocumentRef;
  readonly kind: PolicyKind;
  /** Policy variables exist only under 2012-10-17; a document without `Version` is 2008-10-17 (IAM User Guide, "Version"). */
  readonly version: '2008-10-17' | '2012-10-17';
  readonly statements: readonly Statement[];
  readonly problems: readonly PolicyProblem[];
  /** Set when the document as a whole could not be read: every answer that depends on it is indeterminate. */
  readonly unreadable: string | undefined;
}

/** Points at one statement of one document. */
export interface StatementRef {
  readonly document: DocumentRef;
  readonly index: number;
  readonly sid: string | undefined;
}
