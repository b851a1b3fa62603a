import type { CapabilityClass, CatalogueRow, Review, Tier } from './types.ts';
import { isPrivileged } from './types.ts';
import { aiGroup } from './ai-prefixes.ts';
import { aiPrefixes, catalogueRow, catalogueRows } from './catalogue.ts';
import { CLASSES } from './classes.ts';
import { findService, referenceVersion } from './reference/reference.ts';

/** Numbers over one part of the catalogue; withdrawn rows are left out. */
export interface CatalogueTally {
  readonly rows: number;
  readonly tiers: Readonly<Record<Tier, number>>;
  readonly classes: Readonly<Record<CapabilityClass, number>>;
  /** Tiers 1 and 2. */
  readonly privileged: number;
  readonly reviewed: Readonly<Record<Review, number>>;
  /** Of the privileged rows alone. */
  readonly privilegedReviewed: Readonly<Record<Review, number>>;
}

/** How far the catalogue has come. */
export interface CatalogueCounts {
  /** Date of AWS's reference that the counts are of. */
  readonly reference: string;
  readonly prefixes: number;
  /** Actions that AWS has under the AI prefixes; all of them should be classified. */
  readonly actions: number;
  readonly classified: number;
  readonly unclassified: number;
  readonly withdrawn: number;
  /** The rows of the AI prefixes. */
  readonly ai: CatalogueTally;
  /** The rows outside of them (iam:PassRole). */
  readonly supporting: CatalogueTally;
  readonly total: CatalogueTally;
}

const inAiPrefix = (row: CatalogueRow): boolean => aiGroup(row.action.split(':', 1)[0] ?? '') !== undefined;

/** Counts the given rows, by default all of the catalogue. */
export function catalogueCounts(rows: readonly CatalogueRow[] = catalogueRows()): CatalogueCounts {
  const present = rows.filter((row) => !row.withdrawn);
  const actions = aiPrefixes().flatMap((prefix) => (findService(prefix)?.actions ?? []).map((name) => `${prefix}:${name}`));
  const classified = actions.filter((action) => catalogueRow(action) !== undefined).length;
  return {
    reference: referenceVersion,
    prefixes: aiPrefixes().length,
    actions: actions.length,
    classified,
    unclassified: actions.length - classified,
    withdrawn: rows.length - present.length,
    ai: tally(present.filter(inAiPrefix)),
    supporting: tally(present.filter((row) => !inAiPrefix(row))),
    total: tally(present),
  };
}

function tally(rows: readonly CatalogueRow[]): CatalogueTally {
  const tiers: Record<Tier, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  const classes = Object.fromEntries(CLASSES.map((facts) => [facts.class, 0])) as Record<CapabilityClass, number>;
  const reviewed: Record<Review, number> = { row: 0, group: 0, auto: 0 };
  const privilegedReviewed: Record<Review, number> = { row: 0, group: 0, auto: 0 };
  let privileged = 0;
  for (const row of rows) {
    tiers[row.tier] += 1;
    classes[row.class] += 1;
    reviewed[row.review] += 1;
    if (!isPrivileged(row)) continue;
    privileged += 1;
    privilegedReviewed[row.review] += 1;
  }
  return { rows: rows.length, tiers, classes, privileged, reviewed, privilegedReviewed };
}

/** Each number as a share of their sum, from 0 to 1; all 0 where there is nothing to share. */
export function shares<K extends string | number>(numbers: Readonly<Record<K, number>>): Record<K, number> {
  const entries = Object.entries(numbers) as [K, number][];
  const sum = entries.reduce((total, [, count]) => total + count, 0);
  return Object.fromEntries(entries.map(([key, count]) => [key, sum === 0 ? 0 : count / sum])) as Record<K, number>;
}
