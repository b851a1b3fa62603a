import type { Condition, PatternList, Policy, Statement } from '../iam/policy.ts';

/**
 * The same policy in less memory, for an estate keeps a hundred thousand of them: lists of exactly their length (an array that grows by
 * `push` reserves room for 17 members), and one string for all equal patterns.
 */
export function compactPolicy(policy: Policy, pool: (text: string) => string): Policy {
  const actions = (written: PatternList): PatternList => ({ negated: written.negated, patterns: written.patterns.map(pool) });
  // resources differ too much for a pool
  const resources = (written: PatternList): PatternList => ({ negated: written.negated, patterns: written.patterns.slice() });
  const condition = (written: Condition): Condition => ({
    ...written,
    written: pool(written.written),
    key: pool(written.key),
    values: written.values.slice(),
  });
  const statement = (written: Statement): Statement => ({
    index: written.index,
    sid: written.sid === undefined ? undefined : pool(written.sid),
    effect: written.effect,
    actions: written.actions === undefined ? undefined : actions(written.actions),
    resources: written.resources === undefined ? undefined : resources(written.resources),
    principals: written.principals === undefined ? undefined : { ...written.principals, entries: written.principals.entries.slice() },
    conditions: written.conditions.length === 0 ? NONE : written.conditions.map(condition),
    unreadable: written.unreadable.length === 0 ? NONE : written.unreadable,
  });
  const problems = policy.problems.length === 0 ? NONE : policy.problems;
  return { ...policy, statements: policy.statements.map(statement), problems };
}

const NONE: readonly never[] = [];
