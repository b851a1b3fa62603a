import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decideRequest } from './compiled/decide.ts';
import type { Decision, PolicyLayers, Residual, Verdict } from './decision.ts';
import { parseEvaluationInput } from './evaluation-input.ts';
import { explainDecision } from './explain.ts';
import { referenceDecision } from './reference/reference-decision.ts';
import type { AuthorizationRequest } from './request.ts';

type Evaluator<Answer> = (request: AuthorizationRequest, layers: PolicyLayers) => Answer;

/** Every evaluator must give AWS's answer in every case. */
const evaluators: readonly (readonly [name: string, decide: Evaluator<{ readonly verdict: Verdict }>])[] = [
  ['reference', referenceDecision],
  ['compiled', decideRequest],
];

/** Evaluators whose explanations are held against the cases too. */
const explainers: readonly (readonly [name: string, decide: Evaluator<Decision>])[] = [
  ['reference', referenceDecision],
  ['both', explainDecision],
];

/** One case of `cases/<area>.json`: an evaluation input with the answer and where AWS says so. */
interface Case {
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly source: string;
  readonly confidence: string;
  readonly expected: Verdict;
  /** What must still hold, as `renderResidual` writes it. */
  readonly residual?: string;
  /** The reasons, as `effect layer`. */
  readonly reasons?: readonly string[];
  /** Words of warnings that must be given; an empty list: there must be none. */
  readonly warnings?: readonly string[];
}

const folder = new URL('./cases/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const cases: readonly Case[] = files.flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')).cases);

/** One line, in an order that does not depend on the evaluator. */
function renderResidual(residual: Residual): string {
  switch (residual.kind) {
    case 'all':
    case 'any':
      return `${residual.kind}(${residual.of.map(renderResidual).sort().join(', ')})`;
    case 'not':
      return `not(${renderResidual(residual.of)})`;
    case 'condition':
      return `${residual.operator} ${residual.key} [${residual.values.join(', ')}]`;
    case 'resource':
      return `${residual.negated ? 'NotResource' : 'Resource'} [${residual.patterns.join(', ')}]`;
    case 'principal':
      return `${residual.negated ? 'NotPrincipal' : 'Principal'} [${residual.entries.map(({ type, value }) => `${type}:${value}`).join(', ')}]`;
    case 'unreadable':
      return 'unreadable';
  }
}

function decideCase<Answer>(one: Case, decide: Evaluator<Answer>): Answer {
  const input = parseEvaluationInput(one);
  if (typeof input === 'string') throw new Error(`case ${one.id}: ${input}`);
  return decide(input.request, input.layers);
}

test('each case has its own id, its file is its area, and it says where AWS says so', () => {
  expect(new Set(cases.map((one) => one.id)).size).toBe(cases.length);
  for (const file of files) {
    for (const one of JSON.parse(readFileSync(new URL(file, folder), 'utf8')).cases as Case[]) {
      expect(`${one.area}.json`, one.id).toBe(file);
      expect(one.source, one.id).not.toBe('');
    }
  }
});

describe.each(evaluators)('the %s evaluator gives the answer of AWS', (_, decide) => {
  test.each(cases.map((one) => [one.area, one.id, one.title, one] as const))('%s %s: %s', (_area, _id, _title, one) => {
    const decision = decideCase(one, decide);
    expect(decision.verdict, JSON.stringify(decision, undefined, 1)).toBe(one.expected);
  });
});

describe.each(explainers)('the %s evaluator explains its answer', (_, decide) => {
  const explained = cases.filter((one) => one.residual !== undefined || one.reasons !== undefined || one.warnings !== undefined);
  test.each(explained.map((one) => [one.area, one.id, one.title, one] as const))('%s %s: %s', (_area, _id, _title, one) => {
    const decision = decideCase(one, decide);
    if (one.residual !== undefined) expect(decision.residual && renderResidual(decision.residual)).toBe(one.residual);
    const given = new Set(decision.reasons.map((reason) => `${reason.effect} ${reason.layer}`));
    if (one.reasons !== undefined) expect([...given].sort()).toEqual([...one.reasons].sort());
    if (one.warnings?.length === 0) expect(decision.warnings).toEqual([]);
    for (const words of one.warnings ?? []) expect(decision.warnings.join('\n')).toContain(words);
  });

  test('a certain answer has reasons and no residual, an open one has both', () => {
    for (const one of cases) {
      const decision = decideCase(one, decide);
      const open = decision.verdict === 'conditional' || decision.verdict === 'indeterminate';
      expect(decision.reasons.length, one.id).toBeGreaterThan(0);
      expect(decision.residual !== undefined, one.id).toBe(open);
    }
  });
});
