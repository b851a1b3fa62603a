import { type Glob, globOf, type Piece, pieceOf } from '../glob.ts';
import { type PreparedRequest, slotOf, type Value } from './request.ts';
import { agree, NO, type Truth4, truthOf, UNKNOWN, YES } from './truth.ts';

/**
 * Text with policy variables (IAM User Guide, "Policy variables"): `${key}`, `${key, 'default'}`, and the escapes `${*}`, `${?}`, `${$}`.
 * Escapes and substituted values become literal characters, never wildcards.
 */
export interface Template {
  /** The pieces between the stars, each a row of text and variables. */
  readonly pieces: readonly (readonly Part[])[];
  /** Every key once. */
  readonly slots: readonly number[];
  /** What was filled in last, and what came of it: one caller asks many statements with the same values. */
  readonly latest: { readonly values: string[]; pieces: readonly Piece[] | undefined };
}

type Part = Piece | Variable;

interface Variable {
  /** Position among the slots of the template. */
  readonly index: number;
  readonly fallback: string | undefined;
}

/** How text is read. `fold`: in lower case, values of variables too. */
export interface Reading {
  readonly wildcards: boolean;
  readonly variables: boolean;
  readonly fold: boolean;
}

/** A glob where the text has no variables. */
export function compileText(text: string, { wildcards, variables, fold }: Reading): Glob | Template {
  const pieces: Part[][] = [[]];
  const slots = new Map<number, number>();
  const addText = (written: string, isGlob: boolean): void => {
    const folded = fold ? foldCase(written) : written;
    for (const [index, run] of (isGlob ? folded.split('*') : [folded]).entries()) {
      if (index > 0) pieces.push([]);
      if (run !== '') pieces[pieces.length - 1]?.push(isGlob ? pieceOf(run) : { text: run, questions: [] });
    }
  };
  let from = 0;
  for (let at = variables ? text.indexOf('${') : -1; at >= 0; at = text.indexOf('${', at)) {
    const end = text.indexOf('}', at);
    if (end < 0) break;
    const found = readVariable(text, at, end);
    if (found === undefined) {
      at += 2;
      continue;
    }
    addText(text.slice(from, at), wildcards);
    if ('literal' in found) addText(found.literal, false);
    else {
      const index = slots.get(found.slot) ?? slots.size;
      slots.set(found.slot, index);
      pieces[pieces.length - 1]?.push({ index, fallback: fold ? found.fallback && foldCase(found.fallback) : found.fallback });
    }
    from = found.end;
    at = from;
  }
  addText(text.slice(from), wildcards);
  if (slots.size > 0) return { pieces, slots: [...slots.keys()], latest: { values: [], pieces: undefined } };
  return globOf(pieces.map((parts) => joined(parts as readonly Piece[])));
}

/** Reads the variable that begins at `at`; `end` is the first closing brace behind. */
function readVariable(
  text: string,
  at: number,
  end: number,
):
  | { readonly slot: number; readonly fallback: string | undefined; readonly end: number }
  | { readonly literal: string; readonly end: number }
  | undefined {
  const inside = text.slice(at + 2, end);
  const comma = inside.indexOf(", '");
  if (comma >= 0) {
    // the default may hold a brace: it ends at the quote before one
    const open = at + 2 + comma + 3;
    const close = text.indexOf("'}", open);
    if (close >= 0) return { slot: slotOf(inside.slice(0, comma)), fallback: text.slice(open, close), end: close + 2 };
  }
  if (inside === '') return undefined;
  if (inside === '*' || inside === '?' || inside === '$') return { literal: inside, end: end + 1 };
  return { slot: slotOf(inside), fallback: undefined, end: end + 1 };
}

function joined(parts: readonly Piece[]): Piece {
  const only = parts[0];
  if (parts.length === 1 && only !== undefined) return only;
  let text = '';
  const questions: number[] = [];
  for (const part of parts) {
    for (const offset of part.questions) questions.push(text.length + offset);
    text += part.text;
  }
  return { text, questions };
}

/** Lower case character by character: one whose lower case is longer stays as it is, so that text keeps its length. */
export function foldCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const lower = text.charAt(i).toLowerCase();
    folded += lower.length === 1 ? lower : text.charAt(i);
  }
  return folded;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** Whether the text has variables. */
export const isTemplate = (pattern: Glob | Template): pattern is Template => 'slots' in pattern;

