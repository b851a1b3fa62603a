import { decideRequest } from './compiled/decide.ts';
import type { Decision, PolicyLayers } from './decision.ts';
import { referenceDecision } from './reference/reference-decision.ts';
import type { AuthorizationRequest } from './request.ts';

/**
 * Decides with both evaluators and explains by the plain one. Where they disagree the answer is indeterminate, and says so. `shared` are the
 * same documents wherever they stand: those are compiled once for all their places.
 */
export function explainDecision(request: AuthorizationRequest, layers: PolicyLayers, shared: PolicyLayers = layers): Decision {
  const plain = referenceDecision(request, layers);
  const fast = decideRequest(request, shared);
  if (fast.verdict === plain.verdict) return plain;
  const what = `the two evaluators disagree (${plain.verdict} and ${fast.verdict}): please report this`;
  return {
    verdict: 'indeterminate',
    reasons: [
      { layer: 'principal', level: undefined, effect: 'note', truth: 'unreadable', statement: undefined, message: what },
      ...plain.reasons,
    ],
    warnings: [...plain.warnings, what],
    residual: { kind: 'unreadable', what, statement: undefined },
  };
}
