import type { Severity } from '../../findings/finding.ts';
import type { ReportCheck } from '../findings-report.ts';
import { clipped } from '../plain-text.ts';
import { captioned, severityId } from './event.ts';

/**
 * How a check came out. `warning` is for what was not read: it "did not yield a result due to missing information", says OCSF of the number.
 * `unknown` is for a check that broke down.
 */
export const STATUS_IDS = { unknown: 0, warning: 2, fail: 3 } as const;

/** A check as several events tell of it. */
export interface CheckFacts {
  readonly id: string;
  /** Undefined: the report does not have it. */
  readonly check: ReportCheck | undefined;
  readonly requirements: readonly string[];
  /** Names of the frameworks that were asked for and have one of `requirements`. */
  readonly standards: readonly string[];
}

/** The object `compliance`: the check, how it came out, and who asks for it. */
export function complianceOf({ id, check, requirements, standards }: CheckFacts, status: keyof typeof STATUS_IDS, said: string): object {
  const outcome = { status_id: STATUS_IDS[status], status: captioned(status) };
  return {
    control: id,
    ...(check === undefined ? {} : { desc: clipped(check.title, 1_000), category: check.kind }),
    ...outcome,
    status_details: [clipped(said, 2_000)],
    ...(standards.length === 0 ? {} : { standards, requirements }),
    ...(check === undefined ? {} : { checks: [{ uid: id, name: clipped(check.title, 1_000), ...gradeOf(check.severity), ...outcome }] }),
  };
}

const gradeOf = (severity: Severity): object => ({ severity_id: severityId(severity), severity: captioned(severity) });

/** The object `finding_info`. */
export function findingInfo(
  uid: string,
  { id, check }: CheckFacts,
  { mantlet, desc }: { readonly mantlet: string; readonly desc: string },
): object {
  return {
    uid,
    title: clipped(check?.title ?? id, 1_000),
    desc: clipped(desc, 4_000),
    ...(check === undefined ? {} : { types: check.topics }),
    analytic: { uid: id, name: id, type_id: 1, type: 'Rule', version: mantlet },
  };
}
