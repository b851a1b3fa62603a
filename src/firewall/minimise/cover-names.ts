/** How patterns may be cut: anywhere, or where a word begins or ends, which is longer and easier to read. */
export type CoverMode = 'short' | 'words';

/** What a pattern costs beside its own text: two quotes and a comma. */
const OVERHEAD = 3;

interface Candidate {
  readonly text: string;
  /** Numbers of the wanted names that it matches. */
  readonly covers: readonly number[];
}

/**
 * Patterns with one star or two that match every wanted name and none of the others, whatever their case: few characters in all. Names are
 * those of one service. The same names give the same patterns in whatever order they come. `whole`: `*` may stand for all of them.
 */
export function coverNames(wanted: readonly string[], others: readonly string[], mode: CoverMode, whole: boolean): readonly string[] {
  if (wanted.length === 0) return [];
  if (others.length === 0 && whole) return ['*'];
  // in the order in which they are searched: by lower case, in which `CreateAI` stands behind `CreateAction`
  const names = wanted.toSorted((a, b) =>
    a.toLowerCase() < b.toLowerCase() ? -1 : a.toLowerCase() > b.toLowerCase() ? 1 : a < b ? -1 : 1,
  );
  const lower = names.map((name) => name.toLowerCase());
  const bad = others.map((name) => name.toLowerCase()).sort();
  return chosen(candidatesOf(names, lower, bad, mode), names.length);
}

/** For each name and each beginning of it: the shortest ending with which no other name fits. A longer ending would match less for more. */
function candidatesOf(names: readonly string[], lower: readonly string[], bad: readonly string[], mode: CoverMode): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const [index, name] of lower.entries()) {
    const written = names[index] as string;
    const cuts = mode === 'words' ? wordCuts(written) : undefined;
    put(found, written, [index]);
    for (let start = 0; start < name.length; start++) {
      if (cuts !== undefined && !cuts.has(start)) continue;
      const prefix = name.slice(0, start);
      let end = shortestEnding(name, start, between(bad, prefix));
      while (cuts !== undefined && end <= name.length - start && !cuts.has(name.length - end)) end++;
      // a bare star takes in whatever AWS adds
      if (end > name.length - start || (start === 0 && end === 0)) continue;
      const text = `${written.slice(0, start)}*${end === 0 ? '' : written.slice(-end)}`;
      const key = text.toLowerCase();
      if (found.has(key)) continue;
      const suffix = end === 0 ? '' : name.slice(-end);
      const covers: number[] = [];
      const [from, to] = rangeOf(lower, prefix);
      for (let i = from; i < to; i++) {
        const other = lower[i] as string;
        if (other.length >= start + end && other.endsWith(suffix)) covers.push(i);
      }
      found.set(key, { text, covers });
    }
  }
  for (const [index, name] of lower.entries()) putInner(found, names[index] as string, name, { lower, bad, mode });
  return [...found.values()];
}

interface Around {
  readonly lower: readonly string[];
  readonly bad: readonly string[];
  readonly mode: CoverMode;
}

/** Patterns with a part in the middle, `*Guardrail*` and `Create*Job*`: from each place the shortest part that no other name has. */
function putInner(found: Map<string, Candidate>, written: string, name: string, { lower, bad, mode }: Around): void {
  const cuts = wordCuts(written);
  for (const start of cuts) {
    if (start === name.length) continue;
    const prefix = name.slice(0, start);
    const near = between(bad, prefix);
    const [from, to] = rangeOf(lower, prefix);
    for (let at = start; at < name.length; at++) {
      if (mode === 'words' && !cuts.has(at)) continue;
      let end = at;
      for (let some = near; some.length > 0 && end < name.length; ) {
        end++;
        const part = name.slice(at, end);
        some = some.filter((other) => other.includes(part, start));
        if (some.length === 0) break;
        if (end === name.length) end++;
      }
      while (mode === 'words' && end < name.length && !cuts.has(end)) end++;
      if (end > name.length || end === at) continue;
      const text = `${written.slice(0, start)}*${written.slice(at, end)}*`;
      const key = text.toLowerCase();
      if (found.has(key)) continue;
      const part = name.slice(at, end);
      const covers: number[] = [];
      for (let i = from; i < to; i++) if ((lower[i] as string).includes(part, start)) covers.push(i);
      if (covers.length > 1) found.set(key, { text, covers });
    }
  }
}

