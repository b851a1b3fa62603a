import { findService, servicePrefixes } from '../../catalogue/reference/reference.ts';
import { type CoverMode, coverNames } from './cover-names.ts';

/** How actions are covered. */
export interface CoverOptions {
  readonly mode: CoverMode;
  /** Whether `bedrock:*` may stand for all actions of a service: it takes in those that AWS adds later. */
  readonly whole: boolean;
}

/** All actions of a service: the names that a pattern must not match unless they are wanted. Undefined: no such service. */
export type ActionUniverse = (prefix: string) => readonly string[] | undefined;

/** The actions of AWS's reference. */
export const referenceUniverse: ActionUniverse = (prefix) => findService(prefix)?.actions;

/**
 * Patterns for the `Action` of a statement that match every wanted action and no other action of AWS, in few characters. No star stands in
 * the prefix of a service. What is no action of AWS stays as it is written: a whole service, or a pattern.
 */
export function coverActions(
  wanted: Iterable<string>,
  { mode, whole }: CoverOptions,
  universe: ActionUniverse = referenceUniverse,
): readonly string[] {
  const byService = new Map<string, Set<string>>();
  const patterns: string[] = [];
  for (const action of wanted) {
    const colon = action.indexOf(':');
    const [prefix, name] = [action.slice(0, colon).toLowerCase(), action.slice(colon + 1)];
    if (/[*?]/.test(name) || colon < 0) patterns.push(action);
    else byService.set(prefix, (byService.get(prefix) ?? new Set()).add(name.toLowerCase()));
  }
  for (const [prefix, names] of byService) {
    const all = universe(prefix) ?? [];
    const known = all.filter((name) => names.has(name.toLowerCase()));
    const rest = all.filter((name) => !names.has(name.toLowerCase()));
    const canonical = new Set(known.map((name) => name.toLowerCase()));
    // AWS does not have them, or not yet
    const foreign = [...names].filter((name) => !canonical.has(name));
    for (const pattern of universe === referenceUniverse
      ? remembered(prefix, known, rest, { mode, whole })
      : coverNames(known, rest, mode, whole))
      patterns.push(`${prefix}:${pattern}`);
    for (const name of foreign) patterns.push(`${prefix}:${name}`);
  }
  return [...new Set(patterns)].sort();
}

/** A plan asks for the same actions at one node after another. */
const covers = new Map<string, readonly string[]>();
const MOST_COVERS = 10_000;

function remembered(prefix: string, known: readonly string[], rest: readonly string[], { mode, whole }: CoverOptions): readonly string[] {
  const key = [mode, whole, prefix, known.join(' ')].join('|');
  let found = covers.get(key);
  if (found === undefined) {
    found = coverNames(known, rest, mode, whole);
    if (covers.size >= MOST_COVERS) covers.clear();
    covers.set(key, found);
  }
  return found;
}

/** What patterns miss of what is wanted, and what they match beyond it. */
export interface CoverFault {
  readonly missed: readonly string[];
  readonly collateral: readonly string[];
}

/**
 * Holds patterns against every action of AWS, by a matcher that shares nothing with what made them: it compares character by character, as a
 * person would.
 */
export function checkCover(patterns: readonly string[], wanted: Iterable<string>): CoverFault {
  const asked = new Set([...wanted].map((action) => action.toLowerCase()));
  const missed = new Set(asked);
  const collateral: string[] = [];
  const lower = patterns.map((pattern) => pattern.toLowerCase());
  for (const prefix of servicePrefixes()) {
    // only patterns of the service, and those whose service is a pattern itself
    const near = lower.filter((pattern) => pattern.startsWith(`${prefix}:`) || /[*?]/.test(pattern.slice(0, pattern.indexOf(':'))));
    if (near.length === 0) continue;
    for (const name of findService(prefix)?.actions ?? []) {
      const action = `${prefix}:${name}`;
      const key = action.toLowerCase();
      if (!near.some((pattern) => fits(pattern, key))) continue;
      if (!missed.delete(key) && !asked.has(key)) collateral.push(action);
    }
  }
  return { missed: [...missed].sort(), collateral };
}

function fits(pattern: string, text: string): boolean {
  // places in the pattern at which one may stand after the text so far
  let places = new Set([0]);
  const closed = (some: Set<number>): Set<number> => {
    for (const place of some) if (pattern[place] === '*') some.add(place + 1);
    return some;
  };
  places = closed(places);
  for (const character of text) {
    const next = new Set<number>();
    for (const place of places) {
      const wanted = pattern[place];
      if (wanted === '*') next.add(place);
      else if (wanted === '?' || wanted === character) next.add(place + 1);
    }
    places = closed(next);
  }
  return places.has(pattern.length);
}
