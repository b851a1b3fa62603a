import type { FineTuningRole } from '../roles/generate/fine-tuning-role.ts';
import type { ProvedClaim } from '../roles/generate/prove-role.ts';

/** A role for one kind of fine-tuning job, and what was proved of it. */
export interface RoleReport {
  readonly role: FineTuningRole;
  readonly proof: readonly ProvedClaim[];
  /** The reference of AWS's actions: a date. */
  readonly reference: string;
}
