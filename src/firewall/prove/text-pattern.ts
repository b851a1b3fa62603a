/** What stands at one place of a pattern: a character, or one of a class; `many`: any number of them. */
export interface Token {
  /** The character itself, or a class. */
  readonly on: string | CharacterClass;
  readonly many: boolean;
  /** Whether upper and lower case are alike. */
  readonly fold: boolean;
}

/** Any character; any but a colon; a digit; a character that names and paths of IAM may have (IAM User Guide, "IAM name requirements"). */
export type CharacterClass = { readonly class: 'any' | 'no-colon' | 'digit' | 'name' };

/** One pattern; several of them together are a language. */
export type TextPattern = readonly Token[];

/** Texts that match one of some patterns. */
export type Language = readonly TextPattern[];

const ANY: CharacterClass = { class: 'any' };
const NO_COLON: CharacterClass = { class: 'no-colon' };

const character = (on: string, fold: boolean): Token => ({ on, many: false, fold });

/** Text as it is. */
export const literalPattern = (text: string, fold = false): TextPattern => [...text].map((one) => character(one, fold));

/** `*` and `?` as policies mean them; `within`: what they may stand for. */
export function globPattern(text: string, fold = false, within: CharacterClass = ANY): TextPattern {
  const tokens: Token[] = [];
  for (const one of text) {
    if (one !== '*' && one !== '?') tokens.push(character(one, fold));
    // several stars are one
    else if (one === '?' || tokens.at(-1)?.many !== true) tokens.push({ on: within, many: one === '*', fold: false });
  }
  return tokens;
}

/** An ARN pattern: wildcards stay inside each of the first five segments; undefined where there are fewer than six, which match nothing. */
export function arnPattern(text: string): TextPattern | undefined {
  const parts = text.split(':');
  if (parts.length < 6) return undefined;
  const segments = [...parts.slice(0, 5), parts.slice(5).join(':')];
  return segments.flatMap((segment, index) => [
    ...(index === 0 ? [] : [character(':', false)]),
    ...globPattern(segment, false, index < 5 ? NO_COLON : ANY),
  ]);
}

/** Whether a class has a character. */
export function classHas({ class: kind }: CharacterClass, one: string): boolean {
  switch (kind) {
    case 'any':
      return true;
    case 'no-colon':
      return one !== ':';
    case 'digit':
      return one >= '0' && one <= '9';
    case 'name':
      return NAME.test(one);
  }
}

const NAME = /^[\w+=,.@/-]$/;

/** Whether a token takes a character. */
export const tokenTakes = ({ on, fold }: Token, one: string): boolean =>
  typeof on !== 'string' ? classHas(on, one) : on === one || (fold && on.toLowerCase() === one.toLowerCase());

/** Whether every character that one class has, another has too. */
const WIDER: Readonly<Record<CharacterClass['class'], readonly CharacterClass['class'][]>> = {
  any: ['any'],
  'no-colon': ['any', 'no-colon'],
  digit: ['any', 'no-colon', 'digit', 'name'],
  name: ['any', 'no-colon', 'name'],
};

/** Whether one token takes all that another takes. */
export const tokenIncludes = (wide: Token, narrow: Token): boolean => {
  if (typeof wide.on !== 'string')
    return typeof narrow.on === 'string' ? foldedIn(wide.on, narrow) : WIDER[narrow.on.class].includes(wide.on.class);
  if (typeof narrow.on !== 'string') return false;
  return wide.on === narrow.on
    ? wide.fold || !narrow.fold || !hasCase(narrow.on)
    : wide.fold && wide.on.toLowerCase() === narrow.on.toLowerCase();
};

const foldedIn = (wide: CharacterClass, { on, fold }: Token): boolean =>
  typeof on === 'string' && classHas(wide, on) && (!fold || (classHas(wide, on.toLowerCase()) && classHas(wide, on.toUpperCase())));

const hasCase = (text: string): boolean => text.toLowerCase() !== text.toUpperCase();

/**
 * Whether every text of one pattern is one of another, as far as that can be seen by going through both once: `true` is certain, `false` is
 * not. Places in the wide pattern are followed while the narrow one is read; a star of it must meet a star that takes as much.
 */
export function includes(wide: TextPattern, narrow: TextPattern): boolean {
  let known = inclusions.get(wide);
  if (known === undefined) {
    known = new WeakMap();
    inclusions.set(wide, known);
  }
  let answer = known.get(narrow);
  if (answer === undefined) {
    answer = liesWithin(wide, narrow);
    known.set(narrow, answer);
  }
  return answer;
}

/** The same patterns meet in one statement after another. */
const inclusions = new WeakMap<TextPattern, WeakMap<TextPattern, boolean>>();

function liesWithin(wide: TextPattern, narrow: TextPattern): boolean {
  // most are: the names of two accounts
  if (areApart(wide, narrow)) return false;
  let places = closed(wide, new Set([0]));
  for (const token of narrow) {
    const next = new Set<number>();
    for (const place of places) {
      const own = wide[place];
      if (own === undefined || !tokenIncludes(own, token)) continue;
      if (own.many) next.add(place);
      else if (!token.many) next.add(place + 1);
    }
    if (next.size === 0) return false;
    places = closed(wide, next);
  }
  return places.has(wide.length);
}

/** Whether no text matches both, as their first and last characters tell: `true` is certain, `false` is not. */
export function areApart(one: TextPattern, other: TextPattern): boolean {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const [a, b] = [one[at] as Token, other[at] as Token];
    if (a.many || b.many) break;
    if (!tokensMeet(a, b)) return true;
  }
  for (let back = 1; back <= one.length && back <= other.length; back++) {
    const [a, b] = [one[one.length - back] as Token, other[other.length - back] as Token];
    if (a.many || b.many) break;
    if (!tokensMeet(a, b)) return true;
  }
  return false;
}

/** Whether some character may be taken by both. */
function tokensMeet(a: Token, b: Token): boolean {
  if (typeof a.on !== 'string') return typeof b.on !== 'string' || foldsInto(a.on, b);
  if (typeof b.on !== 'string') return foldsInto(b.on, a);
  return a.on === b.on || ((a.fold || b.fold) && a.on.toLowerCase() === b.on.toLowerCase());
}

const foldsInto = (kind: CharacterClass, { on, fold }: Token): boolean =>
  typeof on === 'string' && (classHas(kind, on) || (fold && (classHas(kind, on.toLowerCase()) || classHas(kind, on.toUpperCase()))));

/** With the places that are reached without a character. */
export function closed(pattern: TextPattern, places: Set<number>): Set<number> {
  for (const place of places) if (pattern[place]?.many === true) places.add(place + 1);
  return places;
}

/** Whether a text matches. */
export function matchesPattern(pattern: TextPattern, text: string): boolean {
  let places = closed(pattern, new Set([0]));
  for (const one of text) {
    const next = new Set<number>();
    for (const place of places) {
      const token = pattern[place];
      if (token === undefined || !tokenTakes(token, one)) continue;
      next.add(token.many ? place : place + 1);
    }
    if (next.size === 0) return false;
    places = closed(pattern, next);
  }
  return places.has(pattern.length);
}
