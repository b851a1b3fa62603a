import type { FindingsReport } from './findings-report.ts';
import { clipped } from './plain-text.ts';

/** Security Hub refuses more, and nobody reads them. */
const MOST = 32;

/** What the frameworks that were asked for require of each check, by its id: `NIST AI RMF 1.0/GOVERN 1.1`, at most 32. */
export function requirementsOf({ coverage }: FindingsReport): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { framework, requirements } of coverage) {
    for (const { id, checks } of requirements) {
      const name = clipped(`${framework.name} ${framework.version}/${id}`, 256);
      for (const check of checks) {
        const known = found.get(check.id);
        if (known === undefined) found.set(check.id, [name]);
        else if (known.length < MOST) known.push(name);
      }
    }
  }
  return found;
}
