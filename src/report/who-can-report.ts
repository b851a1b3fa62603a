import type { Incomplete, ReportPath, StatementPlace } from './scan-report.ts';

/** One principal that holds an action. */
export interface HolderRow {
  readonly principal: string;
  readonly kind: 'user' | 'role' | 'root';
  readonly account: string;
  readonly accountName: string | undefined;
  readonly action: string;
  readonly status: 'yes' | 'conditional' | 'indeterminate';
  /** `yes` for a plain call only. */
  readonly usually: boolean;
  /** The resource that was asked about, or the one whose policy gives what the principal's own policies do not. */
  readonly resource: string | undefined;
  /** What the answer depends on; `denies`: in a statement that must not match. */
  readonly conditions: readonly {
    readonly operator: string;
    readonly key: string;
    readonly values: readonly string[];
    readonly denies: boolean;
  }[];
  readonly traps: readonly string[];
  readonly scope: readonly string[];
  readonly statement: StatementPlace | undefined;
}

/** One principal that reaches an action without holding it. */
export interface ChainRow {
  readonly principal: string;
  readonly kind: 'user' | 'role' | 'root';
  readonly account: string;
  readonly accountName: string | undefined;
  readonly action: string;
  readonly path: ReportPath;
}

/** Who has an action. */
export interface WhoCanReport {
  readonly kind: 'who-can';
  readonly asked: string;
  readonly actions: readonly string[];
  readonly resource: string | undefined;
  readonly usualRegion: string;
  readonly principals: number;
  /** All holders, a principal once for each action; `holders` may be cut. */
  readonly total: number;
  /** How many principals these are. */
  readonly holdingPrincipals: number;
  readonly holders: readonly HolderRow[];
  /** Who reaches it through others; undefined where that was not asked. */
  readonly chains: { readonly total: number; readonly rows: readonly ChainRow[] } | undefined;
  readonly incomplete: readonly Incomplete[];
}
