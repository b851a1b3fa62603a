import type { Decision, PolicyLayers, Reason, Truth, Verdict } from '../decision.ts';
import type { AuthorizationRequest } from '../request.ts';
import { ceilingsOf, crossAccountPaths, sameAccountPaths } from './grant-paths.ts';
import { allStatements, evaluateLayers, type LayerOutcomes, type Statements } from './layer-outcomes.ts';
import { all, any, isOpen, leaf, not } from './outcome.ts';
import { hasAccount } from './principals.ts';
import { allowReasons, denyReasons, lackReasons, openReasons } from './reasons.ts';
import { type GrantPath, pathsOutcome } from './requirement.ts';
import { describe } from './scope.ts';

/**
 * Decides one request in the order that AWS documents: Deny statements of every layer, the ceilings of organisation and endpoint, then the
 * ways in which policies can grant (IAM User Guide, "Policy evaluation logic"). Slow and plain: the other evaluator is measured by it.
 */
export function referenceDecision(request: AuthorizationRequest, layers: PolicyLayers): Decision {
  const free = freeOfPolicies(request);
  if (free !== undefined) {
    const reason: Reason = { layer: 'principal', level: undefined, effect: 'note', truth: 'yes', statement: undefined, message: free };
    return { verdict: 'allow', reasons: [reason], warnings: [], residual: undefined };
  }
  const outcomes = evaluateLayers(request, layers);
  const statements = allStatements(outcomes);
  const deny = any(statements.map((statement) => statement.deny));
  const ceilings = ceilingsOf(request, outcomes);
  const paths = pathsOf(request, layers, outcomes);
  const grant = all([...ceilings.map((r) => r.outcome), pathsOutcome(paths)]);
  const verdict = verdictOf(deny.truth, grant.truth);
  const warnings = warningsOf(verdict, statements);
  switch (verdict) {
    case 'explicitDeny':
      return { verdict, reasons: denyReasons(statements, ['yes']), warnings, residual: undefined };
    case 'implicitDeny':
      return { verdict, reasons: lackReasons(ceilings, paths), warnings, residual: undefined };
    case 'allow':
      return { verdict, reasons: allowReasons(ceilings, paths), warnings, residual: undefined };
    default: {
      const reasons = [
        ...denyReasons(statements, ['unreadable']),
        ...denyReasons(statements, ['unknown']),
        ...openReasons(ceilings, paths),
      ];
      return { verdict, reasons, warnings, residual: all([grant, not(deny)]).residual };
    }
  }
}

/** What no policy has a say in, or undefined. */
function freeOfPolicies({ action, principal }: AuthorizationRequest): string | undefined {
  switch (action.toLowerCase()) {
    // "No permissions are required to perform this operation", and a Deny does not stop it (AWS STS API Reference, "GetCallerIdentity")
    case 'sts:getcalleridentity':
      return 'sts:GetCallerIdentity needs no permission and cannot be denied';
    // policies may name it, to no effect (IAM User Guide, "Permissions for GetSessionToken")
    case 'sts:getsessiontoken':
      return principal.kind === 'user' || principal.kind === 'root'
        ? 'sts:GetSessionToken needs no permission of a user and cannot be denied'
        : undefined;
    default:
      return undefined;
  }
}

/** An explicit deny beats every allow; what nothing allows is denied; what is open stays open. */
function verdictOf(deny: Truth, grant: Truth): Verdict {
  if (deny === 'yes') return 'explicitDeny';
  if (grant === 'no') return 'implicitDeny';
  if (deny === 'no' && grant === 'yes') return 'allow';
  return deny === 'unreadable' || grant === 'unreadable' ? 'indeterminate' : 'conditional';
}

/** The ways to be granted access, within one account or across two. */
function pathsOf(request: AuthorizationRequest, layers: PolicyLayers, outcomes: LayerOutcomes): readonly GrantPath[] {
  const caller = request.principal.account;
  const owner = request.resource.account;
  const same = sameAccountPaths(request, layers, outcomes);
  if (!hasAccount(request.principal.kind)) return same;
  if (caller !== undefined && owner !== undefined && caller === owner) return same;
  const cross = crossAccountPaths(request, layers, outcomes);
  if (caller !== undefined && owner !== undefined) return cross;
  return eitherReading(
    same,
    cross,
    caller === undefined ? 'the account of the caller is not known' : 'the account of the resource is not known',
  );
}

/** Nobody says whether two accounts are one: certain only where both readings agree. */
function eitherReading(same: readonly GrantPath[], cross: readonly GrantPath[], why: string): readonly GrantPath[] {
  const [within, across] = [pathsOutcome(same), pathsOutcome(cross)];
  const agreed = within.truth === across.truth;
  if (agreed && within.truth === 'yes') return cross;
  if (agreed && within.truth === 'no') return [...same, ...cross];
  const doubt = leaf('unreadable', { kind: 'unreadable', what: why, statement: undefined });
  // what is open in either reading stays open; the statements are listed for the explanation only
  const outcome = all([...[within, across].filter((o) => isOpen(o.truth)), ...(agreed ? [] : [doubt])]);
  const allows = [...same, ...cross].flat().flatMap((requirement) => requirement.allows);
  return [[{ layer: 'resource', level: undefined, outcome, allows, lacks: undefined, note: agreed ? undefined : why }]];
}

/** What could not be evaluated but did not matter, and what is probably not as its author meant. */
function warningsOf(verdict: Verdict, statements: Statements): readonly string[] {
  const warnings: string[] = [];
  for (const { policy, ref, deny, allow, warnings: own } of statements) {
    warnings.push(...own);
    if (verdict === 'conditional' || verdict === 'indeterminate') continue;
    const what = ref === undefined ? policy.ref.name : describe(ref);
    const truths = [deny.truth, allow.direct.truth, allow.role.truth, allow.parent.truth, allow.account.truth];
    if (truths.includes('unreadable')) warnings.push(`${what} could not be evaluated but does not change the answer`);
    else if (deny.truth === 'unknown') warnings.push(`${what} may deny this as well, depending on what was not supplied`);
  }
  for (const { policy } of statements) {
    for (const { severity, message, statement } of policy.problems) {
      if (severity === 'warning')
        warnings.push(`${statement === undefined ? '' : `statement ${statement + 1} of `}${policy.ref.name}: ${message}`);
    }
  }
  return [...new Set(warnings)];
}
