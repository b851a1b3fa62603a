import type { Budget } from './find-text.ts';
import type { Atom, Clause } from './clause.ts';
import type { Limit } from './limit.ts';
import { type KeyValue, solve, type Store, withLimit } from './store.ts';

/** What a request must be: clauses that hold, clauses that do not, and of each list of clauses one that holds. */
export interface Question {
  readonly given: Store;
  readonly hold: readonly Clause[];
  readonly fail: readonly Clause[];
  /** At each level of Allow lists one of the clauses holds. */
  readonly oneOf: readonly (readonly Clause[])[];
}

/** How one branch of the search ended: which atom was taken to be false or true, and why no request is left. */
export interface ClosedBranch {
  readonly taken: readonly string[];
  readonly key: string;
  readonly because: string;
}

/** A request by its keys, none at all, or nobody knows. */
export type Searched =
  | { readonly kind: 'found'; readonly values: ReadonlyMap<string, KeyValue>; readonly doubtful: readonly string[] }
  | { readonly kind: 'none'; readonly branches: readonly ClosedBranch[] }
  | { readonly kind: 'unknown'; readonly because: string };

/** So many closed branches are kept as a certificate; a search that needs more gives up. */
const MOST_BRANCHES = 20_000;

interface Run {
  readonly budget: Budget;
  readonly branches: ClosedBranch[];
  unknown: string | undefined;
}

/** One atom that must be true or false, chosen among several. */
interface Choice {
  readonly name: string;
  readonly options: readonly (readonly Atom[])[];
  readonly wanted: boolean;
}

/** Looks for a request: one atom of each clause that must fail is made false, fewest atoms first, until a key has no value left. */
export function search({ given, hold, fail, oneOf }: Question, budget: Budget): Searched {
  const run: Run = { budget, branches: [], unknown: undefined };
  const open: Choice[] = [
    ...fail.map(({ name, atoms }) => ({ name, options: atoms.map((atom) => [atom]), wanted: false })),
    ...oneOf.map((clauses, level) => ({ name: `level ${level + 1}`, options: clauses.map(({ atoms }) => atoms), wanted: true })),
  ].sort((a, b) => a.options.length - b.options.length);
  let store: Store | undefined = given;
  const doubtful: string[] = [];
  for (const { atoms } of hold) store = store === undefined ? undefined : taken(store, atoms, true, doubtful, [], run);
  if (store === undefined) return closed(run);
  const found = descend(store, open, 0, doubtful, [], [], run);
  return found ?? closed(run);
}

const closed = ({ branches, unknown }: Run): Searched =>
  unknown === undefined ? { kind: 'none', branches } : { kind: 'unknown', because: unknown };

function descend(
  store: Store,
  open: readonly Choice[],
  at: number,
  doubtful: readonly string[],
  path: readonly string[],
  settled: readonly string[],
  run: Run,
): Searched | undefined {
  const choice = open[at];
  if (choice === undefined) return finished(store, doubtful, path, run);
  if (choice.options.length === 0) {
    close(run, { taken: path, key: '', because: `${choice.name} always ${choice.wanted ? 'fails' : 'matches'}` });
    return undefined;
  }
  // what the same statement elsewhere has made true or false needs no choice
  const isSettled = choice.options.some((atoms) => atoms.every((atom) => settled.includes(idOf(atom, choice.wanted))));
  if (isSettled) return descend(store, open, at + 1, doubtful, path, settled, run);
  let later: Searched | undefined;
  for (const atoms of choice.options) {
    if (run.branches.length > MOST_BRANCHES) {
      run.unknown ??= 'the search takes more branches than it may';
      return later;
    }
    const doubts = [...doubtful];
    const steps = [...path, ...atoms.map((atom) => textOf(atom, choice.wanted))];
    const next = taken(store, atoms, choice.wanted, doubts, steps, run);
    if (next === undefined) continue;
    const found = descend(next, open, at + 1, doubts, steps, [...settled, ...atoms.map((atom) => idOf(atom, choice.wanted))], run);
    // a request that rests on nothing doubtful is worth a further look
    if (found?.kind === 'found' && found.doubtful.length === 0) return found;
    later ??= found;
  }
  return later;
}

const idOf = ({ id }: Atom, wanted: boolean): string => `${wanted} ${id}`;
const textOf = ({ text }: Atom, wanted: boolean): string => `${wanted ? '' : 'not '}${text}`;

/** The store with some atoms made true or false; undefined where no request is left. */
function taken(
  store: Store,
  atoms: readonly Atom[],
  wanted: boolean,
  doubtful: string[],
  path: readonly string[],
  run: Run,
): Store | undefined {
  let after = store;
  const keys = new Set<string>();
  for (const atom of atoms) {
    const limit: Limit | boolean | undefined = wanted ? atom.whenTrue : atom.whenFalse;
    if (limit === false) {
      close(run, { taken: path, key: '', because: `${atom.text} is ${wanted ? 'never' : 'always'} so` });
      return undefined;
    }
    // whatever cannot be decided may be so
    if (limit === undefined) doubtful.push(atom.text);
    else if (limit !== true) {
      after = withLimit(after, limit);
      keys.add(limit.key);
    }
  }
  for (const key of keys) {
    const solved = solve(after, key, run.budget);
    if (solved.kind === 'none') {
      close(run, { taken: path, key, because: solved.because });
      return undefined;
    }
    // a text may still be there: the branch goes on, and its end is not certain
    if (solved.kind === 'unknown') doubtful.push(`${key}: ${solved.because}`);
    if (run.budget.states < 0) {
      run.unknown ??= 'the search for a request took more steps than it may';
      return undefined;
    }
  }
  return after;
}

const close = (run: Run, branch: ClosedBranch): void => void run.branches.push(branch);

function finished(store: Store, doubtful: readonly string[], path: readonly string[], run: Run): Searched | undefined {
  const values = new Map<string, KeyValue>();
  const doubts = [...doubtful];
  for (const key of store.keys()) {
    const solved = solve(store, key, run.budget);
    if (solved.kind === 'none') {
      close(run, { taken: path, key, because: solved.because });
      return undefined;
    }
    if (solved.kind === 'unknown') doubts.push(`${key}: ${solved.because}`);
    else values.set(key, solved.value);
  }
  return { kind: 'found', values, doubtful: doubts };
}
