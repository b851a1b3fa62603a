import { type Glob, matchesGlob, matchesPieces, type Piece } from '../../glob.ts';
import { fitsFrame } from '../frame.ts';
import type { PreparedRequest } from '../request.ts';
import { compileText, foldCase, isGlob, isTemplate, type Reading, type Template, templateTruth } from '../template.ts';
import { NO, or, type Truth4, truthOf, UNKNOWN, YES } from '../truth.ts';
import { type Family, neverFits, type ValueMatcher } from './family.ts';

/** String operators (IAM User Guide, "String condition operators"): only ...Like has wildcards, only ...IgnoreCase folds case. */
export const stringEquals: Family = (values, variables) => exactly(values, { wildcards: false, variables, fold: false });

/** StringEqualsIgnoreCase: exact but for case. */
export const stringEqualsIgnoreCase: Family = (values, variables) => exactly(values, { wildcards: false, variables, fold: true });

/** StringLike: `*` and `?` are wildcards, case counts. */
export const stringLike: Family = (values, variables) => {
  const { globs, templates } = split(values, { wildcards: true, variables, fold: false });
  const fits: ValueMatcher['fits'] = (before, after, request) => fit(globs, templates, false, before, after, request);
  const only = globs[0];
  if (globs.length === 1 && templates.length === 0 && only !== undefined) {
    return { matches: (value) => truthOf(matchesGlob(only, value)), fits };
  }
  return {
    matches: (value, request) => {
      for (const glob of globs) if (matchesGlob(glob, value)) return YES;
      return templates.length === 0 ? NO : matchTemplates(templates, false, value, request);
    },
    fits,
  };
};

/** BinaryEquals compares base64 as text (IAM User Guide, "Binary condition operators"). */
export const binaryEquals: Family = (values) => exactly(values, { wildcards: false, variables: false, fold: false });

/** Bool ignores case; variables are filled in (the operators page supports them in Bool, the variables page does not list it). */
export const bool: Family = (values, variables) => {
  const texts = exactly(values, { wildcards: false, variables, fold: true });
  return { matches: (value, request) => (isBoolean(value) ? texts.matches(value, request) : NO), fits: neverFits };
};

const isBoolean = (value: string): boolean => value === 'true' || value === 'false' || /^(?:true|false)$/i.test(value);

interface Patterns {
  readonly globs: readonly Glob[];
  readonly templates: readonly Template[];
}

function split(values: readonly string[], reading: Reading): Patterns {
  const patterns = values.map((value) => compileText(value, reading));
  return { globs: patterns.filter(isGlob), templates: patterns.filter(isTemplate) };
}

function exactly(values: readonly string[], reading: Reading): ValueMatcher {
  const { fold } = reading;
  const { globs, templates } = split(values, reading);
  const folded = (text: string): string => (fold ? foldCase(text) : text);
  const fits: ValueMatcher['fits'] = (before, after, request) => fit(globs, templates, fold, folded(before), folded(after), request);
  // without wildcards every glob is a literal
  const only = globs.length === 1 && templates.length === 0 && !fold ? globs[0]?.text : undefined;
  if (only !== undefined) return { matches: (value) => (value === only ? YES : NO), fits };
  const texts = new Set(globs.map((glob) => glob.text));
  return {
    matches: (value, request) => {
      const text = folded(value);
      if (texts.has(text)) return YES;
      return templates.length === 0 ? NO : matchTemplates(templates, fold, text, request);
    },
    fits,
  };
}

function matchTemplates(templates: readonly Template[], fold: boolean, value: string, request: PreparedRequest): Truth4 {
  const test = (pieces: readonly Piece[]): boolean => matchesPieces(pieces, value, 0, value.length);
  let truth: Truth4 = NO;
  for (const template of templates) {
    truth = or(truth, templateTruth(template, fold, request, test));
    if (truth === YES) return YES;
  }
  return truth;
}

function fit(
  globs: readonly Glob[],
  templates: readonly Template[],
  fold: boolean,
  before: string,
  after: string,
  request: PreparedRequest,
): Truth4 {
  const test = (pieces: readonly Piece[]): boolean => fitsFrame(pieces, before, after);
  if (globs.some(({ pieces }) => test(pieces))) return UNKNOWN;
  return templates.some((template) => templateTruth(template, fold, request, test) !== NO) ? UNKNOWN : NO;
}
