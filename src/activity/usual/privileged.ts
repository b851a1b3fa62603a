import { aiPrefixes } from '../../catalogue/ai-prefixes.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import { type CatalogueRow, isPrivileged } from '../../catalogue/types.ts';
import type { TrailEvent } from '../event.ts';
import { prefixOf } from '../event-sources.ts';
import { actionsOf } from '../usage/actions-of.ts';

let ai: ReadonlySet<string> | undefined;

/** Whether a call went to an AI service. */
export function isAiCall({ source }: TrailEvent): boolean {
  ai ??= new Set(aiPrefixes());
  return ai.has(prefixOf(source));
}

/**
 * The most privileged action on an AI service that a call used; undefined where it used none of tiers 1 and 2. That it was signed by an API key
 * is no action of its own here: each invocation by such a key would be privileged.
 */
export function privilegedUse(event: TrailEvent): CatalogueRow | undefined {
  if (!isAiCall(event)) return undefined;
  let most: CatalogueRow | undefined;
  for (const { action } of actionsOf(event) ?? []) {
    const row = catalogueRow(action);
    if (row === undefined || !isPrivileged(row) || action.endsWith(':CallWithBearerToken') || action.startsWith('iam:')) continue;
    if (most === undefined || row.tier < most.tier) most = row;
  }
  return most;
}