/** Whether the text has no variables. */
export const isGlob = (pattern: Glob | Template): pattern is Glob => !isTemplate(pattern);

/** What a variable stands for: text, or one of these. */
type Choice = string | typeof HOLE | typeof ABSENT | typeof VALUELESS;
/** Text that nobody knows. */
const HOLE = 0;
const ABSENT = 1;
/** There, but not one value: only keys with a single value can be variables, and a default steps in for an absent key only. */
const VALUELESS = 2;

/** Beyond this many combinations of open values every open variable is read as unknown text. */
const MAX_COMBINATIONS = 32;

/** Asks about the pieces that the template stands for; `hole`: text that nobody knows stands like a star between two of them. */
export type PiecesTest = (pieces: readonly Piece[], hole: boolean) => boolean;

/** The truth of a test on a template: certain where every possible reading of it agrees and none has a hole. */
export function templateTruth(template: Template, fold: boolean, request: PreparedRequest, test: PiecesTest): Truth4 {
  const known = knownPieces(template, fold, request);
  return known === undefined ? openTruth(template, fold, request, test) : truthOf(test(known, false));
}

/** The pieces where every variable has one known value: those of the latest request where its values are the same. */
function knownPieces(template: Template, fold: boolean, request: PreparedRequest): readonly Piece[] | undefined {
  const { slots, latest } = template;
  let same = latest.pieces !== undefined;
  for (let i = 0; i < slots.length; i++) {
    const value = request.value(slots[i] as number);
    if (typeof value !== 'string') {
      latest.pieces = undefined;
      return undefined;
    }
    if (value !== latest.values[i]) {
      same = false;
      latest.values[i] = value;
    }
  }
  if (!same) latest.pieces = fill(template, latest.values, fold)?.pieces;
  return latest.pieces;
}

function openTruth(template: Template, fold: boolean, request: PreparedRequest, test: PiecesTest): Truth4 {
  const options = template.slots.map((slot) => choicesOf(request.value(slot)));
  const combinations = options.reduce((product, choices) => product * choices.length, 1);
  const chosen = options.map((choices) => (combinations > MAX_COMBINATIONS && choices.length > 1 ? HOLE : (choices[0] as Choice)));
  const several = combinations > MAX_COMBINATIONS ? [] : [...options.keys()].filter((index) => (options[index]?.length ?? 0) > 1);
  let truth: Truth4 | undefined;
  const choose = (depth: number): void => {
    const index = several[depth];
    if (index === undefined) {
      const one = truthOfReading(template, chosen, fold, test);
      truth = truth === undefined ? one : agree(truth, one);
      return;
    }
    for (const choice of options[index] as readonly Choice[]) {
      chosen[index] = choice;
      choose(depth + 1);
    }
  };
  choose(0);
  return truth ?? NO;
}

function choicesOf(value: Value): readonly Choice[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return [VALUELESS];
  const open = value as Exclude<Value, string | readonly string[]>;
  switch (open.state) {
    case 'absent':
      return [ABSENT];
    case 'unknown':
      return [ABSENT, HOLE];
    case 'either':
      return open.options.flatMap(choicesOf);
    case 'present':
    case 'framed':
      return [HOLE];
  }
}

/** A variable without a value is like nothing and equal to nothing. */
function truthOfReading(template: Template, chosen: readonly Choice[], fold: boolean, test: PiecesTest): Truth4 {
  const filled = fill(template, chosen, fold);
  if (filled === undefined || !test(filled.pieces, filled.hole)) return NO;
  return filled.hole ? UNKNOWN : YES;
}

/** The pieces with values filled in; undefined where a variable has none. */
function fill(
  { pieces }: Template,
  chosen: readonly Choice[],
  fold: boolean,
): { readonly pieces: readonly Piece[]; readonly hole: boolean } | undefined {
  const built: Piece[] = [];
  let hole = false;
  for (const parts of pieces) {
    let row: Piece[] = [];
    for (const part of parts) {
      if ('text' in part) {
        row.push(part);
        continue;
      }
      const choice = chosen[part.index] as Choice;
      if (choice === HOLE) {
        hole = true;
        built.push(joined(row));
        row = [];
        continue;
      }
      const value = typeof choice !== 'string' ? (choice === ABSENT ? part.fallback : undefined) : fold ? foldCase(choice) : choice;
      if (value === undefined) return undefined;
      row.push({ text: value, questions: [] });
    }
    built.push(joined(row));
  }
  return { pieces: built, hole };
}
