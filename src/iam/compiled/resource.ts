import { compileGlob, matchesPieces } from '../glob.ts';
import type { PatternList, Policy } from '../policy.ts';
import { type ArnPattern, compileArnPattern, matchesArn } from './arn-pattern.ts';
import type { PreparedRequest } from './request.ts';
import { compileText, isTemplate, type Template, templateTruth } from './template.ts';
import { NO, not, or, type Truth4, UNREADABLE, YES } from './truth.ts';

/** `Resource` or `NotResource`, made ready (IAM User Guide, "Resource", "NotResource"). */
export interface Resources {
  readonly negated: boolean;
  readonly everything: boolean;
  readonly patterns: readonly ResourcePattern[];
  /** Patterns without wildcards, where there are so many that looking up is faster. */
  readonly exact: ReadonlySet<string>;
}

interface ResourcePattern {
  /** The whole ARN, where the pattern has no wildcard and no variable. */
  readonly exact: string | undefined;
  readonly arn: ArnPattern;
  /** The last segment, where it has variables. */
  readonly template: Template | undefined;
  /** What a match means: a pattern that AWS refuses may mean anything. */
  readonly match: Truth4;
}

const EVERYTHING = /^\*+$/;
const ANYTHING = compileGlob('*');
/** More exact patterns than this are looked up. */
const FEW = 8;

/** Makes `Resource` or `NotResource` ready. */
export function compileResources({ patterns, negated }: PatternList, policy: Policy): Resources {
  const compiled = patterns.map((pattern) => patternOf(pattern, policy)).filter((pattern) => pattern !== undefined);
  const exact = compiled.map((pattern) => pattern.exact).filter((text) => text !== undefined);
  const lookUp = exact.length > FEW;
  return {
    negated,
    everything: patterns.some((pattern) => EVERYTHING.test(pattern)),
    patterns: lookUp ? compiled.filter((pattern) => pattern.exact === undefined) : compiled,
    exact: new Set(lookUp ? exact : []),
  };
}

/** Whether the element takes in the resource of a request. */
export function resourceTruth(resources: Resources, request: PreparedRequest): Truth4 {
  const named = namedTruth(resources, request);
  return resources.negated ? not(named) : named;
}

function namedTruth({ everything, patterns, exact }: Resources, request: PreparedRequest): Truth4 {
  if (everything) return YES;
  const { arn } = request;
  if (exact.size > 0 && exact.has(arn)) return YES;
  let truth: Truth4 = NO;
  for (let i = 0; i < patterns.length && truth !== YES; i++) truth = or(truth, patternTruth(patterns[i] as ResourcePattern, arn, request));
  return truth;
}

/** Whether a pattern with policy variables stands for any text at all: a variable without a value takes in nothing. */
export function variablesTruth(pattern: string, policy: Policy, request: PreparedRequest): Truth4 {
  const compiled = patternOf(pattern, policy);
  if (compiled === undefined) return NO;
  return compiled.template === undefined ? YES : templateTruth(compiled.template, false, request, () => true);
}

function patternTruth({ exact, arn: pattern, template, match }: ResourcePattern, arn: string, request: PreparedRequest): Truth4 {
  if (exact !== undefined) return arn === exact ? YES : NO;
  const { cuts } = request;
  // an action without resource types is authorised on `*`, which no ARN pattern names
  if (cuts === undefined || !matchesArn(pattern, arn, cuts)) return NO;
  if (template === undefined) return match;
  return templateTruth(template, false, request, (pieces) => matchesPieces(pieces, arn, cuts[5], arn.length));
}

const interned = new Map<string, ResourcePattern | undefined>();
const MAX_INTERNED = 65_536;

/** One object for all patterns that are written alike; undefined where no ARN can match. */
function patternOf(text: string, policy: Policy): ResourcePattern | undefined {
  const key = `${policy.version} ${policy.kind === 'rcp'} ${text}`;
  const known = interned.get(key);
  if (known !== undefined || interned.has(key)) return known;
  const pattern = compilePattern(text, policy);
  if (interned.size >= MAX_INTERNED) interned.clear();
  interned.set(key, pattern);
  return pattern;
}

function compilePattern(text: string, policy: Policy): ResourcePattern | undefined {
  const segments = cutText(text);
  // reported of AWS: missing segments stand for `*`, except in resource control policies, which it refuses
  const padded = [...segments, '*', '*', '*', '*', '*'].slice(0, 6);
  const sixth = padded[5] as string;
  // policy variables are filled in only in the sixth segment; elsewhere they stay text (IAM User Guide, "Policy variables")
  const last = compileText(sixth, { wildcards: true, variables: policy.version === '2012-10-17', fold: false });
  const template = isTemplate(last) ? last : undefined;
  const arn = compileArnPattern([...padded.slice(0, 5).map(compileGlob), isTemplate(last) ? ANYTHING : last]);
  if (arn === undefined) return undefined;
  const exact = template === undefined && arn.middle.length === 0 && arn.last.kind === 'literal' ? arn.lead + arn.last.text : undefined;
  return { exact, arn, template, match: segments.length < 6 && policy.kind === 'rcp' ? UNREADABLE : YES };
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
