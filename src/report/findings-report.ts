import type { MitreMapping } from '../catalogue/types.ts';
import type { Coverage } from '../compliance/coverage.ts';
import type { Severity, Subject, Verdict } from '../findings/finding.ts';
import type { Topic } from '../findings/topic.ts';
import type { StatementPlace } from './scan-report.ts';

/** One check and what it came to. */
export interface ReportCheck {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly kind: 'governance' | 'posture';
  readonly severity: Severity;
  readonly planes: readonly string[];
  readonly topics: readonly Topic[];
  /** What others call it, by tool or list. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** All judgements, suppressed ones too; for what was not read, one an account and reason. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** What could not be read at all, in so many accounts: the check is silent about them. */
  readonly unread: readonly { readonly what: string; readonly accounts: readonly string[] }[];
  /** Why the check broke down; undefined: it did not. */
  readonly crash: string | undefined;
}

/** Something that a finding rests on. */
export type ReportEvidence =
  | { readonly kind: 'statement'; readonly statement: StatementPlace }
  | { readonly kind: 'member'; readonly file: string | undefined; readonly path: readonly (string | number)[]; readonly value: unknown }
  | { readonly kind: 'gap'; readonly what: string };

/** A change of a policy document as RFC 6902 writes it; the first operation tests that the statement is still the one that was judged. */
export interface ReportPatch {
  readonly document: string;
  readonly file: string | undefined;
  readonly operations: readonly { readonly op: 'test' | 'replace' | 'remove'; readonly path: string; readonly value?: unknown }[];
}

/** Why a failure does not count. */
export interface ReportSuppression {
  readonly owner: string;
  readonly reason: string;
  readonly ticket: string;
  /** ISO date of the last day. */
  readonly expires: string;
}

/** A failure, or something of which nobody can tell. */
export interface ReportFinding {
  /** The same in every scan as long as it is about the same thing. */
  readonly fingerprint: string;
  readonly check: string;
  readonly verdict: 'fail' | 'unknown';
  readonly severity: Severity;
  readonly subject: Subject;
  readonly message: string;
  readonly evidence: readonly ReportEvidence[];
  readonly fix: { readonly summary: string; readonly patch: ReportPatch | undefined } | undefined;
  /** How MITRE names what the actions that `message` names can be used for. */
  readonly mitre: readonly MitreMapping[];
  /** `open`: it counts; `suppressed`: `mantlet.yaml` accepts it; `known`: the baseline has it already. */
  readonly state: 'open' | 'suppressed' | 'known';
  readonly suppression: ReportSuppression | undefined;
}

/** What all checks came to. */
export interface FindingsReport {
  /** ISO 8601 UTC: the time by which expiry was judged. */
  readonly now: string;
  /** The file that says what is intended; undefined: none was read. */
  readonly intent: string | undefined;
  readonly checks: readonly ReportCheck[];
  /** How the frameworks fare that were asked for. */
  readonly coverage: readonly Coverage[];
  /** The worst first; suppressed ones stand among them. */
  readonly findings: readonly ReportFinding[];
}

/** From the worst to the mildest. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];
