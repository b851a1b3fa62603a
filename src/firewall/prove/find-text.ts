import { areApart, includes, type Language, type TextPattern, type Token, tokenTakes } from './text-pattern.ts';

/** A text that is in some languages and in none of others; or that there is none; or that nobody knows, because the search took too long. */
export type FoundText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string };

/** How much may be searched: characters tried at places of patterns. It is shared by all searches of one claim. */
export interface Budget {
  states: number;
}

/** Looks for a text that is in each of `all` and in none of `none`. */
export function findText(all: readonly Language[], none: readonly Language[], budget: Budget): FoundText {
  const forbidden = none.flat();
  const wanted: Language[] = [];
  for (const language of all) {
    if (language.length === 0) return { kind: 'none', because: 'nothing matches an empty list' };
    // cheap, and what policies are usually about: what one asks for, another has excluded
    const free = language.filter((pattern) => !forbidden.some((other) => includes(other, pattern)));
    if (free.length === 0) return { kind: 'none', because: 'each of the patterns asked for lies within one that is excluded' };
    wanted.push(free);
  }
  const near = together(wanted);
  if (near === undefined) return { kind: 'none', because: 'the patterns asked for begin or end differently' };
  // what begins or ends otherwise than all that is asked for excludes none of it
  const [shortest = []] = [...near].sort((a, b) => a.length - b.length);
  return search(
    near,
    forbidden.filter((other) => shortest.some((pattern) => !areApart(pattern, other))),
    budget,
  );
}

/** Of each language the patterns that some pattern of every other may meet; undefined where one has none left. */
function together(languages: readonly Language[]): readonly Language[] | undefined {
  let left = languages;
  for (const index of languages.keys()) {
    const own = left[index] as Language;
    left = left.map((language, at) =>
      at === index ? language : language.filter((pattern) => own.some((other) => !areApart(pattern, other))),
    );
  }
  return left.some((language) => language.length === 0) ? undefined : left;
}

/** Places reached in each pattern of one list: pattern and offset in one number. */
type Places = readonly number[];

interface State {
  readonly wanted: readonly Places[];
  readonly forbidden: Places;
  readonly before: State | undefined;
  readonly by: string;
}

const STEP = 1 << 16;

/** Goes through the product of all patterns, shortest texts first. */
function search(wanted: readonly Language[], forbidden: Language, budget: Budget): FoundText {
  const start: State = { wanted: wanted.map(begin), forbidden: begin(forbidden), before: undefined, by: '' };
  const seen = new Set([keyOf(start)]);
  let open: State[] = [start];
  while (open.length > 0) {
    const next: State[] = [];
    for (const state of open) {
      if (isEnd(state, wanted, forbidden)) return { kind: 'text', text: textOf(state) };
      const characters = charactersAt(state, wanted, forbidden);
      budget.states -= 1 + characters.length * placesIn(state);
      if (budget.states < 0) return { kind: 'unknown', because: 'the search for a text took more steps than it may' };
      for (const by of characters) {
        const moved: Places[] = [];
        for (const [index, language] of wanted.entries()) {
          const places = move(language, state.wanted[index] as Places, by);
          if (places.length === 0) break;
          moved.push(places);
        }
        if (moved.length < wanted.length) continue;
        const after: State = { wanted: moved, forbidden: move(forbidden, state.forbidden, by), before: state, by };
        const key = keyOf(after);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push(after);
      }
    }
    open = next;
  }
  return { kind: 'none', because: `${seen.size} states of the patterns together hold no text` };
}

const placesIn = ({ wanted, forbidden }: State): number => wanted.reduce((sum, places) => sum + places.length, forbidden.length);

const begin = (language: Language): Places => language.flatMap((pattern, index) => follow(pattern, index, 0));

/** A place, and those that are reached from it without a character. */
function follow(pattern: TextPattern, index: number, offset: number): number[] {
  const places = [index * STEP + offset];
  for (let at = offset; pattern[at]?.many === true; at++) places.push(index * STEP + at + 1);
  return places;
}

function move(language: Language, places: Places, by: string): Places {
  const next = new Set<number>();
  for (const place of places) {
    const index = Math.floor(place / STEP);
    const offset = place % STEP;
    const pattern = language[index] as TextPattern;
    const token = pattern[offset];
    if (token === undefined || !tokenTakes(token, by)) continue;
    for (const one of follow(pattern, index, token.many ? offset : offset + 1)) next.add(one);
  }
  return [...next].sort((a, b) => a - b);
}

const isEnd = ({ wanted: places, forbidden: bad }: State, wanted: readonly Language[], forbidden: Language): boolean =>
  places.every((some, index) => atEnd(some, wanted[index] as Language)) && !atEnd(bad, forbidden);

const atEnd = (places: Places, language: Language): boolean =>
  places.some((place) => place % STEP === language[Math.floor(place / STEP)]?.length);

const keyOf = ({ wanted, forbidden }: State): string => `${wanted.map((places) => places.join(',')).join(';')}|${forbidden.join(',')}`;

/** One of each kind: any other character is told apart from these by no pattern at this place. */
const KINDS: readonly string[] = [...'abcdefghijklmnopqrstuvwxyz', ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ', ...'0123456789', ...'-_=,.@+/'];
const OTHERS: readonly string[] = [...'~!#%&;<>^|'];

/** The characters on which patterns differ here: those that they name, and one for each class that names none of them. */
function charactersAt({ wanted: places, forbidden: bad }: State, wanted: readonly Language[], forbidden: Language): readonly string[] {
  const named = new Set<string>();
  const collect = (some: Places, language: Language): void => {
    for (const place of some) {
      const token: Token | undefined = language[Math.floor(place / STEP)]?.[place % STEP];
      if (token === undefined || typeof token.on !== 'string') continue;
      named.add(token.on);
      if (!token.fold) continue;
      named.add(token.on.toLowerCase());
      named.add(token.on.toUpperCase());
    }
  };
  for (const [index, some] of places.entries()) collect(some, wanted[index] as Language);
  collect(bad, forbidden);
  const fresh = [
    KINDS.find((one) => !named.has(one) && !isDigit(one)),
    KINDS.find((one) => !named.has(one) && isDigit(one)),
    OTHERS.find((one) => !named.has(one)),
    ':',
  ];
  for (const one of fresh) if (one !== undefined) named.add(one);
  return [...named];
}

const isDigit = (one: string): boolean => one >= '0' && one <= '9';

function textOf(state: State): string {
  const characters: string[] = [];
  for (let at: State | undefined = state; at !== undefined; at = at.before) characters.push(at.by);
  return characters.reverse().join('');
}
