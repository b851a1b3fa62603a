import type { AccessLevel, CapabilityClass, Review, Tier } from './types.ts';
import { aiGroup, soundsLikeAi } from './ai-prefixes.ts';
import { automaticReason, catalogueRow, classifyByRules } from './catalogue.ts';
import type { Reference, ReferenceAction, ServiceFacts } from './reference/facts.ts';
import { passRoleActions } from './reference/losses.ts';

/**
 * `ai`: an action of an AI prefix, or of a new prefix that sounds like AI. `supporting`: it has a row although its prefix is none.
 * `queue`: nothing says AI; a person should look once. It is never dropped.
 */
export type DiffScope = 'ai' | 'supporting' | 'queue';

/** An action with what the catalogue, or failing that its rules, make of it. */
export interface ActionVerdict {
  readonly action: string;
  readonly scope: DiffScope;
  readonly accessLevels: readonly AccessLevel[];
  readonly class: CapabilityClass;
  readonly tier: Tier;
  readonly reason: string;
  /** `auto` where only rules have seen the action. */
  readonly review: Review;
}

/** What came and what went of a set of names. */
export interface SetChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** An action that both references have, with the facts that differ; its row, if it has one, should be read again. */
export interface ActionChange {
  readonly action: string;
  readonly scope: DiffScope;
  readonly accessLevels: { readonly before: readonly AccessLevel[]; readonly after: readonly AccessLevel[] } | undefined;
  /** By name; a type that became required or optional is not shown. */
  readonly resourceTypes: SetChange | undefined;
  /** Of the action itself or of a resource type it names. */
  readonly conditionKeys: SetChange | undefined;
  readonly passesRole: 'gained' | 'lost' | undefined;
  /** What the row says now and what the rules would say by the new facts. */
  readonly tier: { readonly now: Tier | undefined; readonly byRules: Tier };
}

/** A prefix that only one of the references has. */
export interface PrefixChange {
  readonly prefix: string;
  readonly name: string;
  readonly scope: DiffScope;
  readonly actions: number;
}

/** What changed between two states of AWS's reference; every list is sorted by name. */
export interface ReferenceDiff {
  readonly from: string;
  readonly to: string;
  /** Prefixes unknown before: `ai` by category or name, otherwise `queue`. */
  readonly addedPrefixes: readonly PrefixChange[];
  readonly removedPrefixes: readonly PrefixChange[];
  readonly added: readonly ActionVerdict[];
  readonly removed: readonly ActionVerdict[];
  readonly changed: readonly ActionChange[];
  /** Added actions of scope `ai` or `supporting` in tiers 1 and 2, by their row or by the rules. */
  readonly newlyPrivileged: readonly ActionVerdict[];
}

/** What else is known of the newer reference. */
export interface DiffOptions {
  /** Prefixes that the source itself files under machine learning and AI. */
  readonly aiCategory?: readonly string[];
}

interface Known {
  readonly facts: ReferenceAction;
  readonly service: ServiceFacts;
}

/** Compares two references and classifies what is new. */
export function diffReferences(before: Reference, after: Reference, { aiCategory = [] }: DiffOptions = {}): ReferenceDiff {
  const [old, now] = [byAction(before), byAction(after)];
  const [oldRoles, roles] = [passRoleActions(before), passRoleActions(after)];
  const scopeOf = scopes(new Set(aiCategory));
  const added: ActionVerdict[] = [];
  const removed: ActionVerdict[] = [];
  const changed: ActionChange[] = [];
  for (const [key, known] of now) {
    const earlier = old.get(key);
    if (earlier === undefined) added.push(verdict(known, roles, scopeOf));
    else changed.push(...change(earlier.facts, known, [oldRoles, roles], scopeOf));
  }
  for (const [key, known] of old) if (!now.has(key)) removed.push(verdict(known, oldRoles, scopeOf));
  added.sort(byName);
  return {
    from: before.version,
    to: after.version,
    addedPrefixes: prefixesOnlyIn(after, before, scopeOf),
    removedPrefixes: prefixesOnlyIn(before, after, scopeOf),
    added,
    removed: removed.sort(byName),
    changed: changed.sort(byName),
    newlyPrivileged: added.filter((entry) => entry.scope !== 'queue' && entry.tier <= 2),
  };
}

