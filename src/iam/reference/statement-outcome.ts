import type { Layer } from '../decision.ts';
import type { Effect, Policy, Statement, StatementRef } from '../policy.ts';
import type { AuthorizationRequest } from '../request.ts';
import { takesInAction } from './actions.ts';
import { conditionOutcome } from './conditions/condition-outcome.ts';
import { all, any, leaf, NO, type Outcome, YES } from './outcome.ts';
import { type ByStrength, byStrength, principalOutcomes, type PrincipalSituation } from './principal-lists.ts';
import { resourceOutcome } from './resources.ts';
import { describe, refOf, type Scope } from './scope.ts';

/** Where a policy stands among the layers. */
export interface Place {
  readonly layer: Layer;
  /** SCPs and RCPs: level from the root, from 0. */
  readonly level: number | undefined;
}

/** What one statement, or one policy that cannot be read, says about a request. */
export interface StatementOutcome {
  readonly place: Place;
  readonly policy: Policy;
  /** Undefined for a policy that cannot be read. */
  readonly ref: StatementRef | undefined;
  readonly deny: Outcome;
  /** Policies that name no principal speak to the caller directly. */
  readonly allow: ByStrength;
  readonly warnings: readonly string[];
}

const NOTHING: ByStrength = byStrength(() => NO);

/** The Allow of a statement through any way of naming the caller. */
export const allowOfAnyStrength = ({ allow }: StatementOutcome): Outcome => any([allow.direct, allow.role, allow.parent, allow.account]);

/** What every statement of a policy says about a request. */
export function policyOutcomes(
  policy: Policy,
  place: Place,
  request: AuthorizationRequest,
  situation: PrincipalSituation,
): readonly StatementOutcome[] {
  if (policy.unreadable !== undefined) return [unreadableOutcome(policy, place)];
  return policy.statements.map((statement) => statementOutcome(policy, statement, place, request, situation));
}

/** A document that cannot be read may hold any Deny and any Allow. */
function unreadableOutcome(policy: Policy, place: Place): StatementOutcome {
  const open = leaf('unreadable', { kind: 'unreadable', what: `${policy.ref.name}: ${policy.unreadable}`, statement: undefined });
  return { place, policy, ref: undefined, deny: open, allow: byStrength((s) => (s === 'direct' ? open : NO)), warnings: [] };
}

function statementOutcome(
  policy: Policy,
  statement: Statement,
  place: Place,
  request: AuthorizationRequest,
  situation: PrincipalSituation,
): StatementOutcome {
  const ref = refOf(policy, statement);
  const warnings: string[] = [];
  const scope: Scope = { request, policy, ref, warn: (message) => warnings.push(`${describe(ref)}: ${message}`) };
  const allow = statement.effect === 'Deny' ? NOTHING : matchedBy(statement, 'Allow', situation, scope);
  const deny = statement.effect === 'Allow' ? NO : anyStrength(matchedBy(statement, 'Deny', situation, scope));
  return { place, policy, ref, deny, allow, warnings };
}

const anyStrength = (outcomes: ByStrength): Outcome => any([outcomes.direct, outcomes.role, outcomes.parent, outcomes.account]);

/** A statement matches when each of its elements does (IAM User Guide, "How AWS enforcement code logic evaluates requests"). */
function matchedBy(statement: Statement, effect: Effect, situation: PrincipalSituation, scope: Scope): ByStrength {
  if (statement.actions !== undefined && !takesInAction(statement.actions, scope.request.action)) return NOTHING;
  // only policies of a resource leave it out, and then mean that resource
  const resource = statement.resources === undefined ? YES : resourceOutcome(statement.resources, scope);
  if (resource.truth === 'no') return NOTHING;
  const principal =
    statement.principals === undefined
      ? byStrength((strength) => (strength === 'direct' ? YES : NO))
      : principalOutcomes(statement.principals, effect, situation, scope);
  if (anyStrength(principal).truth === 'no') return NOTHING;
  const conditions = statement.conditions.map((condition) => conditionOutcome(condition, scope));
  const readable =
    statement.unreadable.length === 0
      ? YES
      : leaf('unreadable', { kind: 'unreadable', what: statement.unreadable.join('; '), statement: scope.ref });
  const rest = all([resource, ...conditions, readable]);
  return byStrength((strength) => all([principal[strength], rest]));
}
