import type { CapabilityClass, MitreMapping, Tier } from './types.ts';

/** Who reviewed, when, and against which state of AWS's reference. */
export interface Reviewed {
  readonly by: string;
  readonly on: string;
  readonly reference: string;
}

/** What a reviewer may say beyond class, tier and reason. */
export interface RowOptions {
  /** Replaces the class's mapping where that is plainly wrong for this action. */
  readonly mitre?: readonly MitreMapping[];
  /** False where denying the action would remove protection; for a supporting action true puts it into the default deny. */
  readonly defaultDeny?: boolean;
  /** Overrules what the SDK data shows, or settles what it does not show. */
  readonly passesRole?: boolean;
  /** AWS no longer has the action; the row stays, because policies and logs still name it. */
  readonly withdrawn?: true;
}

/** A row as it is written in `services/`, below its prefix. */
export type RowTuple = readonly [name: string, capability: CapabilityClass, tier: Tier, reason?: string, options?: RowOptions];

/** One row as a person wrote it. */
export interface ReviewedRow {
  readonly action: string;
  readonly class: CapabilityClass;
  readonly tier: Tier;
  /** The row's own reason; without one the reason of its class holds. */
  readonly reason: string | undefined;
  readonly options: RowOptions;
}

/** The rows of one file, with their reviewer. */
export interface ReviewedRows {
  /** The prefix whose every action has a row here; undefined for the supporting actions of many prefixes. */
  readonly prefix: string | undefined;
  readonly reviewed: Reviewed;
  readonly rows: readonly ReviewedRow[];
}

const NO_OPTIONS: RowOptions = {};

const row = (action: string, [, capability, tier, reason, options]: RowTuple): ReviewedRow => ({
  action,
  class: capability,
  tier,
  reason,
  options: options ?? NO_OPTIONS,
});

/** The reviewed rows of one AI prefix: every action of it, sorted by name. */
export const service = (prefix: string, reviewed: Reviewed, tuples: readonly RowTuple[]): ReviewedRows => ({
  prefix,
  reviewed,
  rows: tuples.map((tuple) => row(`${prefix}:${tuple[0]}`, tuple)),
});

/**
 * Reviewed rows outside the AI prefixes (`iam:PassRole`), whose names carry their prefix. Everybody else in the account needs them as well,
 * so they stay out of the default deny unless a row says otherwise.
 */
export const supporting = (reviewed: Reviewed, tuples: readonly RowTuple[]): ReviewedRows => ({
  prefix: undefined,
  reviewed,
  rows: tuples.map((tuple) => {
    const written = row(tuple[0], tuple);
    return { ...written, options: { defaultDeny: false, ...written.options } };
  }),
});
