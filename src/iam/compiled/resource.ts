import { compileGlob, type Glob, matchesPieces } from '../glob.ts';
import type { PatternList, Policy } from '../policy.ts';
import { type ArnPattern, compileArnPattern, matchesArn, startOfLast } from './arn-pattern.ts';
import type { PreparedRequest } from './request.ts';
import { compileText, isTemplate, templateTruth } from './template.ts';
import { NO, not, or, type Truth4, UNREADABLE, YES } from './truth.ts';

export type ResourceTest = (request: PreparedRequest) => Truth4;

/** Undefined: every resource, `*` too. */
type PatternTest = (arn: string, request: PreparedRequest) => Truth4;

const EVERYTHING = /^\*+$/;

/** `Resource` or `NotResource`, made ready (IAM User Guide, "Resource", "NotResource"); undefined where it takes in every resource. */
export function compileResources({ patterns, negated }: PatternList, policy: Policy): ResourceTest | undefined {
  if (patterns.some((pattern) => EVERYTHING.test(pattern))) return negated ? () => NO : undefined;
  const exact: string[] = [];
  const prefixes: string[] = [];
  const tests: PatternTest[] = [];
  for (const pattern of patterns) {
    const arn = plainPattern(pattern, policy);
    const [last] = arn?.rest ?? [];
    if (arn === undefined || last === undefined || arn.rest.length > 1 || last.kind === 'general') tests.push(patternTest(pattern, policy));
    else if (last.kind === 'literal') exact.push(arn.lead + last.text);
    else prefixes.push(arn.lead + last.text);
  }
  // a handful of texts is compared faster than looked up
  const isExact = exact.length > 8 ? setTest(new Set(exact)) : listTest(exact);
  const named: ResourceTest = (request) => {
    const { arn } = request;
    // an action without resource types is authorised on `*`, which no ARN pattern names
    if (arn === '*') return NO;
    if (isExact(arn)) return YES;
    for (let i = 0; i < prefixes.length; i++) if (arn.startsWith(prefixes[i] as string)) return YES;
    let truth: Truth4 = NO;
    for (let i = 0; i < tests.length; i++) {
      truth = or(truth, (tests[i] as PatternTest)(arn, request));
      if (truth === YES) return YES;
    }
    return truth;
  };
  return negated ? (request) => not(named(request)) : named;
}

type TextTest = (text: string) => boolean;
const setTest =
  (texts: ReadonlySet<string>): TextTest =>
  (text) =>
    texts.has(text);
const listTest =
  (texts: readonly string[]): TextTest =>
  (text) =>
    texts.includes(text);

const hasVariables = (text: string, policy: Policy): boolean => policy.version === '2012-10-17' && text.includes('${');

/** The pattern where it has six segments and no variable. */
function plainPattern(text: string, policy: Policy): ArnPattern | undefined {
  const segments = cutText(text);
  return segments.length < 6 || hasVariables(segments[5] as string, policy) ? undefined : compileArnPattern(segments.map(compileGlob));
}

function patternTest(text: string, policy: Policy): PatternTest {
  const segments = cutText(text);
  // reported of AWS: missing segments stand for `*`, except in resource control policies, which it refuses
  const padded = [...segments, '*', '*', '*', '*', '*'].slice(0, 6);
  const sixth = padded[5] as string;
  // policy variables are filled in only in the sixth segment; elsewhere they stay text (IAM User Guide, "Policy variables")
  const last = compileText(sixth, { wildcards: true, variables: hasVariables(sixth, policy), fold: false });
  const globs = padded.slice(0, 5).map(compileGlob);
  if (!isTemplate(last)) {
    const arn = compileArnPattern([...globs, last]);
    const match = segments.length < 6 && policy.kind === 'rcp' ? UNREADABLE : YES;
    return arn === undefined ? () => NO : (asked) => (matchesArn(arn, asked) ? match : NO);
  }
  const head = headTest(globs);
  return (asked, request) => {
    const from = head(asked);
    if (from < 0) return NO;
    return templateTruth(last, false, request, (pieces) => matchesPieces(pieces, asked, from, asked.length));
  };
}

/** Matches five segments: the place of the sixth, or -1. */
function headTest(globs: readonly Glob[]): (arn: string) => number {
  if (globs.every((glob) => glob.kind === 'literal')) {
    const lead = `${globs.map((glob) => glob.text).join(':')}:`;
    return (arn) => (lead.startsWith('arn:') && arn.startsWith(lead) ? lead.length : -1);
  }
  return (arn) => (arn.startsWith('arn:') ? startOfLast(5, globs, arn, 0) : -1);
}

/** Cuts text at its first five colons. */
function cutText(text: string): string[] {
  const segments: string[] = [];
  let from = 0;
  for (let colon = text.indexOf(':'); colon >= 0 && segments.length < 5; colon = text.indexOf(':', from)) {
    segments.push(text.slice(from, colon));
    from = colon + 1;
  }
  segments.push(text.slice(from));
  return segments;
}
