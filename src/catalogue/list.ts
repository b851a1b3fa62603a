import type { CapabilityClass, CatalogueRow, Flag, Review, Tier } from './types.ts';
import { catalogueRows } from './catalogue.ts';

/** What a row must satisfy to be listed: one of the values of each given list, all words of the text. Nothing given lists everything. */
export interface CatalogueFilter {
  readonly classes?: readonly CapabilityClass[];
  readonly tiers?: readonly Tier[];
  readonly prefixes?: readonly string[];
  /** All of these, unlike the other lists: flags add up. */
  readonly flags?: readonly Flag[];
  readonly reviews?: readonly Review[];
  /** Words in any case, each somewhere in action, class, reason, guards or sources. */
  readonly text?: string;
  readonly defaultDeny?: boolean;
}

/** The rows that satisfy a filter, in the order of the catalogue. */
export function listCatalogue(filter: CatalogueFilter = {}, rows: readonly CatalogueRow[] = catalogueRows()): readonly CatalogueRow[] {
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const prefixes = filter.prefixes?.map((prefix) => prefix.toLowerCase());
  return rows.filter(
    (row) =>
      (filter.classes?.includes(row.class) ?? true) &&
      (filter.tiers?.includes(row.tier) ?? true) &&
      (prefixes?.includes(row.action.split(':', 1)[0] ?? '') ?? true) &&
      (filter.flags?.every((flag) => row.flags.includes(flag)) ?? true) &&
      (filter.reviews?.includes(row.review) ?? true) &&
      (filter.defaultDeny === undefined || row.defaultDeny === filter.defaultDeny) &&
      (words.length === 0 || speaksOf(row, words)),
  );
}

function speaksOf(row: CatalogueRow, words: readonly string[]): boolean {
  const text = [row.action, row.class, row.reason, ...row.guards, ...row.sources].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}
