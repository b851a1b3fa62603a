import { compileGlob, type Glob, matchesGlob } from '../glob.ts';
import type { Effect, Policy, Statement } from '../policy.ts';
import { type ConditionTest, compileCondition } from './condition.ts';
import { compilePrincipals, type Principals } from './principal.ts';
import { type ActionInfo, type PreparedRequest } from './request.ts';
import { compileResources, type Resources, resourceTruth } from './resource.ts';
import { and, NO, type Truth4, UNREADABLE, YES } from './truth.ts';

/** A statement made ready. Elements that depend only on the text are compiled once. */
export interface CompiledStatement {
  readonly policy: Policy;
  /** Position in the document; -1 stands for a document that cannot be read. */
  readonly index: number;
  readonly effect: Effect | undefined;
  readonly principals: Principals | undefined;
  readonly matchesAction: (action: ActionInfo) => boolean;
  /** Undefined: every resource. */
  readonly resource: Resources | undefined;
  readonly conditions: readonly ConditionTest[];
  readonly unreadable: boolean;
  /** Neither resource nor condition nor anything unreadable stands in the way of the statement. */
  readonly always: boolean;
}

/** Makes one statement ready. */
export function compileStatement(statement: Statement, policy: Policy): CompiledStatement {
  // only policies of a resource leave it out, and then mean that resource
  const named = statement.resources === undefined ? undefined : compileResources(statement.resources, policy);
  const resource = named?.everything === true && !named.negated ? undefined : named;
  const conditions = statement.conditions.map((condition) => compileCondition(condition, policy.version));
  const unreadable = statement.unreadable.length > 0;
  return {
    policy,
    index: statement.index,
    effect: statement.effect,
    principals: statement.principals === undefined ? undefined : compilePrincipals(statement.principals),
    matchesAction: actionTest(statement),
    resource,
    conditions,
    unreadable,
    always: resource === undefined && conditions.length === 0 && !unreadable,
  };
}

/** A document that cannot be read may hold any Deny and any Allow, of anybody. */
export const unreadableStatement = (policy: Policy): CompiledStatement => ({
  policy,
  index: -1,
  effect: undefined,
  principals: undefined,
  matchesAction: () => true,
  resource: undefined,
  conditions: [],
  unreadable: true,
  always: false,
});

/**
 * Action names ignore case; `NotAction` is every action of every service but those; a pattern without a service prefix names nothing unless it
 * is `*` (IAM User Guide, "Action", "NotAction").
 */
function actionTest({ actions }: Statement): (action: ActionInfo) => boolean {
  // unreadable: any action may be meant
  if (actions === undefined) return () => true;
  const { negated } = actions;
  const exact = new Set<string>();
  const globs: Glob[] = [];
  for (const pattern of actions.patterns) {
    if (pattern !== '*' && !pattern.includes(':')) continue;
    const glob = compileGlob(pattern.toLowerCase());
    if (glob.kind === 'any') return () => !negated;
    if (glob.kind === 'literal') exact.add(glob.text);
    else globs.push(glob);
  }
  return ({ lower }) => (exact.has(lower) || globs.some((glob) => matchesGlob(glob, lower))) !== negated;
}

/** The truth of the statement but for its action and principal. */
export function statementTruth(statement: CompiledStatement, request: PreparedRequest): Truth4 {
  if (statement.always) return YES;
  let truth: Truth4 = statement.unreadable ? UNREADABLE : YES;
  if (statement.resource !== undefined) {
    truth = and(truth, resourceTruth(statement.resource, request));
    if (truth === NO) return NO;
  }
  for (const condition of statement.conditions) {
    truth = and(truth, condition(request));
    if (truth === NO) return NO;
  }
  return truth;
}
