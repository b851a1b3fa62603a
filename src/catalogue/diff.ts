import type { AccessLevel, CapabilityClass, Review, Tier } from './types.ts';
import { aiGroup, soundsLikeAi } from './ai-prefixes.ts';
import { automaticReason, catalogueRow, classifyByRules } from './catalogue.ts';
import { passRoleActions } from './reference/losses.ts';
import type { Reference, ReferenceAction, ServiceFacts } from './reference/facts.ts';

/**
 * `ai`: an action of an AI prefix, or of a new prefix that sounds like AI. `supporting`: it has a row although its prefix is none.
 * `queue`: nothing says AI; a person should look once. It is never dropped.
 */
export type DiffScope = 'ai' | 'supporting' | 'queue';

/** An action with what the catalogue, or failing that its rules, make of it. */
export interface ActionChange {
  readonly action: string;
  readonly scope: DiffScope;
  readonly accessLevels: readonly AccessLevel[];
  readonly class: CapabilityClass;
  readonly tier: Tier;
  readonly reason: string;
  readonly review: Review;
}

export interface LevelChange {
  readonly action: string;
  readonly scope: DiffScope;
  readonly before: readonly AccessLevel[];
  readonly after: readonly AccessLevel[];
}

export interface PrefixChange {
  readonly prefix: string;
  readonly name: string;
  readonly scope: DiffScope;
  readonly actions: number;
}

/** What changed between two states of AWS's reference. */
export interface ReferenceDiff {
  readonly from: string;
  readonly to: string;
  readonly addedPrefixes: readonly PrefixChange[];
  readonly removedPrefixes: readonly PrefixChange[];
  readonly added: readonly ActionChange[];
  readonly removed: readonly ActionChange[];
  readonly levelChanged: readonly LevelChange[];
  /** Added actions of scope `ai` or `supporting` in tiers 1 and 2. */
  readonly newlyPrivileged: readonly ActionChange[];
}

/** Compares two references, both sorted by prefix and action, and classifies what is new. */
export function diffReferences(before: Reference, after: Reference): ReferenceDiff {
  const [old, now] = [byAction(before), byAction(after)];
  const passRole = passRoleActions(after);
  const change = (key: string, facts: ReferenceAction, service: ServiceFacts): ActionChange => {
    const action = `${facts.service}:${facts.name}`;
    const row = catalogueRow(key);
    const scope = scopeOf(service, row !== undefined);
    if (row !== undefined && row.review !== 'auto') {
      return { action, scope, accessLevels: facts.accessLevels, class: row.class, tier: row.tier, reason: row.reason, review: row.review };
    }
    const byRules = classifyByRules(facts, passRole.has(action));
    const reason = automaticReason(byRules);
    return { action, scope, accessLevels: facts.accessLevels, class: byRules.class, tier: byRules.tier, reason, review: 'auto' };
  };
  const added: ActionChange[] = [];
  const removed: ActionChange[] = [];
  const levelChanged: LevelChange[] = [];
  for (const [key, { facts, service }] of now) {
    const earlier = old.get(key)?.facts;
    if (earlier === undefined) added.push(change(key, facts, service));
    else if (earlier.accessLevels.join() !== facts.accessLevels.join()) {
      const scope = scopeOf(service, catalogueRow(key) !== undefined);
      levelChanged.push({ action: `${facts.service}:${facts.name}`, scope, before: earlier.accessLevels, after: facts.accessLevels });
    }
  }
  for (const [key, { facts, service }] of old) if (!now.has(key)) removed.push(change(key, facts, service));
  return {
    from: before.version,
    to: after.version,
    addedPrefixes: prefixesOnlyIn(after, before),
    removedPrefixes: prefixesOnlyIn(before, after),
    added: added.sort(byName),
    removed: removed.sort(byName),
    levelChanged: levelChanged.sort(byName),
    newlyPrivileged: added.filter((entry) => entry.scope !== 'queue' && entry.tier <= 2),
  };
}

const byName = (a: { readonly action: string }, b: { readonly action: string }): number =>
  a.action < b.action ? -1 : a.action > b.action ? 1 : 0;

function byAction({ services }: Reference): Map<string, { readonly facts: ReferenceAction; readonly service: ServiceFacts }> {
  const actions = new Map<string, { facts: ReferenceAction; service: ServiceFacts }>();
  for (const service of services) {
    for (const facts of service.actions) actions.set(`${service.prefix}:${facts.name}`.toLowerCase(), { facts, service });
  }
  return actions;
}

function prefixesOnlyIn(one: Reference, other: Reference): PrefixChange[] {
  const known = new Set(other.services.map((service) => service.prefix));
  return one.services
    .filter((service) => !known.has(service.prefix))
    .map((service) => ({ prefix: service.prefix, name: service.name, scope: scopeOf(service, false), actions: service.actions.length }));
}

function scopeOf({ prefix, name }: ServiceFacts, hasRow: boolean): DiffScope {
  if (aiGroup(prefix) !== undefined) return 'ai';
  if (hasRow) return 'supporting';
  return soundsLikeAi(prefix, name) ? 'ai' : 'queue';
}
