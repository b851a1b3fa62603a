import { matchesPieces } from '../../glob.ts';
import { type ArnPattern, arnPatternOf, cutArn, matchesArnText } from '../arn-pattern.ts';
import { fitsArnFrame, fitsFrame } from '../frame.ts';
import type { PreparedRequest } from '../request.ts';
import { compileText, isGlob, isTemplate, type PiecesTest, type Reading, templateTruth } from '../template.ts';
import { NO, or, type Truth4, UNKNOWN, YES } from '../truth.ts';
import { type Family, remembered } from './family.ts';

/**
 * ARN operators compare six segments one by one, wildcards inside each; Equals and Like are the same (IAM User Guide, "Amazon Resource Name
 * (ARN) condition operators"). Values are filled in before the pattern is cut. A value that nobody knows may hold colons of its own: a
 * pattern with one is compared as a whole.
 */
export const arn: Family = (values, variables) => {
  const reading: Reading = { wildcards: true, variables, fold: false };
  const compiled = values.map((value) => compileText(value, reading));
  const templates = compiled.filter(isTemplate);
  const globs = compiled.filter(isGlob);
  const patterns = globs.map(({ pieces }) => arnPatternOf(pieces)).filter((pattern): pattern is ArnPattern => pattern !== undefined);
  const templatesTruth = (request: PreparedRequest, test: PiecesTest): Truth4 => {
    let truth: Truth4 = NO;
    for (const template of templates) truth = or(truth, templateTruth(template, false, request, test));
    return truth;
  };
  const matchesPlain = remembered((value) => {
    for (let i = 0; i < patterns.length; i++) if (matchesArnText(patterns[i] as ArnPattern, value)) return true;
    return false;
  });
  return {
    matches: (value, request) => {
      if (matchesPlain(value)) return YES;
      if (templates.length === 0 || cutArn(value) === undefined) return NO;
      return templatesTruth(request, (pieces, hole) => {
        if (hole) return matchesPieces(pieces, value, 0, value.length);
        const pattern = arnPatternOf(pieces);
        return pattern !== undefined && matchesArnText(pattern, value);
      });
    },
    fits: (before, after, request) => {
      if (globs.some(({ pieces }) => fitsArnFrame(pieces, before, after))) return UNKNOWN;
      const fits: PiecesTest = (pieces, hole) => (hole ? fitsFrame(pieces, before, after) : fitsArnFrame(pieces, before, after));
      return templatesTruth(request, fits) === NO ? NO : UNKNOWN;
    },
  };
};
