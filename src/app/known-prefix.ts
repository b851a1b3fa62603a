import { catalogueRows } from '../catalogue/catalogue.ts';
import { editDistance } from '../estate/nearest-names.ts';
import { UsageError } from './usage-error.ts';

const NEAR = 3;

/** Throws a UsageError for a prefix without rows: it is most often a slip of the finger. */
export function checkPrefix(prefix: string): void {
  const known = [...new Set(catalogueRows().map((row) => row.action.slice(0, row.action.indexOf(':'))))];
  if (known.includes(prefix.toLowerCase())) return;
  const nearest = known
    .map((name) => ({ name, distance: editDistance(prefix.toLowerCase(), name, NEAR) }))
    .filter(({ distance }) => distance <= NEAR)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => `\`${name}\``);
  throw new UsageError(
    `the catalogue has no rows of \`${prefix}\`${nearest.length === 0 ? '' : `: did you mean ${nearest.join(' or ')}?`}`,
  );
}
