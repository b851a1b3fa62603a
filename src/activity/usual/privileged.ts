import { aiPrefixes } from '../../catalogue/ai-prefixes.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import { type CatalogueRow, isPrivileged } from '../../catalogue/types.ts';
import type { Activity } from '../activity.ts';
import type { TrailEvent } from '../event.ts';
import { prefixOf } from '../event-sources.ts';
import { actionsOf } from '../usage/actions-of.ts';
import { onceFor } from './once.ts';

let ai: ReadonlySet<string> | undefined;
const sources = new Map<string, boolean>();

/** So many names are remembered: those of a trail are anybody's text. */
const REMEMBERED = 10_000;

/** Whether a call went to an AI service. */
export function isAiCall({ source }: TrailEvent): boolean {
  let found = sources.get(source);
  if (found === undefined) {
    ai ??= new Set(aiPrefixes());
    found = ai.has(prefixOf(source));
    if (sources.size < REMEMBERED) sources.set(source, found);
  }
  return found;
}

const rows = new Map<string, CatalogueRow | null>();

/**
 * The most privileged action on an AI service that a call used; undefined where it used none of tiers 1 and 2. That it was signed by an API key
 * is no action of its own here: each invocation by such a key would be privileged.
 */
export function privilegedUse(event: TrailEvent): CatalogueRow | undefined {
  if (!isAiCall(event)) return undefined;
  // what a call that did not fail used is told by its name, but for what is left out here
  if (event.error !== undefined) return mostPrivileged(event);
  const key = `${event.source} ${event.name}`;
  let row = rows.get(key);
  if (row === undefined) {
    row = mostPrivileged(event) ?? null;
    if (rows.size < REMEMBERED) rows.set(key, row);
  }
  return row ?? undefined;
}

function mostPrivileged(event: TrailEvent): CatalogueRow | undefined {
  let most: CatalogueRow | undefined;
  for (const { action } of actionsOf(event) ?? []) {
    const row = catalogueRow(action);
    if (row === undefined || !isPrivileged(row) || action.endsWith(':CallWithBearerToken') || action.startsWith('iam:')) continue;
    if (most === undefined || row.tier < most.tier) most = row;
  }
  return most;
}

/** Successful calls that used a privileged action on an AI service, in the order of time. */
export const privilegedCalls: (activity: Activity) => readonly TrailEvent[] = onceFor(({ events }) =>
  events.filter((event) => event.error === undefined && privilegedUse(event) !== undefined),
);
