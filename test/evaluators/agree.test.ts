import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide, decideRequest } from '../../src/iam/compiled/decide.ts';
import { compileLayers } from '../../src/iam/compiled/layers.ts';
import { PreparedRequest } from '../../src/iam/compiled/request.ts';
import { explainDecision } from '../../src/iam/explain.ts';
import { referenceDecision } from '../../src/iam/reference/reference-decision.ts';
import { pair, parsePair } from './pairs.ts';
import { Distribution, pairs, seed, timeout } from './seed.ts';

test('the two evaluators give one verdict', { timeout }, () => {
  const seen = new Distribution();
  fc.assert(
    fc.property(pair, (one) => {
      const { request, layers } = parsePair(one);
      const plain = referenceDecision(request, layers).verdict;
      seen.add(plain);
      expect(decideRequest(request, layers).verdict).toBe(plain);
    }),
    { numRuns: pairs, seed },
  );
  console.log(`${pairs} pairs, seed ${seed}, no disagreement: ${seen}`);
  for (const [verdict, share] of seen.shares) expect(share, `share of ${verdict}`).toBeGreaterThan(0.03);
});

test('policies compiled once answer every request as if compiled for it', { timeout }, () => {
  const numRuns = Math.ceil(pairs / 10);
  fc.assert(
    fc.property(pair, fc.array(pair, { minLength: 2, maxLength: 5 }), (one, others) => {
      const { layers } = parsePair(one);
      const compiled = compileLayers(layers);
      for (const { request } of [one, ...others, one].map(parsePair)) {
        const prepared = new PreparedRequest(request);
        const { verdict } = referenceDecision(request, layers);
        expect(decide(prepared, compiled).verdict).toBe(verdict);
        expect(decide(prepared, compiled).verdict, 'the same request again').toBe(verdict);
      }
    }),
    { numRuns, seed },
  );
});

test('an explained decision is that of both evaluators', { timeout }, () => {
  fc.assert(
    fc.property(pair, (one) => {
      const { request, layers } = parsePair(one);
      expect(explainDecision(request, layers)).toEqual(referenceDecision(request, layers));
    }),
    { numRuns: Math.ceil(pairs / 10), seed },
  );
});

test('a decision cites a statement of its layers that speaks for it', { timeout }, () => {
  fc.assert(
    fc.property(pair, (one) => {
      const { request, layers } = parsePair(one);
      const { verdict, layer, policy, statement } = decideRequest(request, layers);
      if (verdict !== 'explicitDeny' || policy === undefined) return;
      const cited = referenceDecision(request, layers).reasons.map(
        (reason) => `${reason.layer} ${reason.statement?.document.name} ${reason.statement?.index}`,
      );
      expect(cited).toContain(`${layer} ${policy.ref.name} ${statement}`);
    }),
    { numRuns: Math.ceil(pairs / 10), seed },
  );
});
