import { Unreadable } from '../answers/detail.ts';
import { fail, type Outcome, pass } from './resource-check.ts';

/**
 * One outcome about a resource of those about its parts: it fails where one of them does, whatever is unknown of the others; it passes only
 * where all do and there are no more. Undefined where the rule speaks of none.
 */
export function worstOf(parts: readonly (() => Outcome | undefined)[], gap?: string): Outcome | undefined {
  const failures: Outcome[] = [];
  const passes: Outcome[] = [];
  let unread = gap;
  for (const judge of parts) {
    try {
      const outcome = judge();
      if (outcome !== undefined) (outcome.verdict === 'fail' ? failures : passes).push(outcome);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unread ??= error.message;
    }
  }
  const [worst] = failures;
  if (worst !== undefined) return fail(messages(failures), worst.fix?.summary ?? '', worst.severity);
  if (unread !== undefined) throw new Unreadable(unread);
  return passes.length === 0 ? undefined : pass(messages(passes));
}

const messages = (outcomes: readonly Outcome[]): string => [...new Set(outcomes.map(({ message }) => message))].join('; ');
