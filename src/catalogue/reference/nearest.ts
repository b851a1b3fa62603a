import { findService, servicePrefixes } from './services.ts';

/** Verbs that do nearly the same: a wrong guess at a name is most often one of these for another. */
const VERBS: readonly (readonly string[])[] = [
  ['create', 'update', 'put', 'modify', 'set', 'register', 'add', 'associate', 'attach', 'edit', 'change'],
  ['get', 'describe', 'list', 'search', 'batchget', 'read', 'view', 'lookup'],
  ['delete', 'remove', 'deregister', 'disassociate', 'detach', 'cancel', 'stop', 'terminate', 'abort'],
  ['start', 'run', 'invoke', 'execute', 'send', 'submit', 'call'],
];
const verbGroup = new Map(VERBS.flatMap((verbs, group) => verbs.map((verb) => [verb, group] as const)));

const MAX_LENGTH = 128;
const LEAST_SCORE = 0.3;

/**
 * Existing actions whose names are like the given one, best first, for a name that AWS does not have: same prefix preferred, shared words
 * and then spelling decide.
 */
export function nearestActions(action: string, limit = 5): string[] {
  const colon = action.indexOf(':');
  const prefix = action.slice(0, Math.max(colon, 0)).toLowerCase().slice(0, MAX_LENGTH);
  const name = action.slice(colon + 1).slice(0, MAX_LENGTH);
  const wanted = wordsOf(name);
  const found: { action: string; score: number }[] = [];
  for (const candidate of servicePrefixes()) {
    const closeness = prefixCloseness(prefix, candidate);
    if (closeness === 0) continue;
    for (const other of findService(candidate)?.actions ?? []) {
      const score = closeness * nameLikeness(name, wanted, other);
      if (score >= LEAST_SCORE) found.push({ action: `${candidate}:${other}`, score });
    }
  }
  found.sort((a, b) => b.score - a.score || (a.action < b.action ? -1 : 1));
  const [best, ...rest] = found.map((candidate) => candidate.action);
  if (best === undefined) return [];
  const twins = twinsOf(best).filter((twin) => rest.includes(twin));
  return [...new Set([best, ...twins, ...rest])].slice(0, limit);
}

/** The same object with a verb that does nearly the same: `CreateCustomModelDeployment` beside `UpdateCustomModelDeployment`. */
function twinsOf(action: string): string[] {
  const colon = action.indexOf(':');
  const [verb = '', ...object] = wordsOf(action.slice(colon + 1));
  const group = verbGroup.get(verb);
  if (group === undefined) return [];
  const prefix = action.slice(0, colon);
  const names = findService(prefix)?.actions ?? [];
  const twins = names.filter((name) => {
    const [otherVerb = '', ...otherObject] = wordsOf(name);
    return verbGroup.get(otherVerb) === group && otherObject.join(' ') === object.join(' ');
  });
  return twins.map((name) => `${prefix}:${name}`);
}

/** 1 for the prefix itself; less for those that share a part (`bedrock-runtime`, `bedrock`) or are a slip of the keyboard away. */
function prefixCloseness(given: string, candidate: string): number {
  if (given === candidate) return 1;
  if (given === '') return 0.5;
  const [a, b] = [given.split('-'), candidate.split('-')];
  if (a[0] === b[0] || given.startsWith(candidate) || candidate.startsWith(given)) {
    return 0.7 + (0.2 * a.filter((part) => b.includes(part)).length) / Math.max(a.length, b.length);
  }
  return editDistance(given, candidate) <= Math.floor(given.length / 4) ? 0.7 : 0;
}

const wordsOf = (name: string): string[] => name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g)?.map((word) => word.toLowerCase()) ?? [];

/** 0 to 1: two thirds from the words both names have, one third from the spelling. */
function nameLikeness(name: string, wanted: readonly string[], other: string): number {
  if (name.toLowerCase() === other.toLowerCase()) return 1;
  const words = wordsOf(other);
  let shared = 0;
  for (const [index, word] of wanted.entries()) {
    if (words.includes(word)) shared += 1;
    else if (index === 0 && verbGroup.has(word) && verbGroup.get(word) === verbGroup.get(words[0] ?? '')) shared += 0.6;
  }
  const coverage = wanted.length === 0 ? 0 : shared / wanted.length;
  const extra = Math.max(0, words.length - wanted.length);
  const longest = Math.max(name.length, other.length);
  const spelling = 1 - editDistance(name.toLowerCase(), other.toLowerCase()) / Math.max(1, longest);
  return Math.max((2 * coverage) / 3 - 0.02 * extra + spelling / 3, 0.95 * spelling - 0.2);
}

/** Levenshtein's distance, row by row. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
