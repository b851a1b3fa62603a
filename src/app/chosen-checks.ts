import type { Check } from '../findings/check.ts';
import { compileGlob, matchesGlob } from '../iam/glob.ts';
import { nearest } from '../intent/nearest.ts';
import { UsageError } from './usage-error.ts';

/** The checks that are asked for by id or kind, each with `*` and `?`; all where nothing is asked for. Throws a `UsageError` for a name of none. */
export function chosenChecks(checks: readonly Check[], wanted: readonly string[] | undefined): readonly Check[] {
  if (wanted === undefined) return checks;
  const chosen = new Set<Check>();
  for (const name of wanted) {
    const glob = compileGlob(name);
    const found = checks.filter(({ id, kind }) => matchesGlob(glob, id) || matchesGlob(glob, kind));
    if (found.length === 0) {
      const meant = nearest(
        name,
        checks.map(({ id }) => id),
      );
      throw new UsageError(
        `no check is called \`${name}\`: ${meant === undefined ? '`mantlet checks` lists them' : `did you mean \`${meant}\`?`}`,
      );
    }
    for (const check of found) chosen.add(check);
  }
  return checks.filter((check) => chosen.has(check));
}
