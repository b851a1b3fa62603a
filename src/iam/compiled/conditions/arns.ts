import { type Glob, matchesGlob } from '../../glob.ts';
import { type PreparedRequest, segmentsOf } from '../request.ts';
import { isTemplate, resolveTemplate, type Template, templateMatcher } from '../template.ts';
import { NO, type Truth4, UNKNOWN, YES } from '../truth.ts';
import type { Family } from './family.ts';

/**
 * ARN operators compare six segments one by one, wildcards inside each; Equals and Like are the same (IAM User Guide, "Amazon Resource Name
 * (ARN) condition operators"). The pattern is cut before values are filled in, so that a value cannot move the segments.
 */
export const arn: Family = (values, variables) => {
  const patterns = values.map((value) => arnPattern(value, variables)).filter((pattern) => pattern !== undefined);
  return (value, request) => {
    const segments = segmentsOf(value);
    if (segments[0] !== 'arn') return NO;
    let result: Truth4 = NO;
    for (const pattern of patterns) {
      const matched = matchesSegments(pattern, segments, request);
      if (matched === YES) return YES;
      if (matched === UNKNOWN) result = UNKNOWN;
    }
    return result;
  };
};

type Segment = Glob | Template;

/** Undefined where the text has fewer than six segments: such a pattern matches no ARN. */
function arnPattern(text: string, variables: boolean): readonly Segment[] | undefined {
  const segments = cutOutsideVariables(text);
  return segments.length === 6 ? segments.map((segment) => templateMatcher(segment, true, variables)) : undefined;
}

/** Cuts at the first five colons that are not inside `${...}`: `${aws:PrincipalAccount}` holds one. */
export function cutOutsideVariables(text: string): readonly string[] {
  const segments: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length && segments.length < 5; i++) {
    const code = text.charCodeAt(i);
    if (code === 36 && text.charCodeAt(i + 1) === 123) {
      const close = text.indexOf('}', i + 2);
      if (close > 0) i = close;
    } else if (code === 58) {
      segments.push(text.slice(from, i));
      from = i + 1;
    }
  }
  segments.push(text.slice(from));
  return segments;
}

export function matchesSegments(pattern: readonly Segment[], segments: readonly string[], request: PreparedRequest): Truth4 {
  let result: Truth4 = YES;
  for (let i = 0; i < 6; i++) {
    const segment = pattern[i] as Segment;
    const glob = isTemplate(segment) ? resolveTemplate(segment, request) : segment;
    if (typeof glob === 'number') {
      if (glob === NO) return NO;
      result = UNKNOWN;
    } else if (!matchesGlob(glob, segments[i] as string)) return NO;
  }
  return result;
}
