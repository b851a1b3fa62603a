import { eachBit } from '../../access/bits.ts';
import type { Universe } from '../../access/universe.ts';
import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import { keysOfAction } from '../../catalogue/reference/reference.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import { isNegated } from '../../iam/operators.ts';
import type { Condition, Policy, Statement } from '../../iam/policy.ts';

/** A statement about privileged AI actions with a condition on a key that only some actions have. */
export interface GuardedStatement {
  readonly statement: Statement;
  /** Actions for which the statement never matches, because a key that it asks for is in no call of theirs. */
  readonly dead: readonly CatalogueRow[];
  /** Those keys, as written. */
  readonly keys: readonly string[];
  /** Of an Allow: actions with which a condition that asks for another value always holds, because its key is in no call of theirs. */
  readonly idle: readonly CatalogueRow[];
  readonly idleKeys: readonly string[];
  /** Whether some condition has nothing to do with `idleKeys`: it may still hold callers back. */
  readonly guardedElse: boolean;
}

/** The statements of a policy that mean to guard privileged AI actions by keys of services, or by tags of requests and resources. */
export function guardedStatements({ statements, unreadable }: Policy, universe: Universe): readonly GuardedStatement[] {
  const found: GuardedStatement[] = [];
  if (unreadable !== undefined) return found;
  for (const statement of statements) {
    const guarded = statement.conditions.length === 0 ? undefined : guardedStatement(statement, universe);
    if (guarded !== undefined) found.push(guarded);
  }
  return found;
}

function guardedStatement(statement: Statement, universe: Universe): GuardedStatement | undefined {
  const { effect, actions, conditions, unreadable } = statement;
  // who names no action means no action in particular
  if (effect === undefined || actions === undefined || actions.negated || unreadable.length > 0) return undefined;
  const guards = conditions.filter(({ key }) => isOfSomeActions(key));
  if (guards.length === 0) return undefined;
  const dead = new Set<CatalogueRow>();
  const keys = new Set<string>();
  const idle = new Set<CatalogueRow>();
  const idleKeys = new Set<string>();
  let about = false;
  for (const pattern of actions.patterns) {
    const rows = privilegedIn(pattern, universe);
    about ||= rows.length > 0;
    for (const condition of guards) {
      const passes = passesWithoutKey(condition);
      if (rows.length === 0 || (passes && !isIdleWithoutKey(condition, effect))) continue;
      // a wildcard takes in more than is meant: what the condition is about has the key
      if (rows.some(({ action }) => hasKey(action, condition.key)) && /[*?]/.test(pattern)) continue;
      const without = rows.filter(({ action }) => !hasKey(action, condition.key));
      if (without.length > 0) (passes ? idleKeys : keys).add(condition.key);
      for (const row of without) (passes ? idle : dead).add(row);
    }
  }
  if (!about) return undefined;
  const guardedElse = conditions.some(({ key }) => !idleKeys.has(key));
  // what is never allowed needs no guard
  const unguarded = [...idle].filter((row) => !dead.has(row));
  return { statement, dead: [...dead], keys: [...keys], idle: unguarded, idleKeys: [...idleKeys], guardedElse };
}

/** Whoever writes `IfExists` or `ForAllValues` means calls without the key too; a Deny that always holds denies more than was meant. */
const isIdleWithoutKey = ({ operator, set, ifExists }: Condition, effect: Statement['effect']): boolean =>
  effect === 'Allow' && operator !== undefined && isNegated(operator) && !ifExists && set === undefined;

/** Keys that AWS attaches to some actions only; most keys of `aws:` are in every call, or depend on who calls. */
function isOfSomeActions(key: string): boolean {
  const name = key.toLowerCase();
  return aiGroup(name.slice(0, Math.max(name.indexOf(':'), 0))) !== undefined || /^aws:(?:re(?:quest|source)tag\/|tagkeys$)/.test(name);
}

const known = new WeakMap<Universe, Map<string, readonly CatalogueRow[]>>();

function privilegedIn(pattern: string, universe: Universe): readonly CatalogueRow[] {
  let patterns = known.get(universe);
  if (patterns === undefined) {
    patterns = new Map();
    known.set(universe, patterns);
  }
  let rows = patterns.get(pattern);
  if (rows === undefined) {
    const found: CatalogueRow[] = [];
    eachBit(universe.matching(pattern), (index) => {
      const { name, info } = universe.actions[index] ?? {};
      const row = name === undefined || aiGroup(info?.prefix ?? '') === undefined ? undefined : catalogueRow(name);
      if (row !== undefined && row.tier <= 2) found.push(row);
    });
    rows = found;
    patterns.set(pattern, rows);
  }
  return rows;
}

/** Whether AWS attaches a key to an action: the name as it is, or its family with the slash. */
function hasKey(action: string, key: string): boolean {
  const keys = keysOfAction(action);
  const name = key.toLowerCase();
  const slash = name.indexOf('/');
  return keys === undefined || keys.has(name) || (slash >= 0 && keys.has(name.slice(0, slash + 1)));
}

/** Whether a condition holds where its key is absent (IAM User Guide, "Condition operators" and "Set operators"); where it cannot be read, nobody knows. */
function passesWithoutKey({ operator, set, ifExists, values }: Condition): boolean {
  if (operator === undefined || ifExists || set === 'ForAllValues') return true;
  if (set === 'ForAnyValue') return false;
  if (operator === 'Null') return !values.every((value) => value.toLowerCase() === 'false');
  return isNegated(operator);
}