type ScopeOf = (service: ServiceFacts, hasRow: boolean) => DiffScope;

const scopes =
  (aiCategory: ReadonlySet<string>): ScopeOf =>
  ({ prefix, name }, hasRow) => {
    if (aiGroup(prefix) !== undefined) return 'ai';
    if (hasRow) return 'supporting';
    return aiCategory.has(prefix) || soundsLikeAi(prefix, name) ? 'ai' : 'queue';
  };

const nameOf = (facts: ReferenceAction): string => `${facts.service}:${facts.name}`;

function verdict({ facts, service }: Known, roles: ReadonlySet<string>, scopeOf: ScopeOf): ActionVerdict {
  const action = nameOf(facts);
  const row = catalogueRow(action);
  const scope = scopeOf(service, row !== undefined);
  const { accessLevels } = facts;
  if (row !== undefined && row.review !== 'auto') {
    return { action, scope, accessLevels, class: row.class, tier: row.tier, reason: row.reason, review: row.review };
  }
  const byRules = classifyByRules(facts, roles.has(action));
  return { action, scope, accessLevels, class: byRules.class, tier: byRules.tier, reason: automaticReason(byRules), review: 'auto' };
}

type Roles = readonly [before: ReadonlySet<string>, after: ReadonlySet<string>];

function change(before: ReferenceAction, { facts, service }: Known, [oldRoles, roles]: Roles, scopeOf: ScopeOf): ActionChange[] {
  const action = nameOf(facts);
  const levels =
    before.accessLevels.join() === facts.accessLevels.join() ? undefined : { before: before.accessLevels, after: facts.accessLevels };
  const resourceTypes = setChange(typesOf(before), typesOf(facts));
  const conditionKeys = setChange(keysOf(before), keysOf(facts));
  const [passedBefore, passes] = [oldRoles.has(nameOf(before)), roles.has(action)];
  const passesRole = passedBefore === passes ? undefined : passes ? 'gained' : 'lost';
  if (levels === undefined && resourceTypes === undefined && conditionKeys === undefined && passesRole === undefined) return [];
  const row = catalogueRow(action);
  const tier = { now: row?.tier, byRules: classifyByRules(facts, passes).tier };
  return [{ action, scope: scopeOf(service, row !== undefined), accessLevels: levels, resourceTypes, conditionKeys, passesRole, tier }];
}

const typesOf = (facts: ReferenceAction): Set<string> => new Set(facts.resourceTypes.map((type) => type.name));
const keysOf = (facts: ReferenceAction): Set<string> =>
  new Set([...facts.conditionKeys, ...facts.resourceTypes.flatMap((type) => type.conditionKeys)]);

function setChange(before: ReadonlySet<string>, after: ReadonlySet<string>): SetChange | undefined {
  const added = [...after].filter((name) => !before.has(name)).sort();
  const removed = [...before].filter((name) => !after.has(name)).sort();
  return added.length === 0 && removed.length === 0 ? undefined : { added, removed };
}

const byName = (a: { readonly action: string }, b: { readonly action: string }): number =>
  a.action < b.action ? -1 : a.action > b.action ? 1 : 0;

function byAction({ services }: Reference): Map<string, Known> {
  const actions = new Map<string, Known>();
  for (const service of services) {
    for (const facts of service.actions) actions.set(`${service.prefix}:${facts.name}`.toLowerCase(), { facts, service });
  }
  return actions;
}

function prefixesOnlyIn(one: Reference, other: Reference, scopeOf: ScopeOf): PrefixChange[] {
  const known = new Set(other.services.map((service) => service.prefix));
  return one.services
    .filter((service) => !known.has(service.prefix))
    .map((service) => ({ prefix: service.prefix, name: service.name, scope: scopeOf(service, false), actions: service.actions.length }));
}
