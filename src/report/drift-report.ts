import type { Drift } from '../firewall/drift/find-drift.ts';

/** What is deployed beside what was planned. */
export interface DriftReport {
  readonly kind: 'drift';
  readonly schema: 1;
  readonly mantlet: string;
  readonly organization: string;
  /** So many policies the plan has. */
  readonly policies: number;
  readonly drifts: readonly Drift[];
}
