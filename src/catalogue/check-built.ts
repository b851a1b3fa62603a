import type { AccessLevel, CapabilityClass, CatalogueRow } from './types.ts';
import { aiGroup } from './ai-prefixes.ts';
import type { CatalogueProblem } from './check-problem.ts';
import { problem } from './check-problem.ts';
import { FOUNDING_ACTIONS, FOUNDING_MISSING, FOUNDING_ROLE_ACTIONS } from './founding.ts';
import { ACCESS_LEVELS } from './reference/facts.ts';
import { keyFamily } from './reference/key-family.ts';
import { findAction, keysOfAction, nearestActions } from './reference/reference.ts';

/** Classes in which a passed role means that code or a model acts with it. */
const ROLE_TIER: ReadonlySet<CapabilityClass> = new Set(['model-train', 'model-deploy', 'agent-shape', 'ml-compute']);

/** What a built row must satisfy, by data that it was not built from where there is any. */
export function builtRowProblems(row: CatalogueRow): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  const say = (rule: CatalogueProblem['rule'], message: string): number => problems.push(problem(rule, row.action, message));
  const keys = keysOfAction(row.action);
  for (const guard of row.guards) if (!keys?.has(keyFamily(guard))) say('guard', `the key \`${guard}\` is not attached to it`);
  if (row.flags.includes('passesRole')) {
    if (row.tier !== 1 && ROLE_TIER.has(row.class)) say('role-tier', `a ${row.class} action that passes a role is tier 1, not ${row.tier}`);
    if (row.tier === 4) say('role-tier', 'an action that passes a role is not ordinary');
  }
  if (row.flags.includes('writesPolicy') && row.tier !== 1) say('policy-tier', `an action that writes a policy is tier 1, not ${row.tier}`);
  if ((row.review === 'auto') !== (row.reviewed === undefined)) say('review', 'reviewed rows name their reviewer, and only they do');
  const prefix = row.action.split(':', 1)[0] ?? '';
  if (row.review === 'auto' && aiGroup(prefix) === undefined) say('review', 'rules classify actions of AI prefixes only');
  return problems;
}

/** Access levels are sets; AWS joins "Permissions management" and "Tagging" with "Write". */
export function levelProblems(rows: readonly CatalogueRow[]): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  for (const { action, withdrawn } of rows) {
    if (withdrawn) continue;
    const levels = findAction(action)?.accessLevels ?? [];
    const joined = levels.includes('Permissions management') || levels.includes('Tagging');
    const valid = levels.every((level: AccessLevel) => ACCESS_LEVELS.includes(level));
    if (levels.length === 0 || !valid || (joined && !levels.includes('Write'))) {
      problems.push(problem('access-level', action, `\`${levels.join(', ')}\` is no set of access levels`));
    }
  }
  return problems;
}

/** Denying these to everybody breaks more than it protects. */
const NEVER_DENIED: readonly (readonly [action: string, why: string])[] = [
  ['bedrock:ApplyGuardrail', 'its denial pushes callers to inference without a guardrail'],
  ['iam:PassRole', 'its denial stops every service of the account that takes a role'],
  ['s3:GetObject', 'its denial stops all reading of S3'],
];

/** What the founding texts say must hold of the rows. */
export function foundingProblems(rowOf: (action: string) => CatalogueRow | undefined): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  for (const { action, tactic } of [...FOUNDING_ACTIONS, ...FOUNDING_ROLE_ACTIONS]) {
    const row = rowOf(action);
    if (row === undefined) problems.push(problem('founding', action, 'the founding texts name it, but it has no row'));
    else if (row.action !== action || row.publishedTactic !== tactic) {
      problems.push(problem('founding', action, `it must carry the tactic as published: \`${String(tactic)}\``));
    }
  }
  for (const { action } of FOUNDING_MISSING) {
    if (findAction(action) !== undefined) problems.push(problem('founding', action, 'AWS has it now; move it to the existing actions'));
    else if (nearestActions(action).length === 0) problems.push(problem('founding', action, 'no nearest names answer for it'));
  }
  for (const [action, why] of NEVER_DENIED) {
    if (rowOf(action)?.defaultDeny !== false) problems.push(problem('default-deny', action, `it must be left out of default deny: ${why}`));
  }
  return problems;
}
