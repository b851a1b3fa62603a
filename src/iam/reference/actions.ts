import type { PatternList } from '../policy.ts';
import { matchesGlob } from './glob.ts';

/**
 * Whether `Action` or `NotAction` takes in the action. Names ignore case; `*` and `?` stand anywhere in `prefix:Name`; NotAction is the
 * complement over all services (IAM User Guide, "Action", "NotAction").
 */
export function takesInAction(list: PatternList, action: string): boolean {
  const named = list.patterns.some((pattern) => matchesActionPattern(pattern, action));
  return list.negated ? !named : named;
}

/** `*` alone stands for everything; any other pattern needs a service prefix. */
function matchesActionPattern(pattern: string, action: string): boolean {
  if (pattern === '*') return true;
  return pattern.includes(':') && matchesGlob(pattern.toLowerCase(), action.toLowerCase());
}
