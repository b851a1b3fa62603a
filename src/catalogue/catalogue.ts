import type { CatalogueRow } from './types.ts';
import { isPrivileged } from './types.ts';
import { aiGroup, aiPrefixes } from './ai-prefixes.ts';
import { classFacts } from './classes.ts';
import { foundingAction } from './founding.ts';
import type { ReferenceAction } from './reference/facts.ts';
import { findAction, findService } from './reference/reference.ts';
import type { Reviewed, ReviewedRow } from './row.ts';
import { flagsOf, guardsOf, ruleFacts, sourcesOf } from './row-facts.ts';
import type { Classification } from './rules.ts';
import { classifyAction } from './rules.ts';
import { services } from './services/index.ts';

export { aiPrefixes };

interface Written {
  readonly row: ReviewedRow;
  readonly reviewed: Reviewed;
  /** Its reason is its own: no other row has the same. */
  readonly alone: boolean;
}

let written: ReadonlyMap<string, Written> | undefined;

/** The reviewed rows by action in lower case; of two rows for one action the first counts, and the self-test names the other. */
function writtenRows(): ReadonlyMap<string, Written> {
  if (written !== undefined) return written;
  const rows = new Map<string, Written>();
  const uses = new Map<string | undefined, number>();
  for (const file of services) for (const { reason } of file.rows) uses.set(reason, (uses.get(reason) ?? 0) + 1);
  for (const file of services) {
    for (const row of file.rows) {
      const key = row.action.toLowerCase();
      if (!rows.has(key)) rows.set(key, { row, reviewed: file.reviewed, alone: row.reason !== undefined && uses.get(row.reason) === 1 });
    }
  }
  written = rows;
  return rows;
}

const cache = new Map<string, CatalogueRow>();

/**
 * The catalogue's row of an action, whatever the case of its name: reviewed where a person has read it, by rules for any other action of
 * an AI prefix. Undefined for what AWS does not have and for what is not about AI.
 */
export function catalogueRow(action: string): CatalogueRow | undefined {
  const hit = cache.get(action);
  if (hit !== undefined) return hit;
  const lower = action.toLowerCase();
  const entry = writtenRows().get(lower);
  const facts = findAction(lower);
  const row =
    entry !== undefined ? reviewedRow(entry, facts) : facts !== undefined && aiGroup(facts.service) ? automaticRow(facts) : undefined;
  if (row === undefined) return undefined;
  const known = cache.get(row.action) ?? row;
  cache.set(row.action, known);
  cache.set(lower, known);
  return known;
}

let rows: readonly CatalogueRow[] | undefined;

/** Every row: all actions of the AI prefixes, the supporting actions, and withdrawn ones, sorted by action. */
export function catalogueRows(): readonly CatalogueRow[] {
  if (rows !== undefined) return rows;
  const actions = new Set<string>();
  for (const { row } of writtenRows().values()) actions.add(row.action.toLowerCase());
  for (const prefix of aiPrefixes()) for (const name of findService(prefix)?.actions ?? []) actions.add(`${prefix}:${name}`.toLowerCase());
  rows = [...actions].sort().flatMap((action) => catalogueRow(action) ?? []);
  return rows;
}

let privileged: ReadonlySet<string> | undefined;

/** The actions of tiers 1 and 2 that AWS has today, by canonical name, in the order of the catalogue. */
export function privilegedActions(): ReadonlySet<string> {
  privileged ??= new Set(catalogueRows().flatMap((row) => (isPrivileged(row) && !row.withdrawn ? row.action : [])));
  return privileged;
}

let denied: ReadonlySet<string> | undefined;

/**
 * The privileged actions that an account-wide default deny may hold: those of the AI prefixes, without what protects. A supporting action
 * (iam:PassRole) is privileged too, but denying it to everybody would stop work that has nothing to do with AI.
 */
export function defaultDenyActions(): ReadonlySet<string> {
  denied ??= new Set([...privilegedActions()].filter((action) => catalogueRow(action)?.defaultDeny));
  return denied;
}

function reviewedRow({ row, reviewed, alone }: Written, facts: ReferenceAction | undefined): CatalogueRow {
  const action = facts === undefined ? row.action : `${facts.service}:${facts.name}`;
  return {
    action,
    class: row.class,
    tier: row.tier,
    flags: flagsOf(action, facts, row.options),
    reason: row.reason ?? classFacts(row.class).reason,
    review: alone ? 'row' : 'group',
    reviewed,
    mitre: row.options.mitre ?? classFacts(row.class).mitre,
    guards: guardsOf(facts),
    publishedTactic: foundingAction(action)?.tactic,
    sources: sourcesOf(action),
    defaultDeny: row.options.defaultDeny ?? true,
    withdrawn: row.options.withdrawn ?? false,
  };
}

function automaticRow(facts: ReferenceAction): CatalogueRow {
  const action = `${facts.service}:${facts.name}`;
  const byRules = classifyByRules(facts);
  return {
    action,
    class: byRules.class,
    tier: byRules.tier,
    flags: flagsOf(action, facts, {}),
    reason: automaticReason(byRules),
    review: 'auto',
    reviewed: undefined,
    mitre: classFacts(byRules.class).mitre,
    guards: guardsOf(facts),
    publishedTactic: foundingAction(action)?.tactic,
    sources: sourcesOf(action),
    defaultDeny: true,
    withdrawn: false,
  };
}

/** What a row says of itself while only rules have seen it. */
export const automaticReason = ({ reason, confidence }: Classification): string =>
  `Not yet reviewed. By rules, with ${confidence} confidence: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;

/** The provisional classification of an action, from its facts in the given reference. */
export function classifyByRules(facts: ReferenceAction, passesRole = false): Classification {
  return classifyAction(facts, ruleFacts(facts, passesRole));
}
