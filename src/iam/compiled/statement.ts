import { compileGlob, type Glob, matchesGlob } from '../glob.ts';
import type { Effect, Policy, PolicyKind, PrincipalList, Statement } from '../policy.ts';
import { type ConditionTest, compileCondition } from './condition.ts';
import { cutOutsideVariables, matchesSegments } from './conditions/arns.ts';
import { type ActionInfo, type PreparedRequest } from './request.ts';
import { type Template, templateMatcher } from './template.ts';
import { and, NO, or, type Truth4, UNREADABLE, YES } from './truth.ts';

/** A statement made ready. Elements that depend only on the text are compiled once; see `resourceTruth` and `conditionTruth` for the rest. */
export interface CompiledStatement {
  readonly policy: Policy;
  readonly index: number;
  readonly effect: Effect | undefined;
  readonly principals: PrincipalList | undefined;
  readonly matchesAction: (action: ActionInfo) => boolean;
  readonly resource: ResourceTest | undefined;
  readonly conditions: readonly ConditionTest[];
  readonly unreadable: boolean;
}

export type ResourceTest = (request: PreparedRequest) => Truth4;

export function compileStatement(statement: Statement, policy: Policy): CompiledStatement {
  const { resources } = statement;
  return {
    policy,
    index: statement.index,
    effect: statement.effect,
    principals: statement.principals,
    matchesAction: actionTest(statement),
    resource:
      resources === undefined
        ? undefined
        : resourceTest(resources.patterns, resources.negated, policy.kind, policy.version === '2012-10-17'),
    conditions: statement.conditions.map((condition) => compileCondition(condition, policy.version)),
    unreadable: statement.unreadable.length > 0,
  };
}

/** Action names ignore case; `NotAction` is every action of every service but those (IAM User Guide, "Action", "NotAction"). */
function actionTest(statement: Statement): (action: ActionInfo) => boolean {
  const { actions } = statement;
  // unreadable: any action may be meant
  if (actions === undefined) return () => true;
  const globs = actions.patterns.map((pattern) => compileGlob(pattern.toLowerCase()));
  const { negated } = actions;
  return (action) => globs.some((glob) => matchesGlob(glob, action.lower)) !== negated;
}

interface ResourcePattern {
  readonly everything: boolean;
  readonly segments: readonly (Glob | Template)[];
  /** Fewer than six segments where that is not allowed. */
  readonly broken: boolean;
}

function resourceTest(patterns: readonly string[], negated: boolean, kind: PolicyKind, variables: boolean): ResourceTest {
  const compiled = patterns.map((pattern) => resourcePattern(pattern, kind, variables));
  if (compiled.some((pattern) => pattern.everything)) return negated ? () => NO : () => YES;
  return (request) => {
    let matched: Truth4 = NO;
    for (const pattern of compiled) {
      matched = or(matched, pattern.broken ? UNREADABLE : matchesResource(pattern, request));
      if (matched === YES) break;
    }
    return !negated ? matched : matched === YES ? NO : matched === NO ? YES : matched;
  };
}

/** `*` alone is every resource; a shorter pattern is filled up with `*` in identity policies and is an error in RCPs. */
function resourcePattern(text: string, kind: PolicyKind, variables: boolean): ResourcePattern {
  if (/^\*+$/.test(text)) return { everything: true, segments: [], broken: false };
  const written = cutOutsideVariables(text);
  const broken = written.length < 6 && kind === 'rcp';
  const padded = [...written, ...new Array<string>(6 - written.length).fill('*')];
  return {
    everything: false,
    // policy variables are filled in only in the sixth segment (IAM User Guide, "Policy variables": where you can use them)
    segments: padded.map((segment, i) => templateMatcher(segment, true, variables && i === 5)),
    broken,
  };
}

function matchesResource(pattern: ResourcePattern, request: PreparedRequest): Truth4 {
  // an action without resource types is authorised on `*`, which no ARN pattern names
  if (request.segments.length === 0) return NO;
  return matchesSegments(pattern.segments, request.segments, request);
}

/** The truth of the statement but for its action and principal. */
export function statementTruth(statement: CompiledStatement, request: PreparedRequest): Truth4 {
  let truth: Truth4 = statement.unreadable ? UNREADABLE : YES;
  if (statement.resource !== undefined) {
    truth = and(truth, statement.resource(request));
    if (truth === NO) return NO;
  }
  for (const condition of statement.conditions) {
    truth = and(truth, condition(request));
    if (truth === NO) return NO;
  }
  return truth;
}
