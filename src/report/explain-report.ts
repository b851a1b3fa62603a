import type { Layer, Residual, Truth, Verdict } from '../iam/decision.ts';
import type { Incomplete, ReportPath, StatementPlace } from './scan-report.ts';

/** One step of an explanation, with its statement ready to open. */
export interface ReportReason {
  readonly layer: Layer;
  readonly level: number | undefined;
  readonly effect: 'Allow' | 'Deny' | 'none' | 'note';
  readonly truth: Truth;
  readonly message: string;
  readonly statement: ReportStatement | undefined;
}

/** A statement with its text, and where that is from if not from the snapshot. */
export interface ReportStatement extends StatementPlace {
  readonly text: string | undefined;
  /** Of AWS managed policies that the snapshot lacks: the text is the one that Mantlet ships. */
  readonly shipped: { readonly versionDate: string | undefined; readonly collected: string | undefined } | undefined;
}

/** Whether one principal holds one action, and why. */
export interface ExplainReport {
  readonly kind: 'explain';
  readonly principal: string;
  readonly account: string;
  readonly accountName: string | undefined;
  readonly action: string;
  readonly resource: string;
  /** The resource is an example that stands for all of its kind. */
  readonly example: boolean;
  readonly status: 'yes' | 'conditional' | 'no' | 'indeterminate';
  readonly usually: boolean;
  readonly usualRegion: string;
  /** With everything open that only a call tells. */
  readonly open: { readonly verdict: Verdict; readonly reasons: readonly ReportReason[]; readonly warnings: readonly string[] };
  /** For a plain call, where the open answer depends on the call. */
  readonly usual:
    | { readonly verdict: Verdict; readonly reasons: readonly ReportReason[]; readonly warnings: readonly string[] }
    | undefined;
  readonly residual: Residual | undefined;
  readonly traps: readonly string[];
  readonly scope: readonly string[];
  /** Allow statements that name the action, and whose resources or conditions do not fit. */
  readonly misses: readonly ReportStatement[];
  /** How the action is reached where the principal does not hold it itself. */
  readonly path: ReportPath | undefined;
  readonly incomplete: readonly Incomplete[];
}
