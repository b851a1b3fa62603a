/**
 * Who holds which privileged actions, everybody by name. Those who hold the same in the same ways stand together, and each set of actions
 * stands once: whole organisations fit into a few megabytes.
 */
export interface ReportHolders {
  /** Names of privileged actions, sorted. */
  readonly actions: readonly string[];
  /** Places in `actions`, rising; groups refer to a set by its own place. */
  readonly sets: readonly (readonly number[])[];
  readonly groups: readonly ReportHolderGroup[];
}

/** The ways in which something may be held, from the surest. `chain`: by becoming somebody else first. */
export const WAYS = ['direct', 'chain', 'conditional', 'chainConditional', 'indeterminate'] as const;
/** One of the ways. */
export type Way = (typeof WAYS)[number];

/** Principals who hold the same. */
export interface ReportHolderGroup {
  /** Root users are bound by nothing but their organisation, and are counted apart. */
  readonly root: boolean;
  /** ARNs, sorted. */
  readonly principals: readonly string[];
  /** By way the place of a set; a way that gives nothing is left out. One action may be held in several ways. */
  readonly ways: Readonly<Partial<Record<Way, number>>>;
}
