/** Why an import is refused. The first group: the source cannot be read as it is. The second: it says less than what is known already. */
export type ImportProblemName =
  | 'no-source'
  | 'no-date'
  | 'missing-file'
  | 'not-json'
  | 'damaged'
  | 'no-actions'
  | 'no-access-level'
  | 'unknown-access-level'
  | 'unknown-resource-type'
  | 'prefix-lost'
  | 'access-level-lost'
  | 'pass-role-lost';

/** One reason to refuse an import. */
export interface ImportProblem {
  readonly problem: ImportProblemName;
  readonly message: string;
}

/** A reason to refuse an import. */
export const importProblem = (problem: ImportProblemName, message: string): ImportProblem => ({ problem, message });
