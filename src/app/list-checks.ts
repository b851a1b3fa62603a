import { evidenceFor } from '../compliance/coverage.ts';
import { frameworks } from '../compliance/frameworks/index.ts';
import type { Check } from '../findings/check.ts';
import { checks } from '../findings/checks/index.ts';

/** A check as people and programs read about it. */
export interface ListedCheck extends Omit<Check, 'examples' | 'judge'> {
  /** Requirements for which it is evidence, by framework. */
  readonly evidenceFor: Readonly<Record<string, readonly string[]>>;
}

/** All checks, or those in which every one of some words stands: in id, title, severity, kind, planes, topics or names that others use. */
export function listChecks(words: readonly string[] = []): readonly ListedCheck[] {
  const wanted = words.map((word) => word.toLowerCase());
  return checks
    .filter((check) => wanted.every((word) => textOf(check).includes(word)))
    .map(({ id, title, why, kind, severity, planes, reads, known, topics }) => ({
      id,
      title,
      why,
      kind,
      severity,
      planes,
      reads,
      known,
      topics,
      evidenceFor: requirementsOf(id),
    }));
}

const textOf = ({ id, title, severity, kind, planes, topics, known }: Check): string =>
  [id, title, severity, kind, ...planes, ...topics, ...Object.values(known).flat()].join('\n').toLowerCase();

function requirementsOf(id: string): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const { id: framework, requirements } of frameworks) {
    const asked = requirements.filter((requirement) => evidenceFor(requirement, checks).some((check) => check.id === id));
    if (asked.length > 0) found[framework] = asked.map((requirement) => requirement.id);
  }
  return found;
}
