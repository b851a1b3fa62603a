import type { Policy } from '../policy.ts';
import type { AuthorizationRequest } from '../request.ts';
import { type Situation, situationsOf } from './context.ts';
import { type Atoms, globAtoms, literalAtoms } from './glob.ts';

/** A piece of policy text (IAM User Guide, "IAM policy elements: Variables and tags"). */
type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** `${*}`, `${?}`, `${$}`: the character itself. */
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'variable'; readonly key: string; readonly fallback: string | undefined };

/** What a variable may stand for. `hole`: text that nobody knows. `valueless`: nothing, although the key is there. */
type Choice = { readonly text: string } | 'hole' | 'absent' | 'valueless';

/** Beyond this many combinations of uncertain values the uncertain variables are read as unknown text. */
const MAX_COMBINATIONS = 32;

/** The pattern a text stands for in one possible request; undefined where a variable in it has no value, so that it matches nothing. */
export type Reading = Atoms | undefined;

/**
 * Every reading of policy text that is possible for the request: one where all is known. Variables exist only under Version 2012-10-17;
 * values of variables and defaults are literal text, never wildcards.
 */
export function readingsOf(
  text: string,
  version: Policy['version'],
  wildcards: boolean,
  request: AuthorizationRequest,
): readonly Reading[] {
  const atomsOf = wildcards ? globAtoms : literalAtoms;
  if (version !== '2012-10-17') return [atomsOf(text)];
  const parts = parseVariables(text);
  const readings: Reading[] = [];
  for (const chosen of combinations(choicesOf(parts, request))) {
    readings.push(readParts(parts, chosen, atomsOf));
  }
  return readings;
}

function readParts(parts: readonly Part[], chosen: ReadonlyMap<string, Choice>, atomsOf: (text: string) => Atoms): Reading {
  const atoms: Atoms[] = [];
  for (const part of parts) {
    if (part.kind === 'text') atoms.push(atomsOf(part.text));
    else if (part.kind === 'literal') atoms.push(literalAtoms(part.text));
    else {
      const choice = chosen.get(part.key) ?? 'absent';
      if (choice === 'hole') atoms.push(['hole']);
      else if (choice === 'valueless') return undefined;
      else if (choice !== 'absent') atoms.push(literalAtoms(choice.text));
      else if (part.fallback === undefined) return undefined;
      else atoms.push(literalAtoms(part.fallback));
    }
  }
  return atoms.flat();
}

function choicesOf(parts: readonly Part[], request: AuthorizationRequest): ReadonlyMap<string, readonly Choice[]> {
  const choices = new Map<string, readonly Choice[]>();
  for (const part of parts) {
    if (part.kind === 'variable' && !choices.has(part.key)) choices.set(part.key, situationsOf(request, part.key).map(choiceOf));
  }
  return choices;
}

/** Only keys with a single value can be variables; a default steps in for a key that is absent, not for a list. */
function choiceOf(situation: Situation): Choice {
  if (situation === 'absent') return 'absent';
  if (situation === 'some-value' || 'before' in situation) return 'hole';
  const [value] = situation.values;
  return situation.list || value === undefined || situation.values.length > 1 ? 'valueless' : { text: value };
}

/** Every way to choose one value for each key. */
function combinations(choices: ReadonlyMap<string, readonly Choice[]>): readonly ReadonlyMap<string, Choice>[] {
  let count = 1;
  for (const options of choices.values()) count *= options.length;
  const settled = new Map<string, Choice>();
  const open: (readonly [key: string, options: readonly Choice[]])[] = [];
  for (const [key, options] of choices) {
    const [only] = count > MAX_COMBINATIONS && options.length > 1 ? (['hole'] as const) : options;
    if (options.length === 1 || count > MAX_COMBINATIONS) settled.set(key, only ?? 'valueless');
    else open.push([key, options]);
  }
  let chosen: ReadonlyMap<string, Choice>[] = [settled];
  for (const [key, options] of open) chosen = chosen.flatMap((map) => options.map((option) => new Map([...map, [key, option]])));
  return chosen;
}

/** Cuts text at `${...}`. An opening without an end, or with nothing inside, is plain text. */
export function parseVariables(text: string): readonly Part[] {
  const parts: Part[] = [];
  let rest = text;
  for (;;) {
    const start = rest.indexOf('${');
    const found = start < 0 ? undefined : parseVariable(rest.slice(start));
    if (found === undefined) {
      // no variable can begin later inside an opening that is never closed, unless another opening follows
      const next = start < 0 ? -1 : rest.indexOf('${', start + 2);
      if (next < 0) return [...parts, { kind: 'text', text: rest }];
      parts.push({ kind: 'text', text: rest.slice(0, next) });
      rest = rest.slice(next);
      continue;
    }
    parts.push({ kind: 'text', text: rest.slice(0, start) }, found.part);
    rest = rest.slice(start + found.length);
  }
}

/** Reads `${key}` or `${key, 'default'}` at the beginning of the text. */
function parseVariable(text: string): { readonly part: Part; readonly length: number } | undefined {
  const end = text.indexOf('}');
  const comma = text.indexOf(", '");
  if (comma > 0 && (end < 0 || comma < end)) {
    const close = text.indexOf("'}", comma + 3);
    if (close >= 0) {
      const part: Part = { kind: 'variable', key: text.slice(2, comma).toLowerCase(), fallback: text.slice(comma + 3, close) };
      return { part, length: close + 2 };
    }
  }
  if (end <= 2) return undefined;
  const name = text.slice(2, end);
  if (name === '*' || name === '?' || name === '$') return { part: { kind: 'literal', text: name }, length: end + 1 };
  return { part: { kind: 'variable', key: name.toLowerCase(), fallback: undefined }, length: end + 1 };
}
