import type { AccessLevel } from '../types.ts';
import { passRoleFacts } from './api-params.ts';
import type { Reference } from './facts.ts';

/** An import may lose this share of its PassRole flags; in July 2026 one lost all 278 without an error. */
const ACCEPTED_LOSS = 0.05;

/**
 * What an import loses against the reference before it, and must therefore be refused: a prefix, an access level, or over 5 % of the
 * PassRole flags. Prefixes that a person has seen go are named in `withdrawn`.
 */
export function importLosses(before: Reference, after: Reference, withdrawn: readonly string[] = []): string[] {
  const problems: string[] = [];
  const kept = new Set(after.services.flatMap((service) => (service.actions.length > 0 ? service.prefix : [])));
  const lost = before.services.map((service) => service.prefix).filter((prefix) => !kept.has(prefix) && !withdrawn.includes(prefix));
  if (lost.length > 0) problems.push(`it loses ${count(lost.length, 'prefix', 'prefixes')}: ${list(lost)}`);
  const levels = levelsOf(after);
  const lostLevels = [...levelsOf(before)].filter((level) => !levels.has(level));
  if (lostLevels.length > 0) problems.push(`no action has the access level ${list(lostLevels)} any more`);
  return [...problems, ...passRoleLosses(passRoleActions(before, withdrawn), passRoleActions(after, []))];
}

/** Actions that a person or AWS's SDK models say pass a role, and that this reference has. */
export function passRoleActions(reference: Reference, withdrawn: readonly string[] = []): ReadonlySet<string> {
  const actions = new Set(reference.passRole);
  for (const { prefix, actions: names } of reference.services) {
    for (const { name } of names) if (passRoleFacts(`${prefix}:${name}`) === 'yes') actions.add(`${prefix}:${name}`);
  }
  for (const action of actions) if (withdrawn.includes(action.split(':', 1)[0] ?? '')) actions.delete(action);
  return actions;
}

/** A problem if over 5 % of the PassRole flags are gone. */
export function passRoleLosses(before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
  const lost = [...before].filter((action) => !after.has(action));
  if (lost.length <= before.size * ACCEPTED_LOSS) return [];
  return [`it loses ${lost.length} of ${before.size} PassRole flags (over 5 %): ${list(lost)}`];
}

function levelsOf(reference: Reference): Set<AccessLevel> {
  const levels = new Set<AccessLevel>();
  for (const service of reference.services) for (const action of service.actions) for (const level of action.accessLevels) levels.add(level);
  return levels;
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const list = (names: readonly string[]): string => {
  const shown = names.slice(0, 5).map((name) => `\`${name}\``);
  return shown.join(', ') + (names.length > shown.length ? ' and more' : '');
};
