import { explainDecision } from '../iam/explain.ts';
import type { Decision, Reason, Residual, Verdict } from '../iam/decision.ts';
import { parseEvaluationInput } from '../iam/evaluation-input.ts';

/** One answer of `mantlet evaluate`, one line of its output. */
export type EvaluationAnswer =
  | {
      readonly id: string;
      readonly decision: Verdict;
      readonly reasons: readonly Reason[];
      readonly residual?: Residual;
      readonly warnings?: readonly string[];
      /** Present where the input says what it expects. */
      readonly expected?: string;
    }
  | { readonly id: string; readonly error: string };

/** Decides one line. What cannot be read is an error in the answer, and the next line is still decided. */
export function evaluateLine(value: unknown): EvaluationAnswer {
  const input = parseEvaluationInput(value);
  const fields = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const written = fields['id'];
  const id = typeof written === 'string' || typeof written === 'number' ? String(written) : '';
  if (typeof input === 'string') return { id, error: input };
  const { verdict, reasons, residual, warnings: ofDecision }: Decision = explainDecision(input.request, input.layers);
  const warnings = [...input.notes, ...ofDecision];
  const expected = fields['expected'];
  return {
    id,
    decision: verdict,
    reasons,
    ...(residual === undefined ? {} : { residual }),
    ...(warnings.length === 0 ? {} : { warnings }),
    ...(typeof expected === 'string' ? { expected } : {}),
  };
}
