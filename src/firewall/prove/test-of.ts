import { isNegated } from '../../iam/operators.ts';
import type { BaseOperator, Policy } from '../../iam/policy.ts';
import { contains, parseAddress, parseRange } from '../../iam/reference/conditions/addresses.ts';
import { formatInstant, parseInstant } from '../../iam/reference/conditions/dates.ts';
import { parseVariables } from '../../iam/reference/variables.ts';
import { inverse, type Test } from './limit.ts';
import { arnPattern, globPattern, type Language, literalPattern, type TextPattern } from './text-pattern.ts';

/** Which values pass an operator with some values; undefined: outside of what can be decided here. */
export function testOf(operator: BaseOperator, values: readonly string[], version: Policy['version']): Test | undefined {
  const test = positive(operator, values, version);
  return test === undefined || !isNegated(operator) ? test : inverse(test);
}

function positive(operator: BaseOperator, values: readonly string[], version: Policy['version']): Test | undefined {
  const name = operator.replace('Not', '');
  if (name.startsWith('String') || name.startsWith('Arn') || name === 'BinaryEquals') {
    const language = languageOf(name, values, version);
    return language === undefined ? undefined : { kind: 'text', in: true, language };
  }
  if (name === 'Bool') return boolTest(values, version);
  if (name === 'IpAddress') return addressTest(values);
  if (name.startsWith('Numeric')) return orderedTest(name.slice('Numeric'.length), values, numberOf, (value) => String(value), 1);
  if (name.startsWith('Date')) return orderedTest(name.slice('Date'.length), values, secondsOf, isoText, 1);
  return undefined;
}

function languageOf(name: string, values: readonly string[], version: Policy['version']): Language | undefined {
  const found: TextPattern[] = [];
  for (const value of values) {
    const text = version === '2012-10-17' && name !== 'BinaryEquals' ? withoutVariables(value) : [{ text: value, literal: false }];
    if (text === undefined) return undefined;
    const pattern = patternOf(name, text);
    // an ARN pattern that is none matches nothing
    if (pattern !== undefined) found.push(pattern);
  }
  return found;
}

type Piece = { readonly text: string; readonly literal: boolean };

/** The same text makes the same pattern, so that what is known of it is known once. */
const patterns = new Map<string, TextPattern | undefined>();
const MOST_PATTERNS = 100_000;

function patternOf(name: string, pieces: readonly Piece[]): TextPattern | undefined {
  const key = JSON.stringify([name, pieces.map(({ text, literal }) => [text, literal])]);
  if (!patterns.has(key)) {
    if (patterns.size >= MOST_PATTERNS) patterns.clear();
    patterns.set(key, compiled(name, pieces));
  }
  return patterns.get(key);
}

function compiled(name: string, pieces: readonly Piece[]): TextPattern | undefined {
  const plain = pieces.map(({ text }) => text).join('');
  switch (name) {
    case 'StringEquals':
    case 'BinaryEquals':
      return literalPattern(plain);
    case 'StringEqualsIgnoreCase':
      return literalPattern(plain, true);
    case 'StringLike':
      return pieces.flatMap(({ text, literal }) => (literal ? literalPattern(text) : globPattern(text)));
    default:
      return pieces.some(({ literal }) => literal) ? undefined : arnPattern(plain);
  }
}

/** `${*}`, `${?}` and `${$}` are the character itself; undefined where another variable stands. */
function withoutVariables(text: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const part of parseVariables(text)) {
    if (part.kind === 'variable') return undefined;
    pieces.push({ text: part.text, literal: part.kind === 'literal' });
  }
  return pieces;
}

function boolTest(values: readonly string[], version: Policy['version']): Test | undefined {
  if (version === '2012-10-17' && values.some((value) => value.includes('${'))) return undefined;
  const wanted = new Set(values.map((value) => value.toLowerCase()));
  return { kind: 'ordered', passes: (value) => wanted.has(value.toLowerCase()), among: ['true', 'false'] };
}

/** Only at the ends of ranges does anything change. */
function addressTest(values: readonly string[]): Test | undefined {
  const ranges = values.flatMap((value) => parseRange(value) ?? []);
  if (ranges.length < values.length) return undefined;
  const among = new Set(['203.0.113.77', '2001:db8::77']);
  for (const { bits, value, prefix } of ranges) {
    const size = 1n << BigInt(bits - prefix);
    const first = (value / size) * size;
    for (const one of [first - 1n, first, first + size - 1n, first + size]) {
      if (one >= 0n && one < 1n << BigInt(bits)) among.add(addressText(one, bits));
    }
  }
  return {
    kind: 'ordered',
    passes: (text) => {
      const address = parseAddress(text);
      return address !== undefined && ranges.some((range) => contains(range, address));
    },
    among: [...among],
  };
}

function addressText(value: bigint, bits: 32 | 128): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.');
  return Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16)).join(':');
}

type Comparison = (a: number, b: number) => boolean;
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  Equals: (a, b) => a === b,
  LessThan: (a, b) => a < b,
  LessThanEquals: (a, b) => a <= b,
  GreaterThan: (a, b) => a > b,
  GreaterThanEquals: (a, b) => a >= b,
};

/** Numbers and dates: what passes changes only at the values that are named. */
function orderedTest(
  comparison: string,
  values: readonly string[],
  read: (text: string) => number | undefined,
  write: (value: number) => string | undefined,
  step: number,
): Test | undefined {
  const compare = COMPARISONS[comparison];
  const bounds = values.flatMap((value) => read(value) ?? []);
  if (compare === undefined || bounds.length < values.length) return undefined;
  const among = new Set([0, ...bounds.flatMap((bound) => [bound - step, bound, bound + step])]);
  // between two bounds that are nearer than a step
  for (const [index, bound] of bounds.toSorted((a, b) => a - b).entries()) {
    const before = bounds.toSorted((a, b) => a - b)[index - 1];
    if (before !== undefined && bound - before < 2 * step && bound > before) among.add((bound + before) / 2);
  }
  return {
    kind: 'ordered',
    passes: (text) => {
      const value = read(text);
      return value !== undefined && bounds.some((bound) => compare(value, bound));
    },
    among: [...among].flatMap((value) => write(value) ?? []),
  };
}

/** Only numbers that a double holds exactly: others are not decided here. */
function numberOf(text: string): number | undefined {
  return /^[+-]?\d{1,15}(?:\.\d{1,6})?$/.test(text) && text.replaceAll(/\D/g, '').length <= 15 ? Number(text) : undefined;
}

function secondsOf(text: string): number | undefined {
  const instant = parseInstant(text);
  return instant === undefined || instant.scale > 3 ? undefined : Number(instant.units) / 10 ** instant.scale;
}

const isoText = (seconds: number): string | undefined => formatInstant({ units: BigInt(Math.round(seconds * 1000)), scale: 3 });
