import type { CapabilityClass, CatalogueRow, Flag, Review, Tier } from './types.ts';
import { catalogueRows } from './catalogue.ts';
import { CLASSES, FLAGS } from './classes.ts';
import { editDistance } from './reference/nearest.ts';
import { servicePrefixes } from './reference/reference.ts';

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

/** A filter as a person writes it: lists of words; a list may come as one text with commas. */
export interface WrittenFilter {
  readonly class?: readonly string[] | undefined;
  readonly tier?: readonly string[] | undefined;
  readonly prefix?: readonly string[] | undefined;
  readonly flag?: readonly string[] | undefined;
  readonly review?: readonly string[] | undefined;
  readonly text?: string | undefined;
}

const TIERS: readonly Tier[] = [1, 2, 3, 4];
const REVIEWS: readonly Review[] = ['row', 'group', 'auto'];

/** Reads a written filter. A word that names nothing is a problem with the nearest known words, so that a slip does not list nothing. */
export function parseCatalogueFilter(written: WrittenFilter): { readonly filter: CatalogueFilter; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const read = <T extends string | number>(
    given: readonly string[] | undefined,
    known: readonly T[],
    what: string,
  ): readonly T[] | undefined => {
    if (given === undefined) return undefined;
    return given
      .flatMap((words) => words.split(','))
      .map((word) => word.trim())
      .filter((word) => word !== '')
      .flatMap((word) => {
        const found = known.find((candidate) => String(candidate).toLowerCase() === word.toLowerCase());
        if (found === undefined) problems.push(`\`${word}\` is no ${what}${near(word, known)}`);
        return found ?? [];
      });
  };
  const [classes, flags] = [CLASSES.map((facts) => facts.class), Object.keys(FLAGS) as Flag[]];
  const filter = {
    classes: read(written.class, classes, 'class'),
    tiers: read(written.tier, TIERS, 'tier'),
    prefixes: read(written.prefix, servicePrefixes(), 'prefix of AWS'),
    flags: read(written.flag, flags, 'flag'),
    reviews: read(written.review, REVIEWS, 'state of review'),
    text: written.text,
  };
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return { filter: Object.fromEntries(given) as CatalogueFilter, problems };
}

const MANY = 8;

/** All known words where they are few, otherwise those that are spelled alike. */
function near(word: string, known: readonly (string | number)[]): string {
  const names = known.map(String);
  const asked = word.toLowerCase().slice(0, 64);
  const alike = names.length <= MANY ? names : nearestWords(asked, names);
  return alike.length === 0 ? '' : `: ${names.length <= MANY ? 'known are' : 'near are'} ${alike.map((name) => `\`${name}\``).join(', ')}`;
}

function nearestWords(asked: string, names: readonly string[]): string[] {
  const scored = names.flatMap((name) => {
    const lower = name.toLowerCase();
    if (asked.length >= 2 && (lower.includes(asked) || asked.includes(lower))) return { name, score: 0 };
    const score = editDistance(asked, lower);
    return score <= Math.max(2, lower.length / 3) ? { name, score } : [];
  });
  return scored
    .sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}
