import { conditionKeyType, isListKey } from '../../catalogue/reference/reference.ts';
import { passes } from './condition-limit.ts';
import { type Budget, findText, type FoundText } from './find-text.ts';
import type { Limit, Test } from './limit.ts';
import type { Language } from './text-pattern.ts';

/** Everything that is asked of one key at once. */
interface Asked {
  readonly absent: boolean;
  readonly empty: boolean;
  readonly present: boolean;
  /** What every value passes. */
  readonly each: readonly Test[];
  /** For each of these there is a value that passes it. */
  readonly some: readonly Test[];
}

const FREE: Asked = { absent: true, empty: true, present: true, each: [], some: [] };

/** What is asked of a request so far, key by key. Adding makes a new one: a search goes back by keeping the old. */
export type Store = ReadonlyMap<string, Asked>;

/** Nothing is asked yet. */
export const NOTHING_ASKED: Store = new Map();

/** With one limit more. */
export function withLimit(store: Store, { key, absent, empty, present }: Limit): Store {
  const before = store.get(key) ?? FREE;
  const tests = present === undefined || present === 'any' ? undefined : present;
  // of a key with one value, some value and each value are the same
  const isEach = tests !== undefined && (tests.how === 'each' || !isListKey(key));
  const after: Asked = {
    absent: before.absent && absent,
    empty: before.empty && empty,
    present: before.present && present !== undefined,
    each: tests !== undefined && isEach ? [...before.each, tests.test] : before.each,
    some: tests !== undefined && !isEach ? [...before.some, tests.test] : before.some,
  };
  return new Map(store).set(key, after);
}

/** A value of a key: absent, or these. */
export type KeyValue = readonly string[] | undefined;

/** What a key may be; `none`: nothing will do. */
export type Solved =
  | { readonly kind: 'value'; readonly value: KeyValue }
  | { readonly kind: 'none'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string };

/** Finds a value for one key. */
export function solve(store: Store, key: string, budget: Budget): Solved {
  const asked = store.get(key) ?? FREE;
  const found = asked.present ? presentValue(key, asked, budget) : ABSENT_ONLY;
  if (found.kind === 'value') return found;
  if (asked.absent) return { kind: 'value', value: undefined };
  // numbers, dates, addresses and truths are never empty
  if (asked.empty && typeOf(key) === 'text') return { kind: 'value', value: [''] };
  return found;
}

const ABSENT_ONLY: Solved = { kind: 'none', because: 'it has to be there and has to be absent' };

function presentValue(key: string, { each, some }: Asked, budget: Budget): Solved {
  const wanted = some.length === 0 ? [each] : some.map((one) => [...each, one]);
  const values: string[] = [];
  for (const tests of wanted) {
    const found = valueFor(key, tests, budget);
    if (found.kind !== 'text') return found;
    if (!values.includes(found.text)) values.push(found.text);
  }
  return { kind: 'value', value: values };
}

/** A value that passes all tests. */
function valueFor(key: string, tests: readonly Test[], budget: Budget): FoundText {
  const among = candidatesOf(key, tests);
  if (among !== undefined) {
    const text = among.find((value) => tests.every((test) => passes(test, value)));
    if (text !== undefined) return { kind: 'text', text };
    const isMixed = tests.some(({ kind }) => kind === 'text') && typeOf(key) !== 'bool';
    return isMixed
      ? { kind: 'unknown', because: `${key} is compared both as text and as a number, date or address` }
      : { kind: 'none', because: 'no value lies within all bounds' };
  }
  const all: Language[] = [];
  const none: Language[] = [NOTHING];
  for (const test of tests) if (test.kind === 'text') (test.in ? all : none).push(test.language);
  return findText(all.length === 0 ? [ANYTHING] : all, none, budget);
}

const ANYTHING: Language = [
  [
    { on: { class: 'any' }, many: false, fold: false },
    { on: { class: 'any' }, many: true, fold: false },
  ],
];
/** The empty text is a state of its own. */
const NOTHING: Language = [[]];

/** Where there are bounds, the values on each side of them are all that matters; undefined: any text. */
function candidatesOf(key: string, tests: readonly Test[]): readonly string[] | undefined {
  if (typeOf(key) === 'bool') return ['true', 'false'];
  const bounded = tests.filter((test) => test.kind === 'ordered');
  if (bounded.length === 0) return undefined;
  // a value that is not of the type passes no positive test
  return [...bounded.flatMap(({ among }) => among), ...(typeOf(key) === 'text' ? ['no-value-of-this-type'] : [])];
}

function typeOf(key: string): 'bool' | 'text' | 'ordered' {
  const type = (conditionKeyType(key) ?? 'String').toLowerCase();
  return type === 'bool' ? 'bool' : type === 'string' || type === 'arn' || type.startsWith('arrayof') ? 'text' : 'ordered';
}
