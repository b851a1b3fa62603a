/** The self-tests, by what they hold. */
export type CatalogueRule =
  | 'access-level'
  | 'class'
  | 'default-deny'
  | 'exists'
  | 'founding'
  | 'guard'
  | 'import'
  | 'mitre'
  | 'one-row'
  | 'order'
  | 'policy-tier'
  | 'prefix'
  | 'reason'
  | 'review'
  | 'review-date'
  | 'reviewer'
  | 'role-tier'
  | 'spelling'
  | 'tier';

/** Something wrong in the catalogue: a file of rows, a mapping, or the data behind it. */
export interface CatalogueProblem {
  readonly rule: CatalogueRule;
  /** The action, file or class that is wrong. */
  readonly subject: string;
  readonly message: string;
}

/** A problem that a self-test found. */
export const problem = (rule: CatalogueRule, subject: string, message: string): CatalogueProblem => ({ rule, subject, message });
