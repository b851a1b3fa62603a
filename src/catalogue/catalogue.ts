import type { CatalogueRow, Flag, MitreMapping } from './types.ts';
import { isPrivileged } from './types.ts';
import { aiGroup, aiPrefixes } from './ai-prefixes.ts';
import { classFacts } from './classes.ts';
import { foundingAction } from './founding.ts';
import { SOURCES } from './generated/sources.ts';
import { paramKinds, passRoleFacts } from './reference/api-params.ts';
import type { ReferenceAction } from './reference/facts.ts';
import { findAction, findService, keysOfAction } from './reference/reference.ts';
import type { ReviewedRow, Reviewed, RowOptions } from './row.ts';
import type { Classification, RuleFacts } from './rules.ts';
import { classifyAction } from './rules.ts';
import { services } from './services/index.ts';

export { aiPrefixes };

interface Written {
  readonly row: ReviewedRow;
  readonly reviewed: Reviewed;
  /** Its reason is its own: no other row of the file has the same. */
  readonly alone: boolean;
}

let written: ReadonlyMap<string, Written> | undefined;

/** The reviewed rows by action in lower case; of two rows for one action the first counts, and the self-test names the other. */
function writtenRows(): ReadonlyMap<string, Written> {
  if (written !== undefined) return written;
  const rows = new Map<string, Written>();
  for (const file of services) {
    const uses = new Map<string | undefined, number>();
    for (const { reason } of file.rows) uses.set(reason, (uses.get(reason) ?? 0) + 1);
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
  const row = entry !== undefined ? reviewedRow(entry, facts) : facts !== undefined && aiGroup(facts.service) ? automaticRow(facts) : undefined;
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
    mitre: mitreOf(byRules),
    guards: guardsOf(facts),
    publishedTactic: foundingAction(action)?.tactic,
    sources: sourcesOf(action),
    defaultDeny: true,
    withdrawn: false,
  };
}

const mitreOf = (byRules: Classification): readonly MitreMapping[] => classFacts(byRules.class).mitre;

/** What a row says of itself while only rules have seen it. */
export const automaticReason = ({ reason, confidence }: Classification): string =>
  `Not yet reviewed. By rules, with ${confidence} confidence: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;

/** The provisional classification of an action, from its facts in the given reference. */
export function classifyByRules(facts: ReferenceAction, passesRole = false): Classification {
  return classifyAction(facts, ruleFacts(facts, passesRole));
}

function ruleFacts(facts: ReferenceAction, passesRole: boolean): RuleFacts {
  const action = `${facts.service}:${facts.name}`;
  return {
    passesRole: passesRole || passRoleFacts(action) === 'yes',
    writesPolicy: writesPolicy(action, facts),
  };
}

const isWrite = (facts: ReferenceAction | undefined): boolean =>
  facts?.accessLevels.some((level) => level === 'Write' || level === 'Permissions management') ?? false;

const writesPolicy = (action: string, facts: ReferenceAction | undefined): boolean =>
  isWrite(facts) && (paramKinds(action).includes('policy') || /Polic(y|ies|yStatement)$/.test(action));

/** In the order of the type `Flag`. The kind `guardrail` of the SDK data is no flag. */
function flagsOf(action: string, facts: ReferenceAction | undefined, options: RowOptions): Flag[] {
  const flags: Flag[] = [];
  const kinds = paramKinds(action);
  const passesRole = passesRoleBy(action, facts, options);
  if (passesRole === 'yes') flags.push('passesRole');
  if (passesRole === 'unknown') flags.push('passesRoleUnknown');
  if (writesPolicy(action, facts)) flags.push('writesPolicy');
  if (kinds.includes('lambda')) flags.push('takesLambda');
  if (kinds.includes('secret')) flags.push('takesSecret');
  if (kinds.includes('image')) flags.push('takesImage');
  for (const kind of ['s3', 'vpc', 'kms'] as const) if (kinds.includes(kind)) flags.push(kind);
  if (facts !== undefined && facts.resourceTypes.length === 0) flags.push('noResourceLevel');
  if (facts !== undefined && keysOfAction(action)?.size === 0) flags.push('noConditionKeys');
  return flags;
}

/** A person's word beats the data. Lists and tags take no role, whether or not an SDK model says so. */
function passesRoleBy(action: string, facts: ReferenceAction | undefined, { passesRole }: RowOptions): 'yes' | 'no' | 'unknown' {
  if (passesRole !== undefined) return passesRole ? 'yes' : 'no';
  const byData = passRoleFacts(action);
  const takesNone = facts?.accessLevels.some((level) => level === 'List' || level === 'Tagging') ?? false;
  return byData === 'unknown' && takesNone ? 'no' : byData;
}

const TAG_KEY = /^aws:(requesttag\/|resourcetag\/|tagkeys$)/i;

/** The keys attached to this action or its resource types: those of its service, and the keys of tags. */
function guardsOf(facts: ReferenceAction | undefined): string[] {
  if (facts === undefined) return [];
  const own = new Set<string>();
  const tags = new Set<string>();
  for (const key of [...facts.conditionKeys, ...facts.resourceTypes.flatMap((type) => type.conditionKeys)]) {
    if (TAG_KEY.test(key)) tags.add(key);
    else if (!key.startsWith('aws:')) own.add(key);
  }
  return [...[...own].sort(), ...[...tags].sort()];
}

const sourcesOf = (action: string): readonly string[] => (Object.hasOwn(SOURCES, action) ? (SOURCES[action] ?? []) : []);
