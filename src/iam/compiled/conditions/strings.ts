import { type Glob, matchesGlob } from '../../glob.ts';
import type { PreparedRequest } from '../request.ts';
import { isTemplate, resolveTemplate, type Template, templateMatcher } from '../template.ts';
import { NO, or, type Truth4, UNKNOWN, YES } from '../truth.ts';
import type { Family } from './family.ts';

/** String operators (IAM User Guide, "String condition operators"): only ...Like has wildcards, only ...IgnoreCase folds case. */

export const stringEquals: Family = (values, variables) => {
  const matchers = values.map((value) => templateMatcher(value, false, variables));
  if (matchers.some(isTemplate)) return anyOf(matchers);
  if (values.length === 1) {
    const only = literalOf(matchers[0] as Glob);
    return (value) => (value === only ? YES : NO);
  }
  const set = new Set(matchers.map((matcher) => literalOf(matcher as Glob)));
  return (value) => (set.has(value) ? YES : NO);
};

export const stringEqualsIgnoreCase: Family = (values, variables) => {
  const matchers = values.map((value) => templateMatcher(value, false, variables));
  const fixed = new Set(matchers.filter((matcher) => !isTemplate(matcher)).map((matcher) => literalOf(matcher as Glob).toLowerCase()));
  const templates = matchers.filter(isTemplate);
  return (value, request) => {
    const lower = value.toLowerCase();
    let result: Truth4 = fixed.has(lower) ? YES : NO;
    for (const template of templates) {
      if (result === YES) break;
      const glob = resolveTemplate(template, request);
      result = or(result, typeof glob === 'number' ? glob : literalOf(glob).toLowerCase() === lower ? YES : NO);
    }
    return result;
  };
};

export const stringLike: Family = (values, variables) => anyOf(values.map((value) => templateMatcher(value, true, variables)));

/** Without wildcards every glob is a literal. */
const literalOf = (glob: Glob): string => glob.text;

function anyOf(matchers: readonly (Glob | Template)[]) {
  const single = matchers[0];
  if (matchers.length === 1 && single !== undefined && !isTemplate(single)) {
    return (value: string): Truth4 => (matchesGlob(single, value) ? YES : NO);
  }
  return (value: string, request: PreparedRequest): Truth4 => {
    let result: Truth4 = NO;
    for (const matcher of matchers) {
      const glob = isTemplate(matcher) ? resolveTemplate(matcher, request) : matcher;
      if (typeof glob === 'number') {
        if (glob === UNKNOWN) result = UNKNOWN;
      } else if (matchesGlob(glob, value)) return YES;
    }
    return result;
  };
}
