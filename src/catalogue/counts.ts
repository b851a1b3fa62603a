import type { CapabilityClass, Review, Tier } from './types.ts';
import { aiGroup } from './ai-prefixes.ts';
import { aiPrefixes, catalogueRow, catalogueRows, privilegedActions } from './catalogue.ts';
import { CLASSES } from './classes.ts';
import { findService } from './reference/reference.ts';

export interface CatalogueCounts {
  readonly prefixes: number;
  /** Actions of the AI prefixes in the reference. */
  readonly actions: number;
  readonly classified: number;
  readonly unclassified: number;
  /** Rows outside the AI prefixes. */
  readonly supporting: number;
  readonly withdrawn: number;
  readonly privileged: number;
  readonly reviewed: Readonly<Record<Review, number>>;
  readonly tiers: Readonly<Record<Tier, number>>;
  readonly classes: Readonly<Record<CapabilityClass, number>>;
}

/** How far the catalogue has come. */
export function catalogueCounts(): CatalogueCounts {
  const rows = catalogueRows();
  const reviewed: Record<Review, number> = { row: 0, group: 0, auto: 0 };
  const tiers: Record<Tier, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  const classes = Object.fromEntries(CLASSES.map((facts) => [facts.class, 0])) as Record<CapabilityClass, number>;
  let supporting = 0;
  let withdrawn = 0;
  for (const row of rows) {
    reviewed[row.review] += 1;
    tiers[row.tier] += 1;
    classes[row.class] += 1;
    if (aiGroup(row.action.split(':', 1)[0] ?? '') === undefined) supporting += 1;
    if (row.withdrawn) withdrawn += 1;
  }
  const actions = aiPrefixes().flatMap((prefix) => (findService(prefix)?.actions ?? []).map((name) => `${prefix}:${name}`));
  const classified = actions.filter((action) => catalogueRow(action) !== undefined).length;
  return {
    prefixes: aiPrefixes().length,
    actions: actions.length,
    classified,
    unclassified: actions.length - classified,
    supporting,
    withdrawn,
    privileged: privilegedActions().size,
    reviewed,
    tiers,
    classes,
  };
}
