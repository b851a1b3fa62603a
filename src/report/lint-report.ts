/** What lints say of files of organisation policies. */
export interface LintReport {
  readonly kind: 'lint';
  readonly schema: 1;
  readonly mantlet: string;
  /** Files that were looked at, and policies in them. */
  readonly files: number;
  readonly policies: number;
  /** Intent files among them. */
  readonly intents: number;
  readonly findings: readonly ReportLint[];
  /** Files that hold no policy: of these nothing is said. */
  readonly passedOver: readonly string[];
  /** Files that cannot be read, and why. */
  readonly unread: readonly {
    readonly file: string;
    readonly line: number | undefined;
    readonly column: number | undefined;
    readonly message: string;
  }[];
}

/** One trap, with its place. */
export interface ReportLint {
  readonly lint: string;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly policy: string;
  /** `intent`: what `mantlet.yaml` exempts. */
  readonly type: 'scp' | 'rcp' | 'intent';
  /** From 1. */
  readonly statement: number | undefined;
  readonly sid: string | undefined;
  readonly message: string;
  readonly fix: string;
}
