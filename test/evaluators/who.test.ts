import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideRequest } from '../../src/iam/compiled/decide.ts';
import { parseEvaluationInput } from '../../src/iam/evaluation-input.ts';
import { referenceDecision } from '../../src/iam/reference/reference-decision.ts';
import { kmsGrant } from './pairs.ts';
import { inTen, principal } from './policies.ts';
import { Distribution, pairs, seed, timeout } from './seed.ts';
import { type Json, PRINCIPALS } from './world.ts';

/** Policies that speak of every action and resource, so that nothing but who calls decides. */

const A = '111122223333';
const KEY = `arn:aws:kms:us-east-1:${A}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

const EVERYTHING: Json = { Action: '*', Resource: '*' };
const document = (statements: readonly Json[]): Json => ({ Version: '2012-10-17', Statement: statements });
const own = (effect: string): Json => document([{ Effect: effect, ...EVERYTHING }]);
const side = (times: number) => inTen(times, fc.constantFrom(own('Allow'), own('Allow'), document([])));

/** One or two statements that name callers. */
const naming = (least: number) =>
  fc.array(fc.record({ Effect: fc.constantFrom('Allow', 'Allow', 'Deny'), who: principal }), { minLength: least, maxLength: 2 });

const target = fc.constantFrom<Json[]>(
  { action: 's3:GetObject', resource: { arn: 'arn:aws:s3:::b/k', account: A } },
  { action: 's3:PutBucketPolicy', resource: { arn: 'arn:aws:s3:::b', account: A } },
  { action: 'sts:AssumeRole', resource: `arn:aws:iam::${A}:role/target` },
  { action: 'kms:Decrypt', resource: KEY },
  { action: 'kms:CreateGrant', resource: KEY },
);

const question = fc.record({
  caller: fc.constantFrom(...PRINCIPALS),
  target,
  identity: side(5),
  boundary: side(3),
  session: side(3),
  resource: naming(1),
  endpoint: inTen(4, naming(1)),
  endpointType: fc.constantFrom('interface', 'gateway'),
  grants: fc.array(kmsGrant, { maxLength: 2 }),
  mode: fc.constantFrom('point', 'discover'),
});

test('the two evaluators agree on who is named, and how', { timeout }, () => {
  const seen = new Distribution();
  fc.assert(
    fc.property(question, ({ caller, target: { action, resource: asked }, mode, ...given }) => {
      const written = (statements: typeof given.resource): Json =>
        document(
          statements.map(({ Effect, who }) => ({
            Effect,
            ...who({ action: String(action), arn: KEY, context: {}, principal: caller }),
            ...EVERYTHING,
          })),
        );
      const input = parseEvaluationInput({
        mode,
        request: { principal: caller, action, resource: asked },
        policies: {
          identity: given.identity,
          boundary: given.boundary,
          session: given.session,
          resource: written(given.resource),
          vpcEndpoint: given.endpoint && { type: given.endpointType, policies: written(given.endpoint) },
          kmsGrants: given.grants,
        },
      });
      if (typeof input === 'string') throw new Error(input);
      const { verdict } = referenceDecision(input.request, input.layers);
      seen.add(verdict);
      expect(decideRequest(input.request, input.layers).verdict).toBe(verdict);
    }),
    { numRuns: pairs, seed },
  );
  for (const [verdict, share] of seen.shares) expect(share, `share of ${verdict}`).toBeGreaterThan(0.02);
});