const put = (found: Map<string, Candidate>, text: string, covers: readonly number[]): void => {
  found.set(text.toLowerCase(), { text, covers });
};

/** How long the ending of a name must be so that none of `bad`, all of which share its first `start` characters, has it too. */
function shortestEnding(name: string, start: number, bad: readonly string[]): number {
  let longest = -1;
  for (const other of bad) {
    const most = Math.min(name.length, other.length) - start;
    let same = 0;
    while (same < most && name.charCodeAt(name.length - 1 - same) === other.charCodeAt(other.length - 1 - same)) same++;
    if (same > longest) longest = same;
  }
  return longest + 1;
}

/** Of sorted names those that begin so. */
function between(sorted: readonly string[], prefix: string): readonly string[] {
  const [from, to] = rangeOf(sorted, prefix);
  return sorted.slice(from, to);
}

function rangeOf(sorted: readonly string[], prefix: string): readonly [from: number, to: number] {
  return [lowerBound(sorted, prefix), lowerBound(sorted, `${prefix}\uffff`)];
}

function lowerBound(sorted: readonly string[], text: string): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as string) < text) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Where words begin, and the end: `CreateHTTPSModel` -> Create|HTTPS|Model. */
function wordCuts(name: string): ReadonlySet<number> {
  const cuts = new Set([0, name.length]);
  for (let at = 1; at < name.length; at++) {
    const [before, here, after] = [name[at - 1] as string, name[at] as string, name[at + 1]];
    const opens = isUpper(here) && (!isUpper(before) || (after !== undefined && !isUpper(after)));
    if (opens) cuts.add(at);
  }
  return cuts;
}

const isUpper = (character: string): boolean => character >= 'A' && character <= 'Z';

/** Takes the pattern that costs least for each name that is still open, again and again; then leaves out what others cover. */
function chosen(candidates: readonly Candidate[], count: number): readonly string[] {
  const useful = undominated(candidates);
  const open = new Set<number>(Array.from({ length: count }, (_, index) => index));
  const taken: Candidate[] = [];
  let rest = useful.map((candidate) => ({ candidate, gain: candidate.covers.length }));
  while (open.size > 0) {
    let best: { candidate: Candidate; gain: number } | undefined;
    for (const one of rest) {
      const cost = one.candidate.text.length + OVERHEAD;
      // what it covered before is the most that it can cover now
      if (best !== undefined && cost * best.gain >= (best.candidate.text.length + OVERHEAD) * one.gain) continue;
      one.gain = one.candidate.covers.reduce((sum, index) => sum + (open.has(index) ? 1 : 0), 0);
      if (one.gain === 0) continue;
      if (best === undefined || cost * best.gain < (best.candidate.text.length + OVERHEAD) * one.gain) best = one;
    }
    if (best === undefined) break;
    taken.push(best.candidate);
    for (const index of best.candidate.covers) open.delete(index);
    rest = rest.filter(({ gain }) => gain > 0);
  }
  return needed(taken, count)
    .map(({ text }) => text)
    .sort();
}

/** Of patterns that cover the same names, the shortest. */
function undominated(candidates: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = candidate.covers.join(' ');
    const known = best.get(key);
    if (known === undefined || isBefore(candidate.text, known.text)) best.set(key, candidate);
  }
  return [...best.values()].sort((a, b) => (isBefore(a.text, b.text) ? -1 : 1));
}

const isBefore = (a: string, b: string): boolean => a.length < b.length || (a.length === b.length && a < b);

/** Without those whose every name another one has, the dearest first. */
function needed(taken: readonly Candidate[], count: number): readonly Candidate[] {
  const times = new Uint32Array(count);
  for (const { covers } of taken) for (const index of covers) times[index] = (times[index] as number) + 1;
  return taken
    .toSorted((a, b) => (isBefore(b.text, a.text) ? -1 : 1))
    .filter(({ covers }) => {
      if (!covers.every((index) => (times[index] as number) > 1)) return true;
      for (const index of covers) times[index] = (times[index] as number) - 1;
      return false;
    });
}
