import fc from 'fast-check';
import { expect, test } from 'vitest';
import { referenceDecision } from '../../iam/reference/reference-decision.ts';
import { parsePolicy } from '../../iam/parse.ts';
import type { Policy } from '../../iam/policy.ts';
import type { AuthorizationRequest } from '../../iam/request.ts';
import type { PolicyLayers } from '../../iam/decision.ts';
import type { WrittenConditions } from '../written-policy.ts';
import { findText } from './find-text.ts';
import type { AllowedCalls } from './claim.ts';
import { prove } from './prove.ts';
import { ACCOUNT, FULL_ACCESS, policyOf, underScps, type Written } from './situation.fixture.ts';
import { areApart, globPattern, includes, type Language, matchesPattern } from './text-pattern.ts';
import { witnessOf } from './witness.ts';

const RUNS = Number(process.env['MANTLET_RUNS'] ?? 400);

const glob = fc.stringMatching(/^[ab*?]{0,6}$/);
const words = ((): readonly string[] => {
  const all = [''];
  for (const word of all) if (word.length < 7) all.push(`${word}a`, `${word}b`, `${word}c`);
  return all;
})();

test('a text is found where there is one, and none where there is none: as by trying all short ones', () => {
  const language = fc.array(glob, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(language, { minLength: 1, maxLength: 3 }), fc.array(language, { maxLength: 2 }), (all, none) => {
      const compiled = (texts: readonly string[]): Language => texts.map((text) => globPattern(text));
      const found = findText(all.map(compiled), none.map(compiled), { states: 10_000_000 });
      const fits = (word: string): boolean =>
        all.every((texts) => texts.some((text) => matchesPattern(globPattern(text), word))) &&
        !none.some((texts) => texts.some((text) => matchesPattern(globPattern(text), word)));
      if (found.kind === 'text') expect(fits(found.text)).toBe(true);
      else expect(words.filter(fits)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('a pattern that lies within another has no text that the other has not', () => {
  fc.assert(
    fc.property(glob, glob, (wide, narrow) => {
      if (!includes(globPattern(wide), globPattern(narrow))) return;
      expect(words.filter((word) => matchesPattern(globPattern(narrow), word) && !matchesPattern(globPattern(wide), word))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('patterns that are apart have no text in common', () => {
  fc.assert(
    fc.property(glob, glob, (one, other) => {
      if (!areApart(globPattern(one), globPattern(other))) return;
      expect(words.filter((word) => matchesPattern(globPattern(one), word) && matchesPattern(globPattern(other), word))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

const ACTIONS = ['bedrock:CreateModelCustomizationJob', 'bedrock:InvokeModel', 'bedrock:DeleteGuardrail', 's3:GetObject'];
const ARNS = ['role/ai/trainer', 'role/ai/x', 'role/AI/trainer', 'role/other', 'user/anna', 'root'].map(
  (rest) => `arn:aws:iam::${ACCOUNT}:${rest}`,
);
const PATTERNS = [
  'arn:aws:iam::*:role/ai/*',
  'arn:aws:iam::*:role/ai/trainer',
  'arn:aws:iam::*:role/*',
  'arn:aws:iam::*:user/*',
  'arn:*:iam::*:ro*',
  '*',
  ...ARNS.slice(0, 2),
];
const REGIONS = ['eu-west-1', 'us-east-1', 'unspecified'];
const TAGS = ['gold', 'silver', 'Gold'];

const oneOrMore = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 });
const maybeIfExists = fc.constantFrom('', 'IfExists');
const condition: fc.Arbitrary<readonly [string, string, readonly string[]]> = fc.oneof(
  fc.tuple(
    fc
      .tuple(fc.constantFrom('ArnLike', 'ArnNotLike', 'StringLike', 'StringNotLike', 'ArnNotEquals', 'StringNotEquals'), maybeIfExists)
      .map((parts) => parts.join('')),
    fc.constant('aws:PrincipalArn'),
    oneOrMore(PATTERNS),
  ),
  fc.tuple(
    fc
      .tuple(
        fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLike', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'),
        maybeIfExists,
      )
      .map((parts) => parts.join('')),
    fc.constantFrom('aws:PrincipalTag/level', 'aws:RequestTag/level'),
    oneOrMore([...TAGS, 'g*']),
  ),
  fc.tuple(fc.constantFrom('StringEquals', 'StringNotEquals'), fc.constant('aws:RequestedRegion'), oneOrMore(REGIONS)),
  fc.tuple(fc.constantFrom('Bool', 'BoolIfExists'), fc.constant('aws:MultiFactorAuthPresent'), oneOrMore(['true', 'false'])),
  fc.tuple(
    fc.constantFrom('NumericLessThan', 'NumericGreaterThanEquals', 'NumericEqualsIfExists'),
    fc.constant('aws:MultiFactorAuthAge'),
    oneOrMore(['10', '11', '300']),
  ),
  fc.tuple(
    fc.constantFrom('IpAddress', 'NotIpAddress', 'NotIpAddressIfExists'),
    fc.constant('aws:SourceIp'),
    oneOrMore(['10.0.0.0/8', '10.1.0.0/16', '0.0.0.0/0']),
  ),
  fc.tuple(
    fc.constantFrom(
      'ForAnyValue:StringEquals',
      'ForAllValues:StringEquals',
      'ForAnyValue:StringNotEquals',
      'ForAllValues:StringLikeIfExists',
    ),
    fc.constant('aws:TagKeys'),
    oneOrMore(['a', 'b', 'a*']),
  ),
  fc.tuple(
    fc.constant('Null'),
    fc.constantFrom('aws:TagKeys', 'aws:PrincipalTag/level', 'aws:MultiFactorAuthPresent', 'bedrock:GuardrailIdentifier'),
    oneOrMore(['true', 'false']),
  ),
);
const block: fc.Arbitrary<WrittenConditions> = fc
  .uniqueArray(condition, { minLength: 1, maxLength: 2, selector: ([operator, key]) => `${operator} ${key}` })
  .map((all) => {
    const written: Record<string, Record<string, readonly string[]>> = {};
    for (const [operator, key, values] of all) written[operator] = { ...written[operator], [key]: values };
    return written;
  });
const resource = fc.constantFrom('*', 'arn:aws:bedrock:*:*:custom-model/*', 'arn:aws:bedrock:*:*:*', 'arn:aws:s3:::data/*');
const denial: fc.Arbitrary<Written> = fc
  .record({
    Action: fc.oneof(fc.uniqueArray(fc.constantFrom(...ACTIONS), { minLength: 1 }), fc.constantFrom('bedrock:*', '*', 'bedrock:Create*')),
    block: fc.option(block, { nil: undefined }),
    resource,
    negated: fc.boolean(),
  })
  .map(({ Action, block: Condition, resource: where, negated }) => ({
    Effect: 'Deny',
    Action,
    ...(negated && where !== '*' ? { NotResource: where } : { Resource: where }),
    ...(Condition === undefined ? {} : { Condition }),
  }));
const allowing: fc.Arbitrary<Written> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(FULL_ACCESS) },
  fc.record({ Condition: block }).map(({ Condition }) => ({ ...FULL_ACCESS, Condition })),
);

const context = fc.record(
  {
    'aws:PrincipalTag/level': fc.constantFrom(...TAGS),
    'aws:RequestTag/level': fc.constantFrom(...TAGS),
    'aws:MultiFactorAuthPresent': fc.constantFrom('true', 'false'),
    'aws:MultiFactorAuthAge': fc.constantFrom('9', '10', '11', '299', '300'),
    'aws:SourceIp': fc.constantFrom('10.1.2.3', '10.2.3.4', '11.0.0.1'),
    'aws:TagKeys': fc.uniqueArray(fc.constantFrom('a', 'b', 'ab'), { minLength: 1 }),
  },
  { requiredKeys: [] },
);
const TYPED: Readonly<Record<string, RegExp>> = {
  'bedrock:CreateModelCustomizationJob': /:(?:custom|foundation)-model\//,
  'bedrock:InvokeModel': /:foundation-model\//,
  'bedrock:DeleteGuardrail': /:guardrail\//,
  's3:GetObject': /:s3:/,
};
const request: fc.Arbitrary<AuthorizationRequest> = fc
  .record({
    arn: fc.constantFrom(...ARNS),
    action: fc.constantFrom(...ACTIONS),
    resource: fc.constantFrom(
      'arn:aws:bedrock:eu-west-1:111122223333:custom-model/m',
      'arn:aws:bedrock:eu-west-1::foundation-model/m',
      'arn:aws:bedrock:eu-west-1:111122223333:guardrail/g',
      'arn:aws:s3:::data/x',
      'arn:aws:s3:::other/x',
    ),
    region: fc.constantFrom(...REGIONS),
    context,
  })
  // AWS asks about resources of the types that an action has
  .filter(({ action, resource: where }) => TYPED[action]?.test(where) === true)
  .map(({ arn, action, resource: where, region, context: more }) => {
    const base = witnessOf(
      action,
      new Map([
        ['aws:principalarn', [arn]],
        ['@resource', [where]],
      ]),
    );
    return { ...base, context: { ...more, 'aws:RequestedRegion': region } as AuthorizationRequest['context'] };
  });

const EVERYTHING = parsePolicy({ Version: '2012-10-17', Statement: [FULL_ACCESS] }, 'identity', { name: 'everything' });
const layersOf = (scp: PolicyLayers['scp']): PolicyLayers => ({
  identity: [EVERYTHING],
  boundary: undefined,
  session: undefined,
  // whoever asks has every right of his own, and is let in
  resource: parsePolicy({ Version: '2012-10-17', Statement: [{ ...FULL_ACCESS, Principal: '*' }] }, 'resource', { name: 'open' }),
  scp,
  rcp: undefined,
  endpoint: undefined,
  endpointType: 'interface',
  kmsGrants: [],
});

/** Whether a request meets a block of conditions: by the plain evaluator, as an Allow that only the block narrows. */
function meets(asked: AuthorizationRequest, conditions: WrittenConditions): boolean {
  const policy = parsePolicy({ Version: '2012-10-17', Statement: [{ ...FULL_ACCESS, Condition: conditions }] }, 'identity', {
    name: 'block',
  });
  // as an SCP: what a root user may do follows from no policy of its own
  return referenceDecision(asked, layersOf([[policy]])).verdict === 'allow';
}

test('what is proved, no request contradicts; by the plain evaluator', () => {
  const counts = { proved: 0, refuted: 0, unknown: 0 };
  fc.assert(
    fc.property(
      allowing,
      fc.array(denial, { maxLength: 4 }),
      fc.array(block, { maxLength: 2 }),
      fc.constantFrom('complete', 'harmless'),
      fc.array(request, { minLength: 30, maxLength: 60 }),
      (allow, denials, blocks, kind, requests) => {
        const scps = [policyOf([allow, ...denials])];
        const claim =
          kind === 'complete'
            ? ({ id: 'c', claim: 'complete', actions: ACTIONS, exempt: blocks } as const)
            : ({ id: 'h', claim: 'harmless', actions: ACTIONS, for: blocks } as const);
        const found = prove(claim, underScps(scps), 10_000_000);
        counts[found.answer]++;
        if (found.answer !== 'proved') return;
        for (const asked of requests) {
          const { verdict } = referenceDecision(asked, layersOf([scps]));
          const isNamed = blocks.some((one) => meets(asked, one));
          if (kind === 'complete' ? !isNamed : isNamed)
            expect({ asked, verdict }).toMatchObject({ verdict: kind === 'complete' ? expect.not.stringMatching(/^allow$/) : 'allow' });
        }
      },
    ),
    { numRuns: RUNS },
  );
  // a law that never bites says nothing
  expect(counts.proved).toBeGreaterThan(RUNS / 50);
  expect(counts.refuted).toBeGreaterThan(RUNS / 10);
  expect(counts.unknown).toBeLessThan(RUNS / 10);
});

const grant: fc.Arbitrary<AllowedCalls> = fc.record(
  {
    actions: fc.uniqueArray(fc.constantFrom(...ACTIONS, 'bedrock:*'), { minLength: 1, maxLength: 2 }),
    resources: fc.uniqueArray(resource, { minLength: 1, maxLength: 2 }),
    when: block,
  },
  { requiredKeys: ['actions'] },
);
const written = ({ actions, resources, when }: AllowedCalls): Written => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resources ?? '*',
  ...(when === undefined ? {} : { Condition: when }),
});

test('what is confined to some calls allows no other; by the plain evaluator', () => {
  const counts = { proved: 0, refuted: 0, unknown: 0 };
  fc.assert(
    fc.property(
      fc.array(grant, { minLength: 1, maxLength: 3 }),
      fc.array(grant, { maxLength: 2 }),
      fc.array(denial, { maxLength: 2 }),
      fc.nat({ max: 3 }),
      fc.array(request, { minLength: 30, maxLength: 60 }),
      (to, more, denials, kept, requests) => {
        // mostly a part of what may be allowed, so that claims hold at times
        const scps = [policyOf([...to.slice(kept % (to.length + 1)), ...(kept === 3 ? more : [])].map(written)), policyOf(denials)];
        const found = prove({ id: 'c', claim: 'confined', to }, underScps(scps), 10_000_000);
        counts[found.answer]++;
        const may = [policyOf(to.map(written))];
        const allows = (asked: AuthorizationRequest, policies: readonly Policy[]): boolean =>
          referenceDecision(asked, layersOf([policies])).verdict === 'allow';
        if (found.answer === 'refuted') expect(allows(found.witness, scps) && !allows(found.witness, may)).toBe(true);
        if (found.answer !== 'proved') return;
        for (const asked of requests) if (allows(asked, scps)) expect({ asked, may: allows(asked, may) }).toEqual({ asked, may: true });
      },
    ),
    { numRuns: RUNS },
  );
  expect(counts.proved).toBeGreaterThan(RUNS / 10);
  expect(counts.refuted).toBeGreaterThan(RUNS / 20);
  expect(counts.unknown).toBeLessThan(RUNS / 10);
});
