/** A statement of an organisation policy as Mantlet writes it: the JSON of AWS's grammar, so that it can be rendered without change. */
export interface WrittenStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  /** RCPs only, where it is always `*` (Organizations User Guide, "RCP syntax"). */
  readonly Principal?: '*';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: WrittenConditions;
}

/** Operator -> key -> values, as AWS writes them. */
export type WrittenConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** A document of an organisation policy as Mantlet writes it. */
export interface WrittenDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly WrittenStatement[];
}

/** The types of organisation policy that decide about requests. */
export type ControlType = 'scp' | 'rcp';

/** The text that AWS counts against the quota: without white space, which it counts when a policy is saved by SDK or CLI. */
export const minified = (document: WrittenDocument): string => JSON.stringify(document);
