import { isTemplate, resolveTemplate, templateMatcher } from '../template.ts';
import { matchesGlob } from '../../glob.ts';
import { NO, or, type Truth4, YES } from '../truth.ts';
import type { Family } from './family.ts';

/** Bool ignores case; variables are filled in (the operators page supports them in Bool, the variables page does not list it). */
export const bool: Family = (values, variables) => {
  const matchers = values.map((value) => templateMatcher(value.toLowerCase(), false, variables));
  return (value, request) => {
    const given = value.toLowerCase();
    if (given !== 'true' && given !== 'false') return NO;
    let result: Truth4 = NO;
    for (const matcher of matchers) {
      const glob = isTemplate(matcher) ? resolveTemplate(matcher, request) : matcher;
      result = or(result, typeof glob === 'number' ? glob : matchesGlob(glob, given) ? YES : NO);
    }
    return result;
  };
};

/** BinaryEquals compares the bytes that base64 text stands for; padding may be missing (IAM User Guide, "Binary condition operators"). */
export const binaryEquals: Family = (values) => {
  const wanted = new Set(values.map(withoutPadding));
  return (value) => (wanted.has(withoutPadding(value)) ? YES : NO);
};

const withoutPadding = (text: string): string => text.replace(/=+$/, '');
