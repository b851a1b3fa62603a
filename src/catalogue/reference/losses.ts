import type { AccessLevel } from '../types.ts';
import { passRoleFacts } from './api-params.ts';
import type { Reference } from './facts.ts';
import { ACCESS_LEVELS } from './facts.ts';
import type { ImportProblem } from './import-problem.ts';
import { importProblem } from './import-problem.ts';

/** An import may lose this share of its PassRole flags or of the actions of one level; in July 2026 one lost all 278 flags without an error. */
const ACCEPTED_LOSS = 0.05;

/**
 * What an import loses against the reference before it, and must therefore be refused: a prefix, an access level, or over 5 % of the
 * PassRole flags. Prefixes that a person has seen go are named in `withdrawn`.
 */
export function importLosses(before: Reference, after: Reference, withdrawn: readonly string[] = []): ImportProblem[] {
  const problems: ImportProblem[] = [];
  const kept = new Set(after.services.flatMap((service) => (service.actions.length > 0 ? service.prefix : [])));
  const lost = before.services.map((service) => service.prefix).filter((prefix) => !kept.has(prefix) && !withdrawn.includes(prefix));
  if (lost.length > 0) problems.push(importProblem('prefix-lost', `it loses ${count(lost.length, 'prefix', 'prefixes')}: ${list(lost)}`));
  return [...problems, ...levelLosses(before, after), ...passRoleLosses(passRoleActions(before, withdrawn), passRoleActions(after, []))];
}

/** A problem for each access level that no action has any more, or that over 5 % of its actions lost although they still exist. */
function levelLosses(before: Reference, after: Reference): ImportProblem[] {
  const [earlier, now] = [levelsOf(before), levelsOf(after)];
  const [then, still] = [tallies(), tallies()];
  for (const [action, levels] of earlier) {
    const present = now.get(action);
    if (present === undefined) continue;
    for (const level of levels) {
      then[level] += 1;
      if (present.includes(level)) still[level] += 1;
    }
  }
  const [usedBefore, used] = [new Set([...earlier.values()].flat()), new Set([...now.values()].flat())];
  const problems: ImportProblem[] = [];
  for (const level of ACCESS_LEVELS) {
    const gone = then[level] - still[level];
    if (usedBefore.has(level) && !used.has(level)) {
      problems.push(importProblem('access-level-lost', `no action has the access level \`${level}\` any more`));
    } else if (gone > then[level] * ACCEPTED_LOSS) {
      problems.push(importProblem('access-level-lost', `${gone} of ${then[level]} actions (over 5 %) lose the access level \`${level}\``));
    }
  }
  return problems;
}

const tallies = (): Record<AccessLevel, number> => ({ 'Permissions management': 0, Write: 0, Tagging: 0, Read: 0, List: 0 });

function levelsOf(reference: Reference): ReadonlyMap<string, readonly AccessLevel[]> {
  const levels = new Map<string, readonly AccessLevel[]>();
  for (const { prefix, actions } of reference.services)
    for (const { name, accessLevels } of actions) levels.set(`${prefix}:${name}`, accessLevels);
  return levels;
}

/** Actions of which the reference itself, a person or AWS's SDK models say that they pass a role, and that this reference has. */
export function passRoleActions(reference: Reference, withdrawn: readonly string[] = []): ReadonlySet<string> {
  const actions = new Set(reference.passRole);
  for (const { prefix, actions: names } of reference.services) {
    for (const { name } of names) if (passRoleFacts(`${prefix}:${name}`) === 'yes') actions.add(`${prefix}:${name}`);
  }
  for (const action of actions) if (withdrawn.includes(action.split(':', 1)[0] ?? '')) actions.delete(action);
  return actions;
}

/** Below this number a prefix may lose its flags by chance: one action renamed. */
const FEW = 3;

/** A problem if over 5 % of the PassRole flags are gone, or all flags of one prefix. */
export function passRoleLosses(before: ReadonlySet<string>, after: ReadonlySet<string>): ImportProblem[] {
  const lost = [...before].filter((action) => !after.has(action));
  if (lost.length > before.size * ACCEPTED_LOSS) {
    return [importProblem('pass-role-lost', `it loses ${lost.length} of ${before.size} PassRole flags (over 5 %): ${list(lost)}`)];
  }
  const kept = new Set([...after].map(prefixOf));
  const silent = new Map<string, number>();
  for (const action of lost) if (!kept.has(prefixOf(action))) silent.set(prefixOf(action), (silent.get(prefixOf(action)) ?? 0) + 1);
  return [...silent].flatMap(([prefix, gone]) =>
    gone < FEW ? [] : importProblem('pass-role-lost', `\`${prefix}\` loses all its ${gone} PassRole flags`),
  );
}

const prefixOf = (action: string): string => action.split(':', 1)[0] ?? '';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const list = (names: readonly string[]): string => {
  const shown = names.slice(0, 5).map((name) => `\`${name}\``);
  return shown.join(', ') + (names.length > shown.length ? ' and more' : '');
};
