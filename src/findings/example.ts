import type { ShippedPolicy } from '../estate/builder.ts';
import type { Intent } from '../estate/intent.ts';

/** The account of which examples tell. */
export const EXAMPLE_ACCOUNT = '111122223333';

/** Parts of a snapshot that show what a check means: tests run them, and its page shows them. */
export interface Example {
  /** What AWS answered: the operation, what it was asked about, and the body. */
  readonly answers?: readonly (readonly [operation: string, subject: string, body: unknown])[];
  /** By account: `get-account-authorization-details`. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** By account: `ai-resources.json`. */
  readonly aiResources?: Readonly<Record<string, unknown>>;
  /** By account: `resource-policies.json`. */
  readonly resourcePolicies?: Readonly<Record<string, unknown>>;
  /** By account: `last-accessed.json`. */
  readonly lastAccessed?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly organization?: unknown;
  /** Policies of AWS as shipped with Mantlet. */
  readonly shipped?: readonly ShippedPolicy[];
  /** Records of CloudTrail, of a trail that covers the time from the first to the last. */
  readonly trail?: readonly unknown[];
  readonly intent?: Intent;
}

/** At least one of each, so that a rule that can only fail, or never does, is seen. */
export interface Examples {
  readonly pass: readonly Example[];
  readonly fail: readonly Example[];
}
