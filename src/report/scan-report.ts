import type { CapabilityClass } from '../catalogue/types.ts';
import type { Residual } from '../iam/decision.ts';
import type { Summary } from '../access/summary.ts';
import type { FindingsReport } from './findings-report.ts';
import type { ReportHolders } from './holders-report.ts';

/** Version of the JSON report. */
export const SCAN_SCHEMA = '1.0';

/** Where a statement stands, ready to open. */
export interface StatementPlace {
  readonly document: string;
  /** From 1, as a person counts. */
  readonly statement: number;
  readonly sid: string | undefined;
  readonly version: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** A condition that was meant to protect, and who gets past it for what. */
export interface ReportTrap {
  readonly principals: readonly string[];
  readonly actions: readonly string[];
  readonly operator: string;
  readonly key: string;
  readonly message: string;
  readonly statement: StatementPlace;
}

/** How a principal reaches an action that it does not hold itself. */
export interface ReportPath {
  readonly principal: string;
  readonly action: string;
  /** Of the weakest step, and of the right at the end. */
  readonly status: 'yes' | 'conditional' | 'indeterminate';
  readonly steps: readonly ReportStep[];
}

/** One step of a chain, ready to show. */
export interface ReportStep {
  /** The kind of step: `assume-role`. */
  readonly kind: string;
  /** Completes `from ... to`: `assumes the role`. */
  readonly title: string;
  readonly way: string | undefined;
  readonly from: string;
  readonly to: string;
  /** `itself`, or the principal as somebody could make it. */
  readonly form: string;
  readonly status: 'yes' | 'conditional' | 'indeterminate';
  /** What must be the case beyond the rights. */
  readonly given: string | undefined;
  readonly actions: readonly string[];
  /** What the step depends on. */
  readonly conditions: readonly Residual[];
  readonly statements: readonly StatementPlace[];
}

/** Something that makes the answers incomplete. */
export interface Incomplete {
  readonly file: string | undefined;
  readonly place: string | undefined;
  readonly message: string;
}

/** The one object that every format of a scan is rendered from. */
export interface ScanReport extends FindingsReport {
  readonly kind: 'scan';
  /** Of the form of this object; its first number changes where a member goes or means something else. */
  readonly schema: typeof SCAN_SCHEMA;
  readonly mantlet: string;
  readonly snapshot: string;
  readonly catalogue: { readonly reference: string; readonly privilegedActions: number; readonly actions: number };
  readonly assumptions: {
    readonly region: string | undefined;
    readonly usualRegion: string;
    readonly context: Readonly<Record<string, unknown>>;
  };
  readonly organization: { readonly id: string; readonly managementAccount: string } | undefined;
  readonly accounts: {
    readonly total: number;
    readonly read: number;
    /** By id the names that the organisation gives; accounts without one are left out. */
    readonly names: Readonly<Record<string, string>>;
  };
  readonly principals: { readonly users: number; readonly roles: number; readonly roots: number };
  readonly summary: Summary;
  readonly traps: readonly ReportTrap[];
  readonly chains: readonly ReportPath[];
  readonly external: readonly ReportExternal[];
  readonly incomplete: readonly Incomplete[];
  readonly warnings: readonly Incomplete[];
  /** Everybody by name; undefined where only numbers were asked for. */
  readonly holders: ReportHolders | undefined;
}

/** Somebody outside the snapshot to whom the policy of a resource opens something privileged, as far as this organisation's side goes. */
export interface ReportExternal {
  readonly principal: string;
  /** `role-trust`: the resource is a role that it may assume, and the actions are what that role reaches. */
  readonly by: 'resource-policy' | 'role-trust';
  readonly resource: string;
  readonly actions: readonly string[];
  readonly classes: readonly CapabilityClass[];
  readonly status: 'yes' | 'conditional' | 'indeterminate';
  readonly statement: StatementPlace;
}
