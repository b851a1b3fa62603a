import type { Check } from '../check.ts';

/** One check of rules about several kinds of resources that ask the same of each: its words are those of the first. */
export function joinChecks(checks: readonly [Check, ...Check[]]): Check {
  const [first] = checks;
  return {
    ...first,
    planes: [...new Set(checks.flatMap(({ planes }) => planes))],
    reads: [...new Set(checks.flatMap(({ reads }) => reads))],
    examples: { pass: checks.flatMap(({ examples }) => examples.pass), fail: checks.flatMap(({ examples }) => examples.fail) },
    *judge(scanned) {
      for (const check of checks) yield* check.judge(scanned);
    },
  };
}
